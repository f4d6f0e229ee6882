/// The words of the ADB wire (AOSP's `adb/protocol.txt`): four ASCII letters each, read as a little-endian number.
enum AdbCommand: UInt32, Sendable {
    /// Begins a connection: version, the most payload, and who one is.
    case connect = 0x4e58_4e43
    /// Opens a stream to a service.
    case open = 0x4e45_504f
    /// A stream is open, or its last write was taken.
    case okay = 0x5941_4b4f
    /// Bytes for a stream.
    case write = 0x4554_5257
    /// A stream is closed, or a service is refused.
    case close = 0x4553_4c43
    /// A started phone wants to know whether this computer's key is allowed.
    case authenticate = 0x4854_5541
    /// A started phone wants to go on encrypted.
    case startTLS = 0x534c_5453
    /// Left over from the first versions.
    case synchronize = 0x434e_5953

    /// The four letters.
    var word: String {
        String(decoding: (0..<4).map { UInt8(truncatingIfNeeded: rawValue >> UInt32($0 * 8)) }, as: UTF8.self)
    }
}
