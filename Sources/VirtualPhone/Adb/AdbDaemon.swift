import Bytes

/// The phone's side of one ADB connection: greets, opens services, and prints what they print.
struct AdbDaemon {
    private let phone: StartedPhone
    private let link: AdbLink
    /// By this phone's number of a stream: the host's number, and what is still to be sent.
    private var streams: [UInt32: Stream] = [:]
    private var next: UInt32 = 1

    private struct Stream {
        let host: UInt32
        var rest: ArraySlice<UInt8>
    }

    private static let version: UInt32 = 0x0100_0001

    init(_ phone: StartedPhone, _ link: AdbLink) {
        self.phone = phone
        self.link = link
    }

    /// Serves until the host leaves.
    mutating func serve() throws(LinkError) {
        while let message = try link.receive() {
            guard phone.mood != .mute else { continue }
            switch message.command {
            case .connect: try phone.mood == .open ? greet() : askForKey()
            // It asks again, whatever key was shown.
            case .authenticate: if message.first == 2 { try askForKey() }
            case .open where phone.mood == .open: try open(message)
            case .okay: try sendMore(of: message.second)
            case .close: streams[message.second] = nil
            case .open, .write: break
            }
        }
    }

    private func greet() throws(LinkError) {
        let name = phone.codename
        let banner =
            "device::ro.product.name=\(name);ro.product.model=\(name);ro.product.device=\(name);features=shell_v2,cmd"
        try link.send(AdbMessage(.connect, Self.version, AdbMessage.largestPayload, Array(banner.utf8)))
    }

    private func askForKey() throws(LinkError) {
        try link.send(AdbMessage(.authenticate, 1, 0, (0..<20).map { $0 }))
    }

    private mutating func open(_ message: AdbMessage) throws(LinkError) {
        let service = String(decoding: message.payload.prefix { $0 != 0 }, as: UTF8.self)
        guard let bytes = output(of: service) else {
            return try link.send(AdbMessage(.close, 0, message.first))
        }
        let own = next
        next += 1
        streams[own] = Stream(host: message.first, rest: bytes[...])
        try link.send(AdbMessage(.okay, own, message.first))
        try sendMore(of: own)
    }

    /// Sends the next piece, or ends the stream. Each piece waits for the host's word that it took the one before.
    private mutating func sendMore(of own: UInt32) throws(LinkError) {
        guard var stream = streams[own] else { return }
        guard !stream.rest.isEmpty else {
            streams[own] = nil
            return try link.send(AdbMessage(.close, own, stream.host))
        }
        // Small pieces, so that what reads them has to put them together.
        let piece = stream.rest.prefix(512)
        stream.rest = stream.rest.dropFirst(piece.count)
        streams[own] = stream
        try link.send(AdbMessage(.write, own, stream.host, Array(piece)))
    }

    /// What a service prints: `exec:COMMAND` and `shell:COMMAND` plainly, `shell,v2,...:COMMAND` in packets of a kind, a length and bytes,
    /// the last of them the exit status. Nil for a service that this phone refuses.
    private func output(of service: String) -> [UInt8]? {
        guard let colon = service.firstIndex(of: ":") else { return nil }
        let command = String(service[service.index(after: colon)...])
        switch service[..<colon].split(separator: ",").map(String.init) {
        case ["exec"], ["shell"]:
            return Array((phone.answer(to: command) ?? "\(command): inaccessible or not found\n").utf8)
        case let words where words.starts(with: ["shell", "v2"]):
            let text = phone.answer(to: command)
            var writer = ByteWriter()
            let printed = Array((text ?? "\(command): inaccessible or not found\n").utf8)
            writer.append([text == nil ? 2 : 1])
            writer.little(UInt32(printed.count))
            writer.append(printed)
            writer.append([3])
            writer.little(UInt32(1))
            writer.append([text == nil ? 127 : 0])
            return writer.bytes
        default: return nil
        }
    }
}
