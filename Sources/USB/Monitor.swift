import Glibc

/// A lock and a condition to wait for, on the clock that does not jump. C callbacks change what it guards and wake
/// who waits.
@safe
final class Monitor: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// Runs `body` while no other thread is in such a body.
    func locked<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body()
    }

    /// Wakes every thread that waits.
    func wake() {
        unsafe pthread_cond_broadcast(condition)
    }

    /// Within ``locked(_:)``: lets go of the lock until ``wake()`` or the deadline. False after the deadline.
    func wait(until deadline: Deadline) -> Bool {
        var time = deadline.time
        return unsafe pthread_cond_timedwait(condition, mutex, &time) != ETIMEDOUT
    }
}

/// A moment on the monotonic clock.
struct Deadline {
    fileprivate let time: timespec

    /// `limit` from now; a limit that is too long to count ends in some centuries.
    init(after limit: Duration) {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        let parts = limit.components
        let seconds = max(0, min(parts.seconds, 1 << 32))
        let nanoseconds = now.tv_nsec + max(0, Int(parts.attoseconds / 1_000_000_000))
        time = timespec(
            tv_sec: now.tv_sec + Int(seconds) + nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
    }

    /// How much time is left; zero when it has passed.
    var left: Duration {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        let left = Duration.seconds(time.tv_sec - now.tv_sec) + .nanoseconds(time.tv_nsec - now.tv_nsec)
        return max(.zero, left)
    }
}
