import Glibc

/// A moment on the monotonic clock.
public struct Deadline: Sendable {
    let time: timespec

    /// `limit` from now; a limit that is too long to count ends in some centuries.
    public init(after limit: Duration) {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        let parts = limit.components
        let seconds = max(0, min(parts.seconds, 1 << 32))
        let nanoseconds = now.tv_nsec + max(0, Int(parts.attoseconds / 1_000_000_000))
        time = timespec(
            tv_sec: now.tv_sec + Int(seconds) + nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
    }

    /// How much time is left; zero when it has passed.
    public var left: Duration {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        let left = Duration.seconds(time.tv_sec - now.tv_sec) + .nanoseconds(time.tv_nsec - now.tv_nsec)
        return max(.zero, left)
    }
}
