// The plain pusher that the bench compares restock with: sends files to the first phone in fastboot, four transfers of
// 256 KiB in flight, and checks nothing that it need not. Usage: usb-pusher FILE...
#include <libusb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { depth = 4, piece = 256 * 1024, patience = 60000 };

static FILE *file;
static int busy;

static void die(const char *what) {
    fprintf(stderr, "usb-pusher: %s\n", what);
    exit(1);
}

// Opens the first device with a fastboot interface (ff/42/03) and finds its bulk endpoints.
static libusb_device_handle *open_phone(unsigned char *in, unsigned char *out) {
    libusb_device **list;
    ssize_t count = libusb_get_device_list(NULL, &list);
    for (ssize_t i = 0; i < count; i++) {
        struct libusb_config_descriptor *config;
        if (libusb_get_active_config_descriptor(list[i], &config)) continue;
        for (int n = 0; n < config->bNumInterfaces; n++) {
            const struct libusb_interface_descriptor *face = config->interface[n].altsetting;
            if (face->bInterfaceClass != 0xff || face->bInterfaceSubClass != 0x42 || face->bInterfaceProtocol != 3) continue;
            for (int e = 0; e < face->bNumEndpoints; e++) {
                unsigned char address = face->endpoint[e].bEndpointAddress;
                *(address & LIBUSB_ENDPOINT_IN ? in : out) = address;
            }
            libusb_device_handle *phone;
            if (libusb_open(list[i], &phone) || libusb_claim_interface(phone, face->bInterfaceNumber)) die("cannot open the phone");
            return phone;
        }
        libusb_free_config_descriptor(config);
    }
    die("no phone in fastboot");
    return NULL;
}

static void answer(libusb_device_handle *phone, unsigned char in, const char *wanted) {
    char text[4097];
    int got;
    do {
        if (libusb_bulk_transfer(phone, in, (unsigned char *)text, 4096, &got, patience)) die("no answer");
        text[got] = 0;
    } while (!strncmp(text, "INFO", 4));
    if (strncmp(text, wanted, 4)) die(text);
}

static void say(libusb_device_handle *phone, unsigned char out, const char *command) {
    int sent;
    if (libusb_bulk_transfer(phone, out, (unsigned char *)command, strlen(command), &sent, patience)) die("cannot send a command");
}

// Fills a transfer from the file and sends it on; at the end of the file the transfer rests.
static void submit(struct libusb_transfer *transfer) {
    transfer->length = fread(transfer->buffer, 1, piece, file);
    if (transfer->length == 0) return;
    if (libusb_submit_transfer(transfer)) die("cannot submit a transfer");
    busy++;
}

static void completed(struct libusb_transfer *transfer) {
    busy--;
    if (transfer->status != LIBUSB_TRANSFER_COMPLETED || transfer->actual_length != transfer->length) die("a transfer failed");
    submit(transfer);
}

// Sends one file and has it written.
static void push(libusb_device_handle *phone, unsigned char in, unsigned char out, struct libusb_transfer **transfers, const char *path) {
    if (!(file = fopen(path, "rb"))) die("cannot open the file");
    setvbuf(file, NULL, _IONBF, 0);
    fseek(file, 0, SEEK_END);
    char command[64];
    snprintf(command, sizeof command, "download:%08lx", ftell(file));
    rewind(file);
    say(phone, out, command);
    answer(phone, in, "DATA");
    for (int i = 0; i < depth; i++) submit(transfers[i]);
    while (busy > 0) libusb_handle_events(NULL);
    answer(phone, in, "OKAY");
    say(phone, out, "flash:probe");
    answer(phone, in, "OKAY");
    fclose(file);
}

int main(int count, char **words) {
    if (count < 2 || libusb_init(NULL)) die("usage: usb-pusher FILE...");
    unsigned char in = 0, out = 0;
    libusb_device_handle *phone = open_phone(&in, &out);
    struct libusb_transfer *transfers[depth];
    for (int i = 0; i < depth; i++) {
        unsigned char *memory = libusb_dev_mem_alloc(phone, piece);
        if (!memory && !(memory = malloc(piece))) die("no memory");
        transfers[i] = libusb_alloc_transfer(0);
        libusb_fill_bulk_transfer(transfers[i], phone, out, memory, piece, completed, NULL, patience);
    }
    for (int i = 1; i < count; i++) push(phone, in, out, transfers, words[i]);
    libusb_close(phone);
    return 0;
}
