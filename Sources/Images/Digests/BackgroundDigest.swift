import Threads

/// A digest that is computed on a thread of its own, so that hashing and inflating use two cores.
///
/// Bytes are copied into a ring of four buffers; `update` waits only when all are full. The thread starts with the
/// first full buffer: short inputs never need one.
public final class BackgroundDigest {
    private let ring: DigestRing
    private var filled = 0
    private var thread: WorkerThread?

    /// A digest of no bytes yet.
    public init(_ algorithm: Digest.Algorithm) {
        ring = DigestRing(algorithm)
    }

    deinit {
        if thread != nil { join() }
    }

    /// Adds bytes; they are copied.
    public func update(_ bytes: UnsafeRawBufferPointer) {
        var position = 0
        while position < bytes.count {
            if filled == 0 { ring.waitForRoom() }
            let step = min(DigestRing.slotBytes - filled, bytes.count - position)
            unsafe ring.slot.slice(filled..<filled + step)
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + step]))
            filled += step
            position += step
            if filled == DigestRing.slotBytes { pass() }
        }
    }

    /// The digest of all bytes added. Call it once, last.
    public func finish() -> [UInt8] {
        if thread == nil {
            // Everything fits into the first buffer.
            return ring.finish(adding: filled)
        }
        if filled > 0 { pass() }
        join()
        return ring.finish(adding: 0)
    }

    private func pass() {
        ring.pass(filled)
        filled = 0
        let ring = ring
        if thread == nil { thread = WorkerThread { ring.work() } }
    }

    private func join() {
        if filled == 0 { ring.waitForRoom() }
        ring.pass(0)
        thread?.join()
        thread = nil
    }
}
