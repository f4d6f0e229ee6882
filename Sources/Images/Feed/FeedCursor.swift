/// One reader's way through one image of a feed.
final class FeedCursor: ByteSource {
    private let job: FeedJob
    private let start: UInt64
    private let window: FeedWindow
    private let reader: Int
    /// The feed reads as long as anybody reads from it.
    private let feed: ImageFeed
    private var position: UInt64 = 0
    private var alone: LoneBlocks?

    init(_ job: FeedJob, start: UInt64, window: FeedWindow, reader: Int, of feed: ImageFeed) {
        self.job = job
        self.start = start
        self.window = window
        self.reader = reader
        self.feed = feed
        if !window.seat(reader, at: start) { alone = LoneBlocks(job) }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard buffer.count > 0, position < job.bytes else { return 0 }
        let block = position / UInt64(BlockDigests.blockBytes)
        let offset = Int(position % UInt64(BlockDigests.blockBytes))
        if alone == nil {
            switch try window.hold(reader, start + block) {
            case .held(let bytes, let length):
                let count = min(buffer.count, length - offset)
                unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(bytes.slice(offset..<offset + count)))
                position += UInt64(count)
                window.release(reader, next: start + (offset + count == length ? block + 1 : block))
                return count
            case .apart: alone = LoneBlocks(job)
            }
        }
        guard let alone else { return 0 }
        let bytes = try alone.block(Int(block))
        let count = min(buffer.count, bytes.count - offset)
        unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.bytes.all[offset..<offset + count]))
        position += UInt64(count)
        return count
    }

    /// Blocks in between are not waited for.
    func skip(_ count: UInt64) throws(ImageError) {
        guard count <= job.bytes - position else { throw .sourceEnded(needed: count - (job.bytes - position)) }
        position += count
        guard alone == nil else { return }
        window.release(reader, next: start + position / UInt64(BlockDigests.blockBytes))
    }
}

/// The blocks of an image for a reader that was set apart: read by itself, one at a time.
private final class LoneBlocks {
    private let job: FeedJob
    private let memory = HeapBytes(count: BlockDigests.blockBytes)
    private var blocks: CheckedBlocks?
    private var held: (block: Int, count: Int)?

    init(_ job: FeedJob) { self.job = job }

    /// Blocks are asked for in ascending order, each as often as wanted.
    func block(_ number: Int) throws(ImageError) -> (bytes: HeapBytes, count: Int) {
        if let held, held.block == number { return (memory, held.count) }
        let blocks: CheckedBlocks
        if let open = self.blocks, open.block == number {
            blocks = open
        } else {
            blocks = try CheckedBlocks(job, from: number)
            self.blocks = blocks
        }
        let count = try unsafe blocks.next(into: memory.all)
        held = (number, count)
        return (memory, count)
    }
}
