import Glibc

/// Four buffers between one thread that fills them and one that digests them; two semaphores keep them apart.
@safe
final class DigestRing: @unchecked Sendable {
    static let slotBytes = 256 << 10
    private static let slotCount = 4

    private let slots = (0..<slotCount).map { _ in HeapBytes(count: slotBytes) }
    /// How much is in each buffer. No array: two threads touch different elements at once.
    private let counts = UnsafeMutablePointer<Int>.allocate(capacity: slotCount)
    private let free = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    private let full = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    /// Where the filling thread is.
    private var head = 0
    /// Used by the digesting thread while it runs, and by the other one after that.
    private var digest: Digest?

    init(_ algorithm: Digest.Algorithm) {
        digest = Digest(algorithm)
        unsafe counts.initialize(repeating: 0, count: Self.slotCount)
        unsafe sem_init(free, 0, UInt32(Self.slotCount))
        unsafe sem_init(full, 0, 0)
    }

    deinit {
        unsafe sem_destroy(free)
        unsafe sem_destroy(full)
        unsafe counts.deallocate()
        unsafe free.deallocate()
        unsafe full.deallocate()
    }

    /// The buffer that is to be filled, after ``waitForRoom()``.
    var slot: HeapBytes { slots[head] }

    /// Waits until a buffer may be filled.
    func waitForRoom() {
        unsafe wait(free)
    }

    /// Hands over the buffer with `count` bytes in it; 0 is the end.
    func pass(_ count: Int) {
        unsafe counts[head] = count
        head = (head + 1) % Self.slotCount
        unsafe sem_post(full)
    }

    /// Digests buffers until the end.
    func work() {
        var tail = 0
        while true {
            unsafe wait(full)
            let count = unsafe counts[tail]
            if count == 0 { return }
            unsafe digest?.update(UnsafeRawBufferPointer(slots[tail].prefix(count)))
            tail = (tail + 1) % Self.slotCount
            unsafe sem_post(free)
        }
    }

    /// The digest, with the first `count` bytes of the current buffer added. No thread may be at work.
    func finish(adding count: Int) -> [UInt8] {
        unsafe digest?.update(UnsafeRawBufferPointer(slot.prefix(count)))
        return digest.take()?.finish() ?? []
    }

    private func wait(_ semaphore: UnsafeMutablePointer<sem_t>) {
        while unsafe sem_wait(semaphore) != 0 {}
    }
}
