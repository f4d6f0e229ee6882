/// A result code of libusb, with the name that libusb gives it.
public struct USBCode: Equatable, Sendable, CustomStringConvertible {
    /// The number that the call returned; libusb's errors are negative.
    public let number: Int32

    init(_ number: Int32) {
        self.number = number
    }

    init(_ number: Int) {
        self.number = Int32(truncatingIfNeeded: number)
    }

    /// The C name, such as `LIBUSB_ERROR_BUSY`.
    public var name: String {
        let names: [Int32: String] = [
            0: "SUCCESS", -1: "ERROR_IO", -2: "ERROR_INVALID_PARAM", -3: "ERROR_ACCESS", -4: "ERROR_NO_DEVICE",
            -5: "ERROR_NOT_FOUND", -6: "ERROR_BUSY", -7: "ERROR_TIMEOUT", -8: "ERROR_OVERFLOW", -9: "ERROR_PIPE",
            -10: "ERROR_INTERRUPTED", -11: "ERROR_NO_MEM", -12: "ERROR_NOT_SUPPORTED", -99: "ERROR_OTHER",
        ]
        return names[number].map { "LIBUSB_\($0)" } ?? "libusb code \(number)"
    }

    public var description: String { name }
}
