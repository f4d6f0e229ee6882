/// Reads a file again block by block, and lets no block pass that is not what it was when the file was checked.
final class CheckedBlocks {
    private let job: FeedJob
    private let source: any ByteSource
    /// The next block.
    private(set) var block: Int

    /// Begins at a block.
    init(_ job: FeedJob, from block: Int) throws(ImageError) {
        self.job = job
        self.block = block
        source = try job.open(UInt64(block) * UInt64(BlockDigests.blockBytes))
    }

    /// Puts the next block into `buffer`, which has room for one, and says how long it is; 0 after the last one.
    func next(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard block < job.blocks else { return 0 }
        let offset = UInt64(block) * UInt64(BlockDigests.blockBytes)
        let wanted = Int(min(UInt64(BlockDigests.blockBytes), job.bytes - offset))
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
        guard try unsafe source.readFully(into: room) == wanted else {
            throw .contentChanged(offset: offset, expected: 0, found: nil)
        }
        if let expected = job.digests?.sums[block] {
            let found = unsafe crc32(UnsafeRawBufferPointer(room))
            guard found == expected else { throw .contentChanged(offset: offset, expected: expected, found: found) }
        }
        block += 1
        return wanted
    }
}
