import Synchronization

/// Who wants to hear of changes on the bus, and what the bus looked like the last time.
final class BusWatchers: Sendable {
    private struct State {
        var handlers: [Int: @Sendable (USBEvent) -> Void] = [:]
        var last = 0
        var known: [USBDeviceInfo] = []
    }

    private let bus: USBBus
    private let state = Mutex(State())

    init(bus: USBBus) {
        self.bus = bus
    }

    /// Whether anybody watches.
    var areMany: Bool { state.withLock { !$0.handlers.isEmpty } }

    /// Adds a handler; what is on the bus now is no event for it.
    func add(_ handler: @escaping @Sendable (USBEvent) -> Void) -> Int {
        let now = bus.devices()
        return state.withLock { state in
            if state.handlers.isEmpty { state.known = now }
            state.last += 1
            state.handlers[state.last] = handler
            return state.last
        }
    }

    func remove(_ number: Int) {
        state.withLock { $0.handlers[number] = nil }
    }

    /// Compares the bus with the last look and tells every handler; outside the lock, so that a handler may remove
    /// itself.
    func look() {
        let now = bus.devices()
        let (events, handlers) = state.withLock { state in
            let events = USBEvent.changes(from: state.known, to: now)
            // What was seen first stays: a device that is about to vanish loses its serial number before the rest.
            state.known = now.map { seen in state.known.first { USBEvent.same($0, seen) } ?? seen }
            return (events, Array(state.handlers.values))
        }
        for event in events {
            for handler in handlers { handler(event) }
        }
    }
}
