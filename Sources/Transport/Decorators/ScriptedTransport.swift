import Synchronization

/// A transport for tests that plays the phone's part of a transcript and checks the host's part.
///
/// Nothing is waited for: where the transcript has no answer, the phone is silent and
/// ``TransportError/timedOut(_:after:)`` comes at once. A call that does not fit the transcript throws
/// ``TransportError/source(_:)`` with a ``Mismatch``, and so does every later one.
public final class ScriptedTransport: Transport {
    /// What the transcript holds and what the host did instead.
    public struct Mismatch: Error, Equatable, Sendable, CustomStringConvertible {
        /// The line's place among the lines of the transcript, counted from 1.
        public let number: Int
        /// What the transcript holds there.
        public let expected: String
        /// What the host did.
        public let happened: String

        public var description: String {
            "line \(number) of the script is\n    \(expected)\nbut what happened is\n    \(happened)"
        }
    }

    private struct State {
        var next = 0
        var payloads: [[UInt8]]
        var mismatch: Mismatch?
        var isClosed = false
    }

    /// The address that errors name; no phone is there.
    public let address: PhoneAddress
    private let lines: [TranscriptLine]
    private let state: Mutex<State>

    /// Plays `transcript`.
    /// - Parameter payloads: the bytes of each `< (N bytes)` in order, since a transcript holds only their size and
    ///   CRC-32.
    public init(_ transcript: Transcript, payloads: [[UInt8]] = [], address: PhoneAddress = .serial("script")) {
        lines = transcript.lines
        self.address = address
        state = Mutex(State(payloads: payloads))
    }

    /// Plays the transcript in `text`.
    public convenience init(_ text: String, payloads: [[UInt8]] = []) throws(Transcript.SyntaxError) {
        self.init(try Transcript(parsing: text), payloads: payloads)
    }

    /// The first call that did not fit.
    public var mismatch: Mismatch? { state.withLock { $0.mismatch } }

    /// The lines that were not reached.
    public var unplayed: [String] {
        let next = state.withLock { $0.next }
        return lines[next...].map(\.description)
    }

    public func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {
        _ = try step(did: .packet(.sent, packet)) { $0 == .packet(.sent, packet) }
        if let failure = failureAfter(.sent) { throw failure.error("sending a command", after: limit) }
    }

    public func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        try check()
        let line: TranscriptLine? = state.withLock { state in
            guard state.next < lines.count else { return nil }
            switch lines[state.next] {
            case .packet(.received, _), .failure(.received, _):
                state.next += 1
                return lines[state.next - 1]
            default: return nil
            }
        }
        switch line {
        case .packet(_, let packet): return packet
        case .failure(_, let failure): throw failure.error("waiting for an answer", after: limit)
        default: throw .timedOut("waiting for an answer", after: limit)
        }
    }

    public func receiveIfReady() throws(TransportError) -> [UInt8]? {
        try check()
        return state.withLock { state in
            guard state.next < lines.count, case .packet(.received, let packet) = lines[state.next] else { return nil }
            state.next += 1
            return packet
        }
    }

    public func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) {
        let line = try step(did: .payload(.sent, count: count, crc32: nil)) { $0.isPayload(.sent, of: count) }
        let goal: UInt64 = if case .broken(_, let done, _, _) = line { done } else { count }
        let buffer = PayloadBuffer(count: 1 << 16)
        var crc = CRC32()
        var left = goal
        while left > 0 {
            let size = Int(min(left, 1 << 16))
            let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<size])
            let given = try unsafe TransportError.ask(source, for: room)
            unsafe crc.update(UnsafeRawBufferPointer(rebasing: room[..<given]))
            left -= UInt64(given)
        }
        if case .broken(_, _, _, let failure) = line {
            throw failure.error("sending data (\(goal) of \(count) bytes sent)", after: stall)
        }
        if case .payload(_, _, let wanted?) = line, wanted != crc.value {
            throw fail(did: .payload(.sent, count: count, crc32: crc.value), stepBack: true)
        }
    }

    public func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) {
        let line = try step(did: .payload(.received, count: count, crc32: nil)) { $0.isPayload(.received, of: count) }
        let given = state.withLock { $0.payloads.isEmpty ? nil : $0.payloads.removeFirst() }
        let goal: UInt64 = if case .broken(_, let done, _, _) = line { done } else { count }
        let bytes = given ?? [UInt8](repeating: 0, count: Int(goal))
        let outcome = unsafe bytes.withUnsafeBytes { bytes in
            Result { () throws(TransportError) in
                let part = unsafe UnsafeRawBufferPointer(rebasing: bytes.prefix(Int(goal)))
                do { try unsafe sink(part) } catch { throw .source(error) }
            }
        }
        try outcome.get()
        if case .broken(_, _, _, let failure) = line {
            throw failure.error("receiving data (\(goal) of \(count) bytes came)", after: stall)
        }
    }

    public func close() { state.withLock { $0.isClosed = true } }

    private func check() throws(TransportError) {
        let (isClosed, mismatch) = state.withLock { ($0.isClosed, $0.mismatch) }
        if isClosed { throw .closed }
        if let mismatch { throw .source(mismatch) }
    }

    /// Moves over the next line if it fits what the host did; throws the mismatch otherwise.
    private func step(
        did: TranscriptLine, fits: (TranscriptLine) -> Bool
    ) throws(TransportError) -> TranscriptLine {
        try check()
        let line: TranscriptLine? = state.withLock { state in
            guard state.next < lines.count, fits(lines[state.next]) else { return nil }
            state.next += 1
            return lines[state.next - 1]
        }
        guard let line else { throw fail(did: did, stepBack: false) }
        return line
    }

    private func failureAfter(_ direction: TranscriptLine.Direction) -> TranscriptLine.Failure? {
        state.withLock { state in
            guard state.next < lines.count, case .failure(direction, let failure) = lines[state.next] else {
                return nil
            }
            state.next += 1
            return failure
        }
    }

    private func fail(did: TranscriptLine, stepBack: Bool) -> TransportError {
        state.withLock { state in
            let index = stepBack ? state.next - 1 : state.next
            let expected = index < lines.count ? lines[index].description : "(the end of the script)"
            let mismatch = Mismatch(number: index + 1, expected: expected, happened: did.description)
            state.mismatch = state.mismatch ?? mismatch
            return .source(mismatch)
        }
    }
}

extension TranscriptLine {
    fileprivate func isPayload(_ direction: Direction, of count: UInt64) -> Bool {
        switch self {
        case .payload(direction, count, _), .broken(direction, _, count, _): true
        default: false
        }
    }
}

extension TranscriptLine.Failure {
    fileprivate func error(_ doing: String, after limit: Duration) -> TransportError {
        switch self {
        case .timedOut: .timedOut(doing, after: limit)
        case .disconnected: .disconnected("unplugged while \(doing)")
        case .failed: .io(doing, code: "EIO")
        }
    }
}
