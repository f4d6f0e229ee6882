import Bytes
import Synchronization

/// Fastboot over UDP, as the AOSP fastboot README describes it: numbered datagrams, one at a time on its way, each answered and sent
/// again until it is.
public final class UDPTransport: Transport {
    /// The times that a conversation is given.
    public struct Limits: Sendable {
        /// How long an answer is waited for before the datagram is sent again. AOSP's program waits 500 ms.
        public var again: Duration
        /// For the two first exchanges, all of it.
        public var connect: Duration

        public init(again: Duration = .milliseconds(500), connect: Duration = .seconds(2)) {
            self.again = again
            self.connect = connect
        }
    }

    /// The largest datagram that this side takes, in bytes; and the smallest that a phone may offer.
    static let datagramBytes: UInt16 = 8192
    static let leastDatagramBytes: UInt16 = 512
    /// The longest packet that ``receive(within:)`` takes, in bytes.
    private static let longestPacket = 65_536
    /// So many empty answers in a row are a phone that has lost its place; with the pauses between them they take several minutes.
    private static let mostEmpty = 20_000

    /// The phone at the other end.
    public let address: PhoneAddress
    private let socket: Socket
    private let limits: Limits
    private let isClosed = Atomic<Bool>(false)
    private let state: Mutex<State>

    private struct State {
        /// The number of the next datagram.
        var number: UInt16 = 0
        /// The most bytes behind the header of one datagram.
        var room = 0
        /// Something was written since the conversation began. Before that the phone has nothing to say, and must not be asked: an empty
        /// packet is a command of no letters to some.
        var hasWritten = false
        /// A question without data was given up on. The phone may have counted it, so it is asked to its end before anything else has its
        /// number.
        var owesQuestion = false
    }

    /// Finds out where the phone's count stands, and begins a conversation.
    /// - Throws: ``TransportError/notFound(_:)`` when nobody answers there.
    public init(
        host: String, port: UInt16 = PhoneAddress.networkPort, limits: Limits = Limits()
    ) throws(TransportError) {
        address = .udp(host: host, port: port)
        self.limits = limits
        socket = try Socket.datagrams(to: host, port: port, within: limits.connect)
        state = Mutex(State())
        try begin()
    }

    private func begin() throws(TransportError) {
        try state.withLock { state throws(TransportError) in
            (state.hasWritten, state.owesQuestion) = (false, false)
            let deadline = Deadline(in: limits.connect)
            let next: [UInt8]
            do throws(TransportError) {
                next = try exchange(.query, [], &state, until: deadline, advances: false).data
            } catch {
                switch error {
                case .timedOut, .disconnected: throw .notFound("\(address): no answer")
                default: throw error
                }
            }
            guard next.count == 2 else {
                throw .malformed("it answered a query with \(next.count) bytes, and 2 were due")
            }
            state.number = UInt16(next[0]) << 8 | UInt16(next[1])
            let size = Self.datagramBytes
            let offer: [UInt8] = [0, 1, UInt8(size >> 8), UInt8(truncatingIfNeeded: size)]
            let answer = try exchange(.begin, offer, &state, until: deadline).data
            guard answer.count >= 4 else { throw .malformed("it began with \(answer.count) bytes, and 4 were due") }
            let version = UInt16(answer[0]) << 8 | UInt16(answer[1])
            let theirs = UInt16(answer[2]) << 8 | UInt16(answer[3])
            guard version >= 1 else { throw .malformed("it offers version \(version) of fastboot over UDP") }
            guard theirs >= Self.leastDatagramBytes else {
                throw .malformed("it takes datagrams of \(theirs) bytes, and \(Self.leastDatagramBytes) are the least")
            }
            state.room = Int(min(size, theirs)) - UDPHeader.bytes
        }
    }

    public func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {
        try checkOpen()
        try state.withLock { state throws(TransportError) in
            let deadline = Deadline(in: limit)
            // Its answer is of an earlier time.
            if state.owesQuestion { _ = try exchange(.fastboot, [], &state, until: deadline) }
            state.hasWritten = true
            try push(packet[...], &state, until: deadline)
        }
    }

    /// Sends bytes as one packet, in as many datagrams as it takes.
    private func push(_ packet: ArraySlice<UInt8>, _ state: inout State, until deadline: Deadline)
        throws(TransportError)
    {
        var rest = packet
        repeat {
            let piece = rest.prefix(state.room)
            rest = rest.dropFirst(piece.count)
            let answer = try exchange(
                .fastboot, Array(piece), &state, until: deadline, isContinued: !rest.isEmpty)
            guard answer.data.isEmpty else {
                throw .malformed("the phone sent \(answer.data.count) bytes out of its turn")
            }
        } while !rest.isEmpty
    }

    public func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        try checkOpen()
        return try state.withLock { state throws(TransportError) in
            guard state.hasWritten else { throw .timedOut("waiting for an answer to nothing", after: limit) }
            let deadline = Deadline(in: limit)
            return try pull(&state, until: deadline)
        }
    }

    public var startsEmpty: Bool { true }
    public var speaksOnlyWhenAsked: Bool { true }

    /// Asks again and again where the count stands, which a phone answers at any time: until it does not, or counts anew.
    public func waitForDeparture(within limit: Duration) {
        let deadline = Deadline(in: limit)
        state.withLock { state in
            var silences = 0
            for _ in 0..<1000 where deadline.left > .zero && silences < 3 {
                let answer = try? exchange(
                    .query, [], &state, until: Deadline(in: .milliseconds(100)), advances: false
                ).data
                silences = answer == nil ? silences + 1 : 0
                if let answer, answer.count == 2, UInt16(answer[0]) << 8 | UInt16(answer[1]) != state.number { return }
                if answer != nil { pause(milliseconds: 50) }
            }
        }
    }

    public func apply(_ remedy: LinkRemedy) throws(TransportError) -> Bool {
        guard remedy == .freshStart else { return false }
        try checkOpen()
        try begin()
        return true
    }

    /// Asks for the phone's next packet. A phone that is busy may say nothing yet.
    private func pull(_ state: inout State, until deadline: Deadline) throws(TransportError) -> [UInt8] {
        var packet: [UInt8] = []
        for empty in 0..<Self.mostEmpty {
            let answer = try exchange(.fastboot, [], &state, until: deadline)
            packet += answer.data
            guard packet.count <= Self.longestPacket else {
                throw .malformed("the phone sent a packet of more than \(Self.longestPacket) bytes")
            }
            if !answer.isContinued, !packet.isEmpty { return packet }
            guard deadline.left > .zero else { throw .timedOut("waiting for an answer", after: deadline.limit) }
            if answer.data.isEmpty { pause(milliseconds: min(20, UInt32(empty))) }
        }
        throw .malformed("the phone answered \(Self.mostEmpty) questions with nothing")
    }

    public func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) {
        try checkOpen()
        try state.withLock { state throws(TransportError) in
            let buffer = PayloadBuffer(count: state.room)
            var left = count
            while left > 0 {
                let size = Int(min(left, UInt64(state.room)))
                var filled = 0
                while filled < size {
                    let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[filled..<size])
                    filled += try unsafe TransportError.ask(source, for: room)
                }
                try push(unsafe Array(buffer.bytes[..<size])[...], &state, until: Deadline(in: stall))
                left -= UInt64(size)
            }
        }
    }

    public func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) {
        try checkOpen()
        try state.withLock { state throws(TransportError) in
            var left = count
            var empty: UInt32 = 0
            while left > 0 {
                let piece = try exchange(.fastboot, [], &state, until: Deadline(in: stall)).data
                empty = piece.isEmpty ? empty + 1 : 0
                guard empty < 2000 else { throw .malformed("the phone answered \(empty) questions with nothing") }
                if empty > 0 { pause(milliseconds: min(20, empty)) }
                guard UInt64(piece.count) <= left else {
                    throw .malformed("the phone sent more than the \(count) bytes it announced")
                }
                left -= UInt64(piece.count)
                do { try unsafe piece.withUnsafeBytes { try unsafe sink($0) } } catch { throw .source(error) }
            }
        }
    }

    public func close() {
        isClosed.store(true, ordering: .releasing)
        socket.shut()
    }

    private func checkOpen() throws(TransportError) {
        if isClosed.load(ordering: .acquiring) { throw .closed }
    }

    /// Sends one datagram until its answer is there: same number, same kind. Anything else is late or doubled, and passed over.
    private func exchange(
        _ kind: UDPHeader.Kind, _ data: [UInt8], _ state: inout State, until deadline: Deadline,
        isContinued: Bool = false,
        advances: Bool = true
    ) throws(TransportError) -> (data: [UInt8], isContinued: Bool) {
        let header = UDPHeader(kind, isContinued: isContinued, number: state.number)
        while true {
            try socket.sendDatagram(header.wire + data)
            let again = Deadline(in: limits.again)
            // A flood of others must not keep this one from being sent again, nor the deadline from passing.
            while again.left > .zero, deadline.left > .zero,
                let datagram = try socket.receiveDatagram(until: again, or: deadline, most: Int(Self.datagramBytes))
            {
                guard let answer = UDPHeader(datagram), answer.number == header.number else { continue }
                let rest = Array(datagram.dropFirst(UDPHeader.bytes))
                if answer.kind == UDPHeader.Kind.error.rawValue {
                    throw .malformed("the phone says: \(ForeignText(bytes: rest.prefix(200)))")
                }
                guard answer.kind == header.kind else { continue }
                if advances { state.number &+= 1 }
                state.owesQuestion = false
                return (rest, answer.isContinued)
            }
            if deadline.pollMilliseconds == 0 {
                state.owesQuestion = kind == .fastboot && data.isEmpty
                throw .timedOut("waiting for an answer over UDP", after: deadline.limit)
            }
        }
    }
}
