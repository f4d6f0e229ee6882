import Synchronization
import Transport

/// A transport that keeps every packet by itself, as a USB cable does, and gives answers in order.
final class PacketSpy: Transport {
    let address = PhoneAddress.serial("spy")
    private struct State {
        var sent: [[UInt8]] = []
        var answers: [[UInt8]]
    }
    private let state: Mutex<State>

    /// - Parameter answers: messages; header and payload are given as a packet each.
    init(answers: [[UInt8]]) {
        state = Mutex(
            State(answers: answers.flatMap { $0.count > 24 ? [Array($0.prefix(24)), Array($0.dropFirst(24))] : [$0] }))
    }

    var sent: [[UInt8]] { state.withLock { $0.sent } }

    func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {
        state.withLock { $0.sent.append(packet) }
    }

    func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        let next = state.withLock { $0.answers.isEmpty ? nil : $0.answers.removeFirst() }
        guard let next else { throw .timedOut("waiting", after: limit) }
        return next
    }

    func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) { throw .closed }

    func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) {
        let packet = try receive(within: stall)
        guard packet.count == Int(count) else { throw .malformed("\(packet.count) bytes for \(count)") }
        do { try unsafe packet.withUnsafeBytes { bytes in try unsafe sink(bytes) } } catch { throw .source(error) }
    }

    func close() {}
}
