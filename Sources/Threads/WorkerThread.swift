import Glibc

/// A thread of its own for work that blocks: the threads of the cooperative pool are few and must never wait.
public final class WorkerThread: @unchecked Sendable {
    private let monitor = Monitor()
    private var thread: pthread_t?

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts `body` at once. A system that has no thread left cannot do the work at all: that ends the program.
    public init(_ body: @escaping @Sendable () -> Void) {
        let kept = unsafe Unmanaged.passRetained(Body(body))
        var id = pthread_t()
        let code = unsafe pthread_create(&id, nil, WorkerThread.enter, kept.toOpaque())
        precondition(code == 0, "no thread could be started: error \(code) of the system")
        thread = id
    }

    deinit {
        // Nobody waits for it any more; it ends by itself.
        if let thread { pthread_detach(thread) }
    }

    /// Blocks until the work has ended. Safe to call twice.
    public func join() {
        guard let id = monitor.locked({ thread.take() }) else { return }
        pthread_join(id, nil)
    }

    /// The C entry; `context` is a retained ``Body``.
    private static let enter: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
        if let context = unsafe context { unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
        return nil
    }
}
