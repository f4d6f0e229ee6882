import Glibc

/// Slows a stream of bytes down to a given speed.
///
/// A cable that stood idle does not catch up: time that the sender wasted is lost, except for a few milliseconds, which
/// make up for a sleep that lasted too long.
struct Pace {
    /// How far the stream may lag behind and still catch up, in nanoseconds.
    private static let slack = 5e6

    /// Bytes a nanosecond; nil is without limit.
    private let speed: Double?
    /// When the bytes so far are through, in nanoseconds from the start.
    private var due = 0.0
    private let start = ContinuousClock.now

    /// - Parameter megabytesPerSecond: 10^6 bytes a second; nil is without limit.
    init(_ megabytesPerSecond: Double?) {
        speed = megabytesPerSecond.map { $0 / 1000 }
    }

    /// Counts bytes and waits until they are due.
    mutating func take(_ count: UInt64) {
        guard speed != nil else { return }
        pause(wait(for: count, at: start.duration(to: .now)))
    }

    /// Counts bytes that came at `time` from the start. How long to wait until they are through.
    mutating func wait(for count: UInt64, at time: Duration) -> Duration {
        guard let speed else { return .zero }
        let now = Double(time.components.seconds) * 1e9 + Double(time.components.attoseconds) / 1e9
        due = max(due, now - Self.slack) + Double(count) / speed
        return .nanoseconds(Int64(due - now))
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
