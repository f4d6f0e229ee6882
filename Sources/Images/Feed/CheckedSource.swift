/// An image read again from its start, forward only, of which no byte passes that is not what it was when the package was read.
public final class CheckedSource: ByteSource {
    private let job: FeedJob
    private var blocks: CheckedBlocks
    private let buffer = HeapBytes(count: BlockDigests.blockBytes)
    /// What of the buffer has not been read.
    private var rest = 0..<0

    /// - Throws: as the opening of the file does.
    public init(_ job: FeedJob) throws(ImageError) {
        self.job = job
        blocks = try CheckedBlocks(job, from: 0)
    }

    public func read(into room: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        if rest.isEmpty { rest = 0..<(try unsafe blocks.next(into: buffer.all)) }
        let count = min(rest.count, room.count)
        guard count > 0 else { return 0 }
        let taken = rest.lowerBound..<rest.lowerBound + count
        unsafe room.copyMemory(from: UnsafeRawBufferPointer(buffer.slice(taken)))
        rest = taken.upperBound..<rest.upperBound
        return count
    }

    /// Whole blocks that are passed over are not looked at.
    public func skip(_ count: UInt64) throws(ImageError) {
        guard count > UInt64(rest.count) else {
            rest = rest.lowerBound + Int(count)..<rest.upperBound
            return
        }
        let size = UInt64(BlockDigests.blockBytes)
        let position = min(UInt64(blocks.block) * size, job.bytes) - UInt64(rest.count)
        let (target, overflow) = position.addingReportingOverflow(count)
        guard !overflow, target <= job.bytes else { throw .sourceEnded(needed: count) }
        rest = 0..<0
        let block = Int(target / size)
        if block != blocks.block { blocks = try CheckedBlocks(job, from: block) }
        guard target % size > 0 else { return }
        rest = Int(target % size)..<(try unsafe blocks.next(into: buffer.all))
    }
}
