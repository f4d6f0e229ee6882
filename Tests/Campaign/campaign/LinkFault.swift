import VirtualPhone

/// What can go wrong at the phone's end of the cable, at one answer, counted from 0 over the connection.
enum LinkFault: CustomStringConvertible {
    /// So many INFO lines before the answer.
    case flood(Int)
    /// The answer comes twice.
    case twice
    /// Only its first bytes come.
    case short(Int)
    /// It is followed by much more than an answer holds.
    case long
    /// An empty packet comes before it.
    case empty
    /// Bytes that are no answer come in its place.
    case nonsense
    /// DATA with a number of its own comes in its place.
    case wrongData(UInt32)
    /// The connection ends before it: the phone has done what it was told, and nobody knows.
    case lost
    /// The connection ends after it.
    case lastWord
    /// It comes so many milliseconds late.
    case late(Int)
    /// It never comes, and no other after it.
    case silence

    static func drawn(_ dice: inout Dice) -> LinkFault {
        switch dice.number(0..<12) {
        case 0: .flood(dice.number(1..<300))
        case 1: .flood(2000)
        case 2: .twice
        case 3: .short(dice.number(0..<4))
        case 4: .long
        case 5: .empty
        case 6: .nonsense
        case 7: .wrongData(UInt32(dice.number(0..<1 << 30)))
        case 8: .lost
        case 9: .lastWord
        case 10: .late(dice.number(20..<400))
        default: .silence
        }
    }

    var description: String {
        switch self {
        case .flood(let count): "flood \(count)"
        case .twice: "twice"
        case .short(let count): "short \(count)"
        case .long: "long"
        case .empty: "empty"
        case .nonsense: "nonsense"
        case .wrongData(let count): "wrong DATA \(count)"
        case .lost: "lost"
        case .lastWord: "last word"
        case .late(let time): "late \(time) ms"
        case .silence: "silence"
        }
    }
}

/// A port whose connections misbehave once.
final class FaultyPort: DevicePort {
    private let port: TCPPort
    private let fault: LinkFault
    private let answer: Int

    init(_ port: TCPPort, _ fault: LinkFault, at answer: Int) {
        self.port = port
        self.fault = fault
        self.answer = answer
    }

    func accept() throws(LinkError) -> (any DeviceLink)? {
        guard let link = try port.accept() else { return nil }
        return FaultyLink(link, fault, at: answer)
    }

    func replug(as mode: DeviceMode, after away: Duration) throws(LinkError) { try port.replug(as: mode, after: away) }
    func shut() { port.shut() }
}

private final class FaultyLink: DeviceLink {
    private let link: any DeviceLink
    private let fault: LinkFault
    private var left: Int
    private var isSilent = false

    init(_ link: any DeviceLink, _ fault: LinkFault, at answer: Int) {
        self.link = link
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
            throw LinkError("unplugged before an answer")
        case .lastWord:
            try link.send(packet)
            link.close()
            throw LinkError("unplugged after an answer")
        case .late(let milliseconds):
            pause(milliseconds)
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
