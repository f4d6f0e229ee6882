/// Lets an event through at most once in an interval.
struct Throttle {
    private let interval: Duration
    private let clock = ContinuousClock()
    private var next: ContinuousClock.Instant

    init(every interval: Duration) {
        self.interval = interval
        next = clock.now
    }

    /// True when the interval has passed since it was last true.
    mutating func isDue() -> Bool {
        let now = clock.now
        guard now >= next else { return false }
        next = now + interval
        return true
    }
}
