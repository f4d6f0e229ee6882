import Glibc
import Synchronization

/// A piece of work on a thread of its own: the write that a Qualcomm bootloader goes on with after it answered.
final class BackgroundJob {
    private var thread: pthread_t?
    private let work: Work

    private final class Work: Sendable {
        let body: @Sendable () -> String?
        let failure = Mutex<String?>(nil)

        init(_ body: @escaping @Sendable () -> String?) {
            self.body = body
        }
    }

    /// Starts `body`, which returns what went wrong or nil.
    init(_ body: @escaping @Sendable () -> String?) {
        work = Work(body)
        var thread = pthread_t()
        let context = unsafe Unmanaged.passRetained(work)
        let code = unsafe pthread_create(&thread, nil, runWork, context.toOpaque())
        if code == 0 {
            self.thread = thread
        } else {
            unsafe context.release()
            let failure = body()
            work.failure.withLock { $0 = failure }
        }
    }

    /// The C entry of the thread.
    fileprivate static func run(_ context: UnsafeMutableRawPointer) {
        let work = unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
        let failure = work.body()
        work.failure.withLock { $0 = failure }
    }

    /// Waits for the end of the work and tells what went wrong.
    func wait() -> String? {
        if let thread {
            pthread_join(thread, nil)
            self.thread = nil
        }
        return work.failure.withLock { $0 }
    }

    deinit {
        if let thread { pthread_join(thread, nil) }
    }
}

private func runWork(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context = unsafe context { unsafe BackgroundJob.run(context) }
    return nil
}
