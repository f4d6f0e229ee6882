import Glibc

/// Slows a stream of bytes down to a given speed.
struct Pace {
    /// Bytes a nanosecond; nil is without limit.
    private let speed: Double?
    private let start = ContinuousClock.now
    private var bytes: UInt64 = 0

    /// - Parameter megabytesPerSecond: 10^6 bytes a second; nil is without limit.
    init(_ megabytesPerSecond: Double?) {
        speed = megabytesPerSecond.map { $0 / 1000 }
    }

    /// Counts bytes and waits until they are due.
    mutating func take(_ count: UInt64) {
        guard let speed else { return }
        bytes += count
        let due = start + .nanoseconds(Int64(Double(bytes) / speed))
        pause(ContinuousClock.now.duration(to: due))
    }
}

/// Blocks the calling thread; returns at once for a duration that is not positive.
func pause(_ time: Duration) {
    let (seconds, attoseconds) = time.components
    guard time > .zero else { return }
    var wait = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    var left = timespec()
    while unsafe nanosleep(&wait, &left) != 0, errno == EINTR { wait = left }
}
