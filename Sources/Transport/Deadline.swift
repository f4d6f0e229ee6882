/// A point in time after which waiting ends.
package struct Deadline: Sendable {
    /// The limit that the deadline was made from, for messages.
    package let limit: Duration
    private let end: ContinuousClock.Instant

    package init(in limit: Duration) {
        self.limit = limit
        end = ContinuousClock.now + limit
    }

    /// How much time is left; zero when it has passed.
    package var left: Duration { max(.zero, end - ContinuousClock.now) }

    /// What poll(2) wants: whole milliseconds, rounded up so that a short rest does not become a busy loop; 0 when it
    /// has passed.
    var pollMilliseconds: Int32 {
        let rest = end - ContinuousClock.now
        guard rest > .zero else { return 0 }
        let (seconds, attoseconds) = rest.components
        guard seconds < 1_000_000 else { return 1_000_000_000 }
        return Int32(seconds * 1000) + Int32((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
