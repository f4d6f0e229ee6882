import Bytes

/// Shows how far a package has been read, or the trees over its large partitions computed, on a terminal only.
final class ReadingProgress {
    enum Work: String {
        case package = "reading and checking the package"
        case trees = "checking the large partitions, block by block"
    }

    private let work: Work
    private let clock = ContinuousClock()
    private var next: ContinuousClock.Instant

    init(_ work: Work = .package) {
        self.work = work
        next = clock.now + .milliseconds(300)
    }

    func report(_ done: UInt64, _ total: UInt64) {
        guard Console.moves else { return }
        if done >= total { return Console.clearMoving() }
        guard clock.now >= next else { return }
        next = clock.now + .milliseconds(200)
        Console.moving("\(work.rawValue): \(describe(bytes: done)) of \(describe(bytes: total))")
    }
}
