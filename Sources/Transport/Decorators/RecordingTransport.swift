import Bytes
import Synchronization

/// A transport that writes down what goes through another one.
///
/// Payloads are noted by size and CRC-32, never kept. Unless the caller wants it, what names a phone or its owner is left out as
/// ``Bytes/Redaction`` has it: tokens (also the answer to `oem get_token`, which has no name in front), serial numbers, IMEIs.
public final class RecordingTransport: Transport {
    private struct State {
        var transcript = Transcript()
        var lastCommand: [UInt8] = []
    }

    private let inner: any Transport
    private let room: Int
    private let redacts: Bool
    private let onLine: (@Sendable (TranscriptLine) -> Void)?
    private let state = Mutex(State())

    /// Records what goes through `inner`.
    ///
    /// - Parameters:
    ///   - room: how many lines are kept; the oldest go first.
    ///   - redacts: whether tokens, serial numbers and the like are left out.
    ///   - onLine: is told each line as it is written, on the thread that uses the transport.
    public init(
        _ inner: any Transport, room: Int = 10_000, redacts: Bool = true,
        onLine: (@Sendable (TranscriptLine) -> Void)? = nil
    ) {
        self.inner = inner
        self.room = max(1, room)
        self.redacts = redacts
        self.onLine = onLine
    }

    public var address: PhoneAddress { inner.address }

    /// What was said so far.
    public var transcript: Transcript { state.withLock { $0.transcript } }

    public func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {
        state.withLock { $0.lastCommand = packet }
        do { try inner.send(packet, within: limit) } catch {
            note(.packet(.sent, packet))
            note(.failure(.sent, error.transcriptFailure))
            throw error
        }
        note(.packet(.sent, packet))
    }

    public func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        do {
            let packet = try inner.receive(within: limit)
            note(.packet(.received, redacted(packet)))
            return packet
        } catch {
            note(.failure(.received, error.transcriptFailure))
            throw error
        }
    }

    public var startsEmpty: Bool { inner.startsEmpty }
    public var speaksOnlyWhenAsked: Bool { inner.speaksOnlyWhenAsked }
    public func waitForDeparture(within limit: Duration) { inner.waitForDeparture(within: limit) }

    public func receiveIfReady() throws(TransportError) -> [UInt8]? {
        guard let packet = try inner.receiveIfReady() else { return nil }
        note(.packet(.received, redacted(packet)))
        return packet
    }

    public func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) {
        var crc = CRC32()
        var done: UInt64 = 0
        do {
            try unsafe inner.sendPayload(count, stall: stall) { buffer in
                let given = try unsafe source(buffer)
                if given > 0, given <= buffer.count {
                    unsafe crc.update(UnsafeRawBufferPointer(rebasing: buffer[..<given]))
                    done += UInt64(given)
                }
                return given
            }
        } catch {
            note(.broken(.sent, done: min(done, count), count: count, error.transcriptFailure))
            throw error
        }
        note(.payload(.sent, count: count, crc32: crc.value))
    }

    public func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) {
        var crc = CRC32()
        var done: UInt64 = 0
        do {
            try unsafe inner.receivePayload(count, stall: stall) { bytes in
                unsafe crc.update(bytes)
                done += UInt64(bytes.count)
                try unsafe sink(bytes)
            }
        } catch {
            note(.broken(.received, done: min(done, count), count: count, error.transcriptFailure))
            throw error
        }
        note(.payload(.received, count: count, crc32: crc.value))
    }

    public func apply(_ remedy: LinkRemedy) throws(TransportError) -> Bool { try inner.apply(remedy) }

    public func close() { inner.close() }

    private func note(_ line: TranscriptLine) {
        state.withLock { state in
            // Dropping a tenth at a time keeps the cost of a line constant.
            if state.transcript.lines.count >= room {
                let excess = max(1, room / 10)
                state.transcript.lines.removeFirst(excess)
                state.transcript.dropped += excess
            }
            state.transcript.lines.append(line)
        }
        onLine?(line)
    }

    private func redacted(_ packet: [UInt8]) -> [UInt8] {
        guard redacts else { return packet }
        let command = state.withLock { $0.lastCommand }
        let tag = packet.prefix(4)
        if packet.count > 4, tag.elementsEqual("OKAY".utf8) || tag.elementsEqual("INFO".utf8) {
            if command == Array("getvar:token".utf8) || command.starts(with: "oem get_token".utf8) {
                return tag + Array(Redaction.gone.utf8)
            }
            if command == Array("getvar:serialno".utf8), tag.elementsEqual("OKAY".utf8) {
                return tag + Array(Redaction.serial(String(decoding: packet.dropFirst(4), as: UTF8.self)).utf8)
            }
        }
        // Only what is text: other bytes are no words of a phone.
        guard packet.allSatisfy({ $0 < 0x80 }) else { return packet }
        return Array(Redaction().text(String(decoding: packet, as: UTF8.self)).utf8)
    }
}

extension TransportError {
    /// The word for this failure in a transcript.
    var transcriptFailure: TranscriptLine.Failure {
        switch self {
        case .timedOut: .timedOut
        case .disconnected: .disconnected
        default: .failed
        }
    }
}
