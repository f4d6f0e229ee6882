import Glibc

/// What the workers of a stream and its reader share: who decodes what, and a ring of buffers for what is decoded.
///
/// Piece n lies in buffer n modulo the number of buffers, and is begun only when the reader has done with the piece that lay there.
/// A worker that waits for that holds a later piece than one whose buffer is free, so somebody can always go on.
@safe
final class PayloadQueue {
    private enum State {
        case empty
        case ready
        case failed(ImageError)
    }

    private let layout: PayloadLayout
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var buffers: [HeapBytes?]
    private var states: [State]
    private let bufferBytes: Int
    /// The next job that no worker has.
    private var nextJob = 0
    /// The first piece that the reader has not done with.
    private var firstKept = 0
    private var isStopped = false

    /// A queue of all jobs of `layout`, with `depth` buffers.
    init(_ layout: PayloadLayout, depth: Int) {
        self.layout = layout
        buffers = Array(repeating: nil, count: depth)
        states = Array(repeating: .empty, count: depth)
        bufferBytes = layout.pieces.reduce(0) { max($0, $1.count) }
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(changed, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(changed)
        unsafe pthread_mutex_destroy(mutex)
        unsafe changed.deallocate()
        unsafe mutex.deallocate()
    }

    // MARK: The reader's side

    /// Waits until a piece is decoded.
    func wait(for piece: Int) throws(ImageError) -> HeapBytes {
        lock()
        defer { unlock() }
        let slot = piece % buffers.count
        while true {
            switch states[slot] {
            case .empty: unsafe pthread_cond_wait(changed, mutex)
            case .failed(let error): throw error
            case .ready: return buffers[slot]!
            }
        }
    }

    /// The reader has done with a piece, which was the first that it had.
    func release(_ piece: Int) {
        lock()
        states[piece % buffers.count] = .empty
        firstKept = piece + 1
        unsafe pthread_cond_broadcast(changed)
        unlock()
    }

    /// Leaves out a job, which is the next for the reader; false where a worker has it already.
    func drop(_ job: Int) -> Bool {
        lock()
        defer { unlock() }
        guard job == nextJob else { return false }
        nextJob += 1
        firstKept = layout.jobs[job].pieces.upperBound
        unsafe pthread_cond_broadcast(changed)
        return true
    }

    /// Tells the workers to end.
    func stop() {
        lock()
        isStopped = true
        unsafe pthread_cond_broadcast(changed)
        unlock()
    }

    // MARK: The workers' side

    /// Decodes jobs until there is none left.
    func work(_ reader: OperationReader) {
        while let job = takeJob() {
            for index in job.pieces {
                guard let buffer = room(for: index) else { return }
                do throws(ImageError) {
                    let piece = layout.pieces[index]
                    if index == job.pieces.lowerBound { try reader.begin(job.operation) }
                    try reader.skip(to: piece.start)
                    try unsafe reader.fill(buffer.prefix(piece.count))
                    // Nothing is given out as sound before all of it has been looked at.
                    if index + 1 == job.pieces.upperBound { try reader.finish() }
                } catch {
                    set(index, .failed(error))
                    return
                }
                set(index, .ready)
            }
        }
    }

    private func takeJob() -> PayloadLayout.Job? {
        lock()
        defer { unlock() }
        guard !isStopped, nextJob < layout.jobs.count else { return nil }
        defer { nextJob += 1 }
        return layout.jobs[nextJob]
    }

    /// The buffer for a piece, once it is free; nil when the work is to end.
    private func room(for piece: Int) -> HeapBytes? {
        lock()
        defer { unlock() }
        while !isStopped, piece >= firstKept + buffers.count { unsafe pthread_cond_wait(changed, mutex) }
        if isStopped { return nil }
        let slot = piece % buffers.count
        if buffers[slot] == nil { buffers[slot] = HeapBytes(count: bufferBytes) }
        return buffers[slot]
    }

    private func set(_ piece: Int, _ state: State) {
        lock()
        states[piece % buffers.count] = state
        unsafe pthread_cond_broadcast(changed)
        unlock()
    }

    private func lock() { unsafe pthread_mutex_lock(mutex) }
    private func unlock() { unsafe pthread_mutex_unlock(mutex) }
}
