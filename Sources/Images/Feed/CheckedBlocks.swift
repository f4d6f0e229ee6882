/// Reads a file again block by block, and lets no block pass that is not what it was when the file was checked.
final class CheckedBlocks {
    private let job: FeedJob
    private let source: any ByteSource
    private let tagger: BlockTagger?
    /// The next block.
    private(set) var block: Int

    /// Begins at a block.
    init(_ job: FeedJob, from block: Int) throws(ImageError) {
        self.job = job
        self.block = block
        tagger = job.digests.map { BlockTagger($0.key) }
        source = try job.open(UInt64(block) * UInt64(BlockDigests.blockBytes))
    }

    /// Puts the next block into `buffer`, which has room for one, and says how long it is; 0 after the last one.
    func next(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard block < job.blocks else { return 0 }
        let offset = UInt64(block) * UInt64(BlockDigests.blockBytes)
        let wanted = Int(min(UInt64(BlockDigests.blockBytes), job.bytes - offset))
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
        guard try unsafe source.readFully(into: room) == wanted else {
            throw .contentChanged(offset: offset, ended: true)
        }
        if let expected = job.digests?.tags[block] {
            let found = unsafe tagger?.tag(of: UnsafeRawBufferPointer(room), number: block)
            guard found == expected else { throw .contentChanged(offset: offset, ended: false) }
        }
        block += 1
        return wanted
    }
}
