/// A port whose connections misbehave, each once.
public final class FaultyPort: DevicePort {
    private let port: any DevicePort
    private let fault: LinkFault
    private let answer: Int

    /// - Parameter answer: where it happens, counted from 0 in each connection.
    public init(_ port: any DevicePort, _ fault: LinkFault, at answer: Int) {
        self.port = port
        self.fault = fault
        self.answer = answer
    }

    public func accept() throws(LinkError) -> (any DeviceLink)? {
        guard let link = try port.accept() else { return nil }
        return FaultyLink(link, fault, at: answer, cut: port.pull)
    }

    /// The recovery has faults of its own.
    public func acceptStream() throws(LinkError) -> (any StreamLink)? { try port.acceptStream() }

    public func replug(as mode: DeviceMode, after away: Duration) throws(LinkError) {
        try port.replug(as: mode, after: away)
    }
    public var hasCable: Bool { port.hasCable }
    public func pull() { port.pull() }
    public func shut() { port.shut() }
}

private final class FaultyLink: DeviceLink {
    private let link: any DeviceLink
    private let fault: LinkFault
    private let cut: () -> Void
    private var left: Int
    private var isSilent = false

    init(_ link: any DeviceLink, _ fault: LinkFault, at answer: Int, cut: @escaping () -> Void) {
        self.link = link
        self.cut = cut
        self.fault = fault
        left = answer
    }

    func receivePacket() throws(LinkError) -> [UInt8]? { try link.receivePacket() }

    func send(_ packet: [UInt8]) throws(LinkError) {
        if isSilent { return }
        // INFO and TEXT are no answers.
        if packet.starts(with: Array("INFO".utf8)) || packet.starts(with: Array("TEXT".utf8)) {
            return try link.send(packet)
        }
        left -= 1
        guard left == -1 else { return try link.send(packet) }
        switch fault {
        case .flood(let count):
            for number in 0..<count { try link.send(Array("INFOline \(number)".utf8)) }
            try link.send(packet)
        case .twice:
            try link.send(packet)
            try link.send(packet)
        case .short(let count): try link.send(Array(packet.prefix(count)))
        case .long: try link.send(packet + [UInt8](repeating: 0x41, count: 5000))
        case .empty:
            try link.send([])
            try link.send(packet)
        case .nonsense: try link.send(Array("HUH?\u{1}".utf8))
        case .wrongData(let count):
            let digits = String(count, radix: 16)
            try link.send(Array("DATA\(String(repeating: "0", count: 8 - digits.count))\(digits)".utf8))
        case .lost:
            link.close()
            cut()
            throw LinkError("unplugged before an answer")
        case .lastWord:
            try link.send(packet)
            link.close()
            cut()
            throw LinkError("unplugged after an answer")
        case .late(let milliseconds):
            pause(.milliseconds(milliseconds))
            try link.send(packet)
        case .silence: isSilent = true
        }
    }

    func receivePayload(_ count: UInt64, to sink: (UnsafeRawBufferPointer) throws -> Void) throws(LinkError) {
        try unsafe link.receivePayload(count, to: sink)
    }

    func sendPayload(_ bytes: [UInt8]) throws(LinkError) { try link.sendPayload(bytes) }
    func close() { link.close() }
}
