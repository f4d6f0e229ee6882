import CLibUSB
import Testing

@testable import USB

@Test func sizesHalveDownToSixteenKiB() {
    var size = TransferSize(256 * 1024)
    var seen = [size.bytes]
    while size.halve() { seen.append(size.bytes) }
    #expect(seen == [262_144, 131_072, 65_536, 32_768, 16_384])
    #expect(size.bytes == 16_384)
    let again = size.halve()
    #expect(!again)
}

@Test(arguments: [(0, 16_384), (-5, 16_384), (16_385, 16_384), (300_000, 299_008), (1 << 20, 1 << 20)])
func sizesAreWholeUnits(wanted: Int, bytes: Int) {
    #expect(TransferSize(wanted).bytes == bytes)
}

@Test func halvesOfOddSizesStayWholeUnits() {
    var size = TransferSize(300_000)
    repeat { #expect(size.bytes % 1024 == 0 && size.bytes >= 16_384) } while size.halve()
}

/// A payload of any length, sent with any wish for a size, while the kernel refuses memory at any moment: every size that a transfer
/// can have is whole units, so only a payload's last transfer can be anything else. What really goes over a bus is recorded in
/// Tests/Guest/cases/transfers.sh.
@Test func sizesStayWholeUnitsWhateverTheKernelGrants() {
    for seed in UInt64(1)...5000 {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ below: UInt64) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % below)
        }
        var size = TransferSize(next(3 << 20))
        for _ in 0..<next(12) {
            let before = size.bytes
            let isSmaller = size.halve()
            #expect(isSmaller ? size.bytes < before : size.bytes == before, "seed \(seed)")
            #expect(size.bytes % 1024 == 0 && size.bytes >= 16_384, "seed \(seed): \(size.bytes)")
        }
    }
}

@Test(arguments: [
    ("1.5", USBSpeed.low as USBSpeed?), ("12", .full), ("480", .high), ("5000", .super), ("10000", .superPlus),
    ("20000", .superPlus), ("", nil), ("481", nil), ("unknown", nil),
])
func speedsAsLinuxWritesThem(text: String, speed: USBSpeed?) {
    #expect(USBSpeed(sysfs: text) == speed)
}

@Test func speedsHaveWordsAndMegabits() {
    #expect("\(USBSpeed.high)" == "USB 2.0 high speed (480 Mbit/s)")
    #expect(USBSpeed.allCases.map(\.megabits) == [1, 12, 480, 5000, 10000])
}

@Test func optionsAreSafe() {
    #expect(USBOptions(depth: 0).depth == 1)
    #expect(USBOptions.conservative.transferSize == 16 * 1024)
    #expect(USBOptions.conservative.depth == 1)
    #expect(USBOptions.fast.transferSize * USBOptions.fast.depth == 1 << 20)
    #expect(USBConnection.inputSize % 1024 == 0 && USBConnection.inputSize >= 4096)
}

/// libusb's own names are the oracle.
@Test func codesHaveTheNamesOfLibusb() {
    for number in [0, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -99] as [Int32] {
        let name = unsafe String(cString: libusb_error_name(number))
        #expect(USBCode(number).name == (number == 0 ? "LIBUSB_SUCCESS" : name))
    }
    #expect(USBCode(-42 as Int32).name == "libusb code -42")
}

@Test(arguments: [
    (USBError.noPermission(path: "/dev/bus/usb/001/004"), "no permission to open /dev/bus/usb/001/004 for writing"),
    (.claimed(holder: "fwupd (pid 812)"), "the USB interface is held by fwupd (pid 812)"),
    (.claimed(holder: nil), "the USB interface is held by another program"),
    (.notFound("1-2"), "nothing is attached at USB port 1-2"),
    (.disconnected(doing: "sending"), "the device left the bus while sending"),
    (.stalled(endpoint: 0x81), "the device halted endpoint 0x81; the halt was cleared"),
    (
        .failed(doing: "opening the device", code: USBCode(-99 as Int32)),
        "opening the device failed: LIBUSB_ERROR_OTHER"
    ),
])
func errorsAreSentences(error: USBError, text: String) {
    #expect("\(error)" == text)
}
