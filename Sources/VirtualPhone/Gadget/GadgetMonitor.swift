import Glibc

/// A lock and a condition, for what the event thread and the serving thread of a gadget share.
@safe
final class GadgetMonitor: @unchecked Sendable {
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

    func locked<Result>(_ body: () -> Result) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body()
    }

    func wake() {
        unsafe pthread_cond_broadcast(condition)
    }

    /// Within ``locked(_:)``: sleeps until ``wake()``.
    func wait() {
        unsafe pthread_cond_wait(condition, mutex)
    }

    /// Takes the lock and sleeps until `isOver` or until `limit` has passed. True when it is over.
    func wait(atMost limit: Duration, until isOver: () -> Bool) -> Bool {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        let nanoseconds = time.tv_nsec + Int(limit.components.attoseconds / 1_000_000_000)
        time.tv_sec += Int(limit.components.seconds) + nanoseconds / 1_000_000_000
        time.tv_nsec = nanoseconds % 1_000_000_000
        return locked {
            while !isOver() {
                if unsafe pthread_cond_timedwait(condition, mutex, &time) == ETIMEDOUT { return isOver() }
            }
            return true
        }
    }
}
