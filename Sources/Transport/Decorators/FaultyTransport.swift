import Synchronization

/// A transport that lets exactly one thing go wrong on the way to another one. For tests and demonstrations.
public final class FaultyTransport: Transport {
    private struct State {
        var commands = 0
        var answers = 0
        var data: UInt64 = 0
        var pending: [[UInt8]] = []
        var hasHappened = false
        var isGone = false
    }

    /// What goes wrong.
    public let fault: TransportFault
    private let inner: any Transport
    private let state = Mutex(State())

    /// Puts `fault` between the host and `inner`.
    public init(_ inner: any Transport, fault: TransportFault) {
        self.inner = inner
        self.fault = fault
    }

    public var address: PhoneAddress { inner.address }

    /// Whether the run came to the place of the fault.
    public var hasHappened: Bool { state.withLock { $0.hasHappened } }

    public func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {
        try checkPresent("sending a command")
        let number = state.withLock { state in
            state.commands += 1
            return state.commands - 1
        }
        if fault == .disconnectAtCommand(number) { throw unplug("sending a command") }
        try inner.send(packet, within: limit)
    }

    public func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        try checkPresent("waiting for an answer")
        let kept = state.withLock { $0.pending.isEmpty ? nil : $0.pending.removeFirst() }
        if let kept { return kept }
        let packet = try inner.receive(within: limit)
        let number = state.withLock { state in
            state.answers += 1
            return state.answers - 1
        }
        switch fault {
        case .disconnectAtAnswer(number): throw unplug("waiting for an answer")
        case .silence(number):
            happen([])
            throw .timedOut("waiting for an answer", after: limit)
        case .split(number, let place):
            let place = min(place, packet.count)
            happen([Array(packet[place...])])
            return Array(packet[..<place])
        case .garble(number, let byte) where !packet.isEmpty:
            happen([])
            var other = packet
            other[byte % packet.count] ^= 0x40
            return other
        case .emptyPacket(number):
            happen([packet])
            return []
        default: return packet
        }
    }

    public var startsEmpty: Bool { inner.startsEmpty }
    public var speaksOnlyWhenAsked: Bool { inner.speaksOnlyWhenAsked }
    public func waitForDeparture(within limit: Duration) { inner.waitForDeparture(within: limit) }

    public func receiveIfReady() throws(TransportError) -> [UInt8]? {
        try checkPresent("waiting for an answer")
        let kept = state.withLock { $0.pending.isEmpty ? nil : $0.pending.removeFirst() }
        return if let kept { kept } else { try inner.receiveIfReady() }
    }

    public func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) {
        try checkPresent("sending data")
        do {
            try unsafe inner.sendPayload(count, stall: stall) { buffer in
                let given = try unsafe source(buffer)
                try pass(given, "sending data", stall)
                return given
            }
        } catch { throw Self.unwrapped(error) }
    }

    public func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) {
        try checkPresent("receiving data")
        do {
            try unsafe inner.receivePayload(count, stall: stall) { bytes in
                try pass(bytes.count, "receiving data", stall)
                try unsafe sink(bytes)
            }
        } catch { throw Self.unwrapped(error) }
    }

    public func apply(_ remedy: LinkRemedy) throws(TransportError) -> Bool {
        try checkPresent("mending the connection")
        return try inner.apply(remedy)
    }

    public func close() { inner.close() }

    /// Counts data on its way and breaks off where the fault stands.
    private func pass(_ count: Int, _ doing: String, _ stall: Duration) throws(TransportError) {
        let (before, after) = state.withLock { state in
            let before = state.data
            state.data += UInt64(max(0, count))
            return (before, state.data)
        }
        switch fault {
        case .disconnectInData(let place) where (before..<after).contains(place): throw unplug(doing)
        case .stallInData(let place) where (before..<after).contains(place):
            happen([])
            throw .timedOut(doing, after: stall)
        default: break
        }
    }

    private func checkPresent(_ doing: String) throws(TransportError) {
        if state.withLock({ $0.isGone }) { throw .disconnected("unplugged before \(doing)") }
    }

    private func unplug(_ doing: String) -> TransportError {
        state.withLock { state in
            state.hasHappened = true
            state.isGone = true
        }
        inner.close()
        return .disconnected("unplugged while \(doing)")
    }

    private func happen(_ pending: [[UInt8]]) {
        state.withLock { state in
            state.hasHappened = true
            state.pending += pending
        }
    }

    /// The fault was thrown through the inner transport, which takes it for a failure of the source.
    private static func unwrapped(_ error: TransportError) -> TransportError {
        if case .source(let cause as TransportError) = error { cause } else { error }
    }
}
