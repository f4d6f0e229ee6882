import Bytes

/// Shows how far a package has been read, on a terminal only.
final class ReadingProgress {
    private let clock = ContinuousClock()
    private var next: ContinuousClock.Instant

    init() { next = clock.now + .milliseconds(300) }

    func report(_ done: UInt64, _ total: UInt64) {
        guard Console.moves else { return }
        if done >= total { return Console.clearMoving() }
        guard clock.now >= next else { return }
        next = clock.now + .milliseconds(200)
        Console.moving("reading and checking the package: \(describe(bytes: done)) of \(describe(bytes: total))")
    }
}
