import Glibc

/// Eight pieces between one thread that fills them and several that each read all of them, in order.
@safe final class Ring: @unchecked Sendable {
    private let pieces = (0..<8).map { _ in Piece() }
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    /// How many pieces have been filled.
    private var filled = 0
    /// How many each reader has done with.
    private var done: [Int]
    /// How many each reader has been given.
    private var given: [Int]

    init(readers: Int) {
        done = [Int](repeating: 0, count: readers)
        given = done
        _ = unsafe pthread_mutex_init(lock, nil)
        _ = unsafe pthread_cond_init(change, nil)
    }

    deinit {
        _ = unsafe pthread_mutex_destroy(lock)
        _ = unsafe pthread_cond_destroy(change)
        unsafe lock.deallocate()
        unsafe change.deallocate()
    }

    /// The piece to be filled, once every reader has done with it.
    func empty() -> Piece {
        locked {
            while filled - (done.min() ?? 0) == pieces.count { _ = unsafe pthread_cond_wait(change, lock) }
            return pieces[filled % pieces.count]
        }
    }

    /// The piece is filled; an empty one is the end.
    func pass() {
        locked { filled += 1 }
    }

    /// The next piece for a reader, which has done with the one before.
    func next(_ reader: Int) -> Piece {
        locked {
            done[reader] = given[reader]
            _ = unsafe pthread_cond_broadcast(change)
            while filled == given[reader] { _ = unsafe pthread_cond_wait(change, lock) }
            given[reader] += 1
            return pieces[(given[reader] - 1) % pieces.count]
        }
    }

    private func locked<T>(_ body: () -> T) -> T {
        _ = unsafe pthread_mutex_lock(lock)
        defer {
            _ = unsafe pthread_cond_broadcast(change)
            _ = unsafe pthread_mutex_unlock(lock)
        }
        return body()
    }
}

/// A thread. What it throws ends the program.
final class Worker {
    private final class Work: Sendable {
        let body: @Sendable () throws -> Void
        init(_ body: @escaping @Sendable () throws -> Void) { self.body = body }
    }

    private var thread = pthread_t()

    init(_ body: @escaping @Sendable () throws -> Void) {
        let context = unsafe Unmanaged.passRetained(Work(body)).toOpaque()
        let code = unsafe pthread_create(&thread, nil, work, context)
        precondition(code == 0, "no thread: error \(code)")
    }

    func join() { pthread_join(thread, nil) }

    fileprivate static func run(_ context: UnsafeMutableRawPointer) {
        do { try unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() } catch {
            let line = Array("bench-probe: \(error)\n".utf8)
            _ = unsafe write(STDERR_FILENO, line, line.count)
            exit(1)
        }
    }
}

private func work(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context = unsafe context { unsafe Worker.run(context) }
    return nil
}
