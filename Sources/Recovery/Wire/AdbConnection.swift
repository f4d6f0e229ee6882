import Transport

/// A conversation with one recovery, over USB (class ff/42/01) or TCP. One stream at a time, one thread.
///
/// Header and payload are sent as a transfer each, as AOSP's adb does. Every wait has a limit.
public final class AdbConnection {
    /// The version that is offered; from this one on nobody looks at sums any more.
    static let version: UInt32 = 0x0100_0001
    /// The most payload that is taken, in bytes.
    public static let maxData = 1 << 20
    /// What an earlier program may have left on the wire: more than this is no leftover.
    private static let leftovers = 64

    /// The pipe to the phone.
    public let transport: any Transport
    /// How long each step may take.
    public let limits: AdbLimits
    /// Who answered.
    public private(set) var banner = AdbBanner([])
    /// The most payload that the recovery takes, in bytes.
    public private(set) var peerMaxData = 0
    /// Whether sums count: until both sides have said that they need none.
    private(set) var usesSums = true
    private var hasMet = false
    /// False once the recovery has taken a plain name after it had refused the same one with a NUL.
    var endsNamesWithNUL = true
    /// Bytes that came with others and belong to the next message.
    private var inbox: [UInt8] = []
    private var lastStream: UInt32 = 0

    /// Says CNXN and waits for the recovery's.
    /// - Throws: ``AdbError/startedPhone(word:)`` where the other side asks for a key.
    public init(_ transport: any Transport, limits: AdbLimits = AdbLimits()) throws(AdbError) {
        self.transport = transport
        self.limits = limits
        guard case .usb = transport.address else {
            try greet(within: limits.connect)
            return
        }
        forget()
        // A cable tells the phone nothing of a host program that was killed within a payload: it takes the next hello for the
        // rest of that payload, and answers the one after it.
        do throws(AdbError) {
            try greet(within: min(limits.hello, limits.connect))
        } catch {
            guard error.isSilence else { throw error }
            inbox = []
            try greet(within: limits.connect)
        }
    }

    private func greet(within limit: Duration) throws(AdbError) {
        try send(
            [AdbMessage(.connect, Self.version, UInt32(Self.maxData), payload: Array("host::".utf8) + [0])],
            "being spoken to for the first time")
        let deadline = Deadline(in: limit)
        for _ in 0..<Self.leftovers {
            let message = try receive(until: deadline, "waiting for its first answer")
            switch message.command {
            case .connect: return try meet(message)
            case .authenticate, .startTLS: throw .startedPhone(word: message.command.word)
            // The rest of a conversation that somebody else began.
            case .okay, .write, .close: continue
            case .open, .synchronize: throw .unexpected(message.command.word, doing: "waiting for its first answer")
            }
        }
        throw .unexpected("\(Self.leftovers) messages", doing: "waiting for its first answer")
    }

    /// Ends the connection. Safe to call twice.
    public func close() { transport.close() }

    /// A number for a new stream: never one that was used before.
    func nextStream() -> UInt32 {
        lastStream += 1
        return lastStream
    }

    /// Whether a stream of this number existed once.
    func hasBeenUsed(_ stream: UInt32) -> Bool { stream > 0 && stream <= lastStream }

    private func meet(_ message: AdbMessage) throws(AdbError) {
        banner = AdbBanner(message.payload)
        usesSums = message.first < Self.version
        hasMet = true
        peerMaxData = Int(message.second)
        // The first version of the protocol fixed it at 4096; the name of the longest service must fit.
        guard peerMaxData >= 256 else { throw .takesTooLittle(peerMaxData) }
    }

    /// Passes over what is left on the wire from before.
    private func forget() {
        for _ in 0..<Self.leftovers {
            guard (try? transport.receive(within: limits.quiet)) != nil else { return }
        }
    }

    // MARK: Messages

    /// Sends messages in a row.
    func send(_ messages: [AdbMessage], _ doing: @autoclosure () -> String) throws(AdbError) {
        var row: [[UInt8]] = []
        for message in messages {
            row.append(message.header(withSum: usesSums))
            if !message.payload.isEmpty { row.append(message.payload) }
        }
        do throws(TransportError) {
            try transport.send(row: row, within: limits.stall)
        } catch {
            throw AdbError(error, doing: doing(), limit: limits.stall)
        }
    }

    /// Waits for one whole message.
    func receive(until deadline: Deadline, _ doing: @autoclosure () -> String) throws(AdbError) -> AdbMessage {
        let header = try AdbHeader(receiveHeader(until: deadline, doing))
        guard header.count <= Self.maxData else {
            throw .tooLong(command: header.command.word, count: header.count, limit: Self.maxData)
        }
        let payload = try receivePayload(header.count, until: deadline, doing)
        // A hello says for itself whether its sum means anything. Before it nobody knows.
        let isSummed = header.command == .connect ? header.first < Self.version : usesSums && hasMet
        if isSummed, !payload.isEmpty, AdbMessage.sum(payload) != header.sum {
            throw .badSum(command: header.command.word, expected: header.sum, found: AdbMessage.sum(payload))
        }
        return AdbMessage(header.command, header.first, header.second, payload: payload)
    }

    private func receiveHeader(until deadline: Deadline, _ doing: () -> String) throws(AdbError) -> [UInt8] {
        var empty = 0
        while inbox.count < AdbMessage.headerSize {
            guard deadline.left > .zero else { throw .silent(doing: doing(), after: deadline.limit) }
            do throws(TransportError) {
                let piece = try transport.receive(within: deadline.left)
                inbox += piece
                empty = piece.isEmpty ? empty + 1 : 0
            } catch {
                throw AdbError(error, doing: doing(), limit: deadline.limit)
            }
            guard empty < 1000 else { throw .unexpected("\(empty) empty packets", doing: doing()) }
        }
        defer { inbox.removeFirst(AdbMessage.headerSize) }
        return Array(inbox.prefix(AdbMessage.headerSize))
    }

    private func receivePayload(
        _ count: Int, until deadline: Deadline, _ doing: () -> String
    ) throws(AdbError) -> [UInt8] {
        var payload = Array(inbox.prefix(count))
        inbox.removeFirst(payload.count)
        guard payload.count < count else { return payload }
        do throws(TransportError) {
            try unsafe transport.receivePayload(UInt64(count - payload.count), stall: deadline.left) { piece in
                unsafe payload.append(contentsOf: piece)
                // One byte at a time would renew the patience of a transport for ever.
                guard payload.count == count || deadline.left > .zero else {
                    throw AdbError.silent(doing: doing(), after: deadline.limit)
                }
            }
        } catch {
            throw AdbError(error, doing: doing(), limit: deadline.limit)
        }
        return payload
    }
}
