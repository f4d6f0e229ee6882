/// What a command came to, without its INFO lines.
enum Answer {
    case okay(String = "")
    case fail(String)
    /// Nothing is sent: the phone hangs or the host went.
    case silence
    /// The connection ends without an answer.
    case drop

    /// The packet on the wire, without a limit; nil when there is none.
    var packet: String? {
        switch self {
        case .okay(let text): "OKAY\(text)"
        case .fail(let text): "FAIL\(text)"
        case .silence, .drop: nil
        }
    }

    /// How the log writes it.
    var logged: String? {
        switch self {
        case .okay(let text): text.isEmpty ? "OKAY" : "OKAY \(text)"
        case .fail(let text): "FAIL \(text)"
        case .silence, .drop: nil
        }
    }
}

/// The way back to the host during one command.
final class Reply {
    /// The longest answer packet in bytes, which is what AOSP's host reads.
    private static let longest = 256

    private let link: any DeviceLink
    private(set) var info: [String] = []
    /// The bytes of the data phase and their CRC-32.
    var received: (bytes: UInt64, crc32: UInt32?) = (0, nil)

    init(_ link: any DeviceLink) {
        self.link = link
    }

    func info(_ line: String) throws(LinkError) {
        info.append(line)
        try send("INFO\(line)")
    }

    func send(_ packet: String, split: Bool = false) throws(LinkError) {
        let bytes = Array(packet.utf8.prefix(Self.longest))
        if split, bytes.count > 1 {
            try link.send(Array(bytes[..<(bytes.count / 2)]))
            try link.send(Array(bytes[(bytes.count / 2)...]))
        } else {
            try link.send(bytes)
        }
    }

    /// Bytes of the data phase towards the host.
    func give(_ bytes: [UInt8]) throws(LinkError) { try link.send(bytes) }

    func receive(_ count: UInt64, to sink: (UnsafeRawBufferPointer) throws -> Void) throws(LinkError) {
        try unsafe link.receivePayload(count, to: sink)
    }

    func discard(_ count: UInt64, keeping kept: Int, _ passed: (Int) -> Void) throws(LinkError) -> [UInt8] {
        try link.discardPayload(count, keeping: kept, passed)
    }
}
