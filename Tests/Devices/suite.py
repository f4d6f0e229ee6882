#!/usr/bin/env python3
"""What AOSP's conformance suite for fastboot devices asserts, as far as it can be asked over TCP, each assertion written anew.

    suite.py HOST:PORT fastboot|fastbootd

Prints a line for each assertion that does not hold, and how many held. Ends with 1 where one did not.
"""

import random
import re
import socket
import struct
import sys

COMMAND_SIZE = 4096


class Gone(Exception):
    pass


class Host:
    def __init__(self, place):
        name, _, port = place.rpartition(":")
        self.place = (name, int(port))
        self.connect()

    def connect(self):
        self.socket = socket.create_connection(self.place, timeout=30)
        self.socket.sendall(b"FB01")
        if self.exactly(4)[:2] != b"FB":
            raise Gone("no greeting")

    def reconnect(self):
        self.socket.close()
        for _ in range(50):
            try:
                return self.connect()
            except (OSError, Gone):
                import time

                time.sleep(0.1)
        raise Gone("it did not come back")

    def exactly(self, count):
        data = b""
        while len(data) < count:
            part = self.socket.recv(count - len(data))
            if not part:
                raise Gone("closed")
            data += part
        return data

    def send(self, packet):
        self.socket.sendall(struct.pack(">Q", len(packet)) + packet)

    def receive(self):
        return self.exactly(struct.unpack(">Q", self.exactly(8))[0])

    def command(self, text):
        """The last packet's tag, its text, and the INFO lines before it."""
        self.send(text if isinstance(text, bytes) else text.encode())
        return self.answer()

    def answer(self):
        infos = []
        while True:
            packet = self.receive()
            if len(packet) > 256:
                raise Gone("an answer of %d bytes" % len(packet))
            tag, rest = packet[:4].decode("ascii", "replace"), packet[4:].decode("utf-8", "replace")
            if tag != "INFO":
                return tag, rest, infos
            infos.append(rest)

    def getvar(self, name):
        tag, value, _ = self.command("getvar:" + name)
        return value if tag == "OKAY" else None

    def download(self, data):
        tag, rest, _ = self.command("download:%08x" % len(data))
        if tag != "DATA" or int(rest, 16) != len(data):
            return tag
        self.send(data)
        return self.answer()[0]


FAILURES = []
HELD = 0


def check(name, holds, what=""):
    global HELD
    if holds:
        HELD += 1
    else:
        FAILURES.append("%s %s" % (name, what))


def hexadecimal(text):
    return bool(text) and re.fullmatch(r"0x[0-9a-fA-F]+", text) is not None


def sparse(block, chunks, *, blocks=None, count=None, major=1, size=None):
    """A sparse image: chunks of (type, blocks, data)."""
    body = b""
    total = 0
    for kind, number, data in chunks:
        body += struct.pack("<HHII", kind, 0, number, 12 + len(data)) + data
        total += number
    head = struct.pack(
        "<IHHHHIIII", 0xED26FF3A, major, 0, 28, 12, block if size is None else size, total if blocks is None else blocks,
        len(chunks) if count is None else count, 0)
    return head + body


def variables(host):
    for name in ["product", "version-bootloader", "version-baseband", "variant", "hw-revision", "serialno", "version"]:
        check("getvar " + name, host.getvar(name), repr(host.getvar(name)))
    serial = host.getvar("serialno") or ""
    check("serialno is alphanumeric", serial.isalnum(), repr(serial))
    for name in ["secure", "unlocked", "battery-soc-ok", "is-userspace"]:
        check(name + " is yes or no", host.getvar(name) in ("yes", "no"), repr(host.getvar(name)))
    check("off-mode-charge is 0 or 1", host.getvar("off-mode-charge") in ("0", "1"), repr(host.getvar("off-mode-charge")))
    check("battery-voltage is a number", re.search(r"[0-9]", host.getvar("battery-voltage") or ""), "")
    check("variant is short", len(host.getvar("variant") or "x" * 99) <= 32)
    size = host.getvar("max-download-size") or ""
    check("max-download-size begins with 0x", hexadecimal(size), repr(size))
    check("max-download-size fits into 32 bits", hexadecimal(size) and 0 < int(size, 16) <= 0xFFFFFFFF, repr(size))


def listing(host):
    tag, _, lines = host.command("getvar:all")
    check("getvar:all succeeds", tag == "OKAY", tag)
    check("getvar:all lists something", len(lines) > 0)
    check("its lines fit", all(len(line) <= 252 for line in lines))
    parts = []
    for line in lines:
        found = re.match(r"partition-size\s*:\s*(\w+)\s*:\s*0x([0-9a-fA-F]+)", line)
        if found:
            parts.append(found.group(1))
    check("getvar:all lists partitions", len(parts) > 0)
    for part in parts:
        kind, size = host.getvar("partition-type:" + part), host.getvar("partition-size:" + part) or ""
        check("partition-type:" + part, kind in ("ext4", "f2fs", "raw"), repr(kind))
        check("partition-size:" + part, hexadecimal(size), repr(size))
    count = host.getvar("slot-count") or ""
    check("slot-count is a number", count.isdigit() and int(count) <= 26, repr(count))
    slots = {}
    if count.isdigit() and int(count) > 0:
        check("current-slot", (host.getvar("current-slot") or "") in "abcdefgh", repr(host.getvar("current-slot")))
        for part in parts:
            found = re.fullmatch(r"(\S*)_([a-z])", part)
            if found:
                answer = host.getvar("has-slot:" + found.group(1))
                check("has-slot:" + found.group(1), answer == "yes", repr(answer))
                slots.setdefault(found.group(1), set()).add(found.group(2))
            else:
                answer = host.getvar("has-slot:" + part)
                check("has-slot:" + part, answer == "no", repr(answer))
        for base, letters in slots.items():
            check("slots of " + base, letters == set("abcdefgh"[: int(count)]), repr(letters))
        before = host.getvar("current-slot")
        for letter in "abcdefgh"[: int(count)]:
            check("set_active:" + letter, host.command("set_active:" + letter)[0] == "OKAY")
            check("it is active", host.getvar("current-slot") == letter, repr(host.getvar("current-slot")))
        host.command("set_active:" + before)
    for _ in range(50):
        check("getvar:all again", host.command("getvar:all")[0] == "OKAY")


def downloads(host):
    check("download of four bytes", host.download(b"aosp") == "OKAY")
    size = int(host.getvar("max-download-size") or "0", 0)
    check("one byte more than max-download-size", host.command("download:%08x" % min(size + 1, 0xFFFFFFFF))[0] == "FAIL")
    for text in ["download:%08x" % 0, "download:1", "download:-1", "download:-01000000", "download:-0100000",
                 "download:+0100000", "download:", "download", "download:01000000\0" + "999",
                 "download:01000000\0dkjfvijafdaiuybgidabgybr", "download:2PPPPPPPPPPPPPPPPPPPPPPPPPPPPPP"]:
        check(repr(text), host.command(text)[0] == "FAIL")
    check("it still answers", host.getvar("product"))
    # A host that leaves in the middle of the data, and another that comes.
    tag = host.command("download:%08x" % 10_000)[0]
    check("download of 10,000 bytes", tag == "DATA", tag)
    host.send(b"x" * 5000)
    host.reconnect()
    check("the next host is answered", host.getvar("product"))


def commands(host, userspace):
    legal = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    chance = random.Random(1)
    for count in [COMMAND_SIZE + 1, 10_000]:
        text = "".join(chance.choice(legal) for _ in range(count))
        check("a command of %d letters" % count, host.command(text)[0] == "FAIL")
    check("a command of control characters", host.command(bytes([1, 2, 3, 7, 200, 13]) * 20)[0] == "FAIL")
    for verb in ["getvar:", "download:", "flash:", "erase:", "set_active:", "boot:", "upload:", "powerdown:", "cmdline:"]:
        check(verb, host.command(verb)[0] == "FAIL")
        if verb not in ("boot:", "powerdown:"):
            check(verb[:-1], host.command(verb[:-1])[0] == "FAIL")
        check("long " + verb, host.command(verb + "x" * COMMAND_SIZE)[0] == "FAIL")
    if not userspace:
        tag, value, infos = host.command("flashing get_unlock_ability")
        last = value[-1:] or (infos[-1][-1:] if infos else "")
        check("get_unlock_ability ends in 0 or 1", tag == "OKAY" and last in ("0", "1"), repr((tag, value, infos)))


def images(host):
    chance = random.Random(2)

    def flash(data):
        tag = host.download(data)
        return host.command("flash:userdata")[0] if tag == "OKAY" else tag

    raw, fill, hole, crc = 0xCAC1, 0xCAC2, 0xCAC3, 0xCAC4
    block = 4
    while block <= 65536:
        data = chance.randbytes(block)
        check("sparse blocks of %d bytes" % block, flash(sparse(block, [(raw, 1, data), (hole, 63, b"")])) == "OKAY")
        block *= 2
    whole = [(raw, 4, chance.randbytes(16384)), (fill, 100, b"\x01\x02\x03\x04"), (hole, 5, b""), (raw, 1, bytes(4096))]
    check("a sparse image of all kinds", flash(sparse(4096, whole)) == "OKAY")
    check("many chunks", flash(sparse(4096, [(fill, 1, bytes([index % 256] * 4)) for index in range(2000)])) == "OKAY")
    good = sparse(4096, whole)
    bad = {
        "another version": sparse(4096, whole, major=2),
        "no blocks": sparse(4096, [], blocks=0),
        "blocks of no bytes": sparse(4096, whole, size=0),
        "very large blocks": sparse(4096, whole, size=0x80000000),
        "cut in the middle": good[: len(good) // 2],
        "a chunk of no kind": sparse(4096, [(0xBEEF, 1, bytes(4096))]),
        "more chunks than there are": sparse(4096, whole, count=9),
        "more blocks than there are": sparse(4096, whole, blocks=999),
        "a raw chunk that is short": sparse(4096, [(raw, 2, bytes(4096))]),
    }
    for name, data in bad.items():
        tag = flash(data)
        check("sparse: " + name, tag == "FAIL", tag)
        check("it answers after that", host.getvar("product"))


def logical(host):
    slot = host.getvar("current-slot") or ""
    suffix = "_" + slot if int(host.getvar("slot-count") or "0") > 0 else ""
    check("super is physical", host.getvar("is-logical:super") == "no", repr(host.getvar("is-logical:super")))
    check("super-partition-name", host.getvar("super-partition-name") == "super")
    check("system is logical", host.getvar("is-logical:system" + suffix) == "yes")
    name = "test_partition" + suffix
    check("create", host.command("create-logical-partition:%s:0" % name)[0] == "OKAY")
    check("create again", host.command("create-logical-partition:%s:0" % name)[0] == "FAIL")
    check("resize", host.command("resize-logical-partition:%s:4096" % name)[0] == "OKAY")
    check("resize in hex", host.command("resize-logical-partition:%s:0x2000" % name)[0] == "OKAY")
    check("its size", int(host.getvar("partition-size:" + name) or "0", 0) == 8192)
    check("download for it", host.download(bytes(4096)) == "OKAY")
    check("flash", host.command("flash:" + name)[0] == "OKAY")
    check("delete", host.command("delete-logical-partition:" + name)[0] == "OKAY")
    for text in ["create-logical-partition:", "create-logical-partition:x", "resize-logical-partition:x:y"]:
        check(text, host.command(text)[0] == "FAIL")


def main():
    host = Host(sys.argv[1])
    userspace = sys.argv[2] == "fastbootd"
    check("the mode", host.getvar("is-userspace") == ("yes" if userspace else "no"), repr(host.getvar("is-userspace")))
    variables(host)
    listing(host)
    downloads(host)
    commands(host, userspace)
    images(host)
    if userspace:
        logical(host)
    for failure in FAILURES:
        print(failure)
    print("%d assertions held, %d did not" % (HELD, len(FAILURES)))
    sys.exit(1 if FAILURES else 0)


if __name__ == "__main__":
    main()
