import Glibc

/// The image of a partition, decoded from a payload by threads of its own. They start with the first byte that is wanted.
final class PayloadSource: ByteSource {
    private let payload: Payload
    private let partition: PayloadPartition
    private let layout: PayloadLayout
    private let queue: PayloadQueue
    private let workers: Int
    private var threads: [pthread_t] = []
    /// The stretch that is being given out, and how much of it has been.
    private var current = 0
    private var given: UInt64 = 0
    /// The piece that the reader has.
    private var held: (piece: Int, bytes: HeapBytes)?
    private var failure: ImageError?

    init(payload: Payload, partition: PayloadPartition, layout: PayloadLayout, workers: Int) {
        self.payload = payload
        self.partition = partition
        self.layout = layout
        self.workers = min(workers, layout.jobs.count)
        queue = PayloadQueue(layout, depth: workers + 1)
    }

    deinit {
        queue.stop()
        for thread in threads { pthread_join(thread, nil) }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard buffer.count > 0, current < layout.stretches.count else { return 0 }
        let stretch = layout.stretches[current]
        let step = Int(min(UInt64(buffer.count), stretch.count - given))
        let target = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<step])
        if let place = stretch.place {
            let offset = place.offset + Int(given)
            unsafe target.copyMemory(
                from: UnsafeRawBufferPointer(try piece(place.piece).slice(offset..<offset + step)))
        } else {
            _ = unsafe memset(target.baseAddress!, 0, step)
        }
        advance(UInt64(step))
        return step
    }

    /// Passes over bytes; operations that lie in them whole are not decoded unless a worker has begun with them.
    func skip(_ count: UInt64) throws(ImageError) {
        var left = count
        while left > 0 {
            guard current < layout.stretches.count else { throw .sourceEnded(needed: left) }
            let stretch = layout.stretches[current]
            if let place = stretch.place {
                if dropped(place.job, &left) { continue }
                _ = try piece(place.piece)
            }
            let step = min(left, stretch.count - given)
            advance(step)
            left -= step
        }
    }

    /// Leaves out the job that comes next, if it is passed over whole.
    private func dropped(_ job: Int, _ left: inout UInt64) -> Bool {
        guard given == 0, held == nil, failure == nil else { return false }
        let end = layout.stretches[current...].firstIndex { $0.place?.job != job } ?? layout.stretches.count
        let bytes = layout.stretches[current..<end].reduce(0) { $0 + $1.count }
        guard bytes <= left, queue.drop(job) else { return false }
        left -= bytes
        current = end
        return true
    }

    private func advance(_ step: UInt64) {
        given += step
        guard given == layout.stretches[current].count else { return }
        current += 1
        given = 0
        let next = current < layout.stretches.count ? layout.stretches[current].place?.piece : nil
        if let held, held.piece != next {
            queue.release(held.piece)
            self.held = nil
        }
    }

    private func piece(_ index: Int) throws(ImageError) -> HeapBytes {
        if let held { return held.bytes }
        if let failure { throw failure }
        do throws(ImageError) {
            try start()
            let bytes = try queue.wait(for: index)
            held = (index, bytes)
            return bytes
        } catch {
            failure = error
            throw error
        }
    }

    private func start() throws(ImageError) {
        guard threads.isEmpty else { return }
        for _ in 0..<workers {
            let reader = OperationReader(payload: payload, partition: partition)
            let context = unsafe Unmanaged.passRetained(PayloadWorker(queue: queue, reader: reader))
            var id = pthread_t()
            let code = unsafe pthread_create(&id, nil, payloadThread, context.toOpaque())
            if code == 0 {
                threads.append(id)
            } else {
                unsafe context.release()
            }
            // With fewer threads it goes slower; with none it does not go.
            if code != 0, threads.isEmpty {
                throw .io(operation: "start a thread to decode", path: payload.file.path, errno: code)
            }
        }
    }
}

/// What a thread is given.
private final class PayloadWorker {
    let queue: PayloadQueue
    let reader: OperationReader

    init(queue: PayloadQueue, reader: OperationReader) {
        self.queue = queue
        self.reader = reader
    }
}

/// The thread's body; `context` is a retained ``PayloadWorker``.
private func payloadThread(context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context = unsafe context else { return nil }
    let worker = unsafe Unmanaged<PayloadWorker>.fromOpaque(context).takeRetainedValue()
    worker.queue.work(worker.reader)
    return nil
}
