import Bytes

/// The chunks of a sparse file with blocks of 4096 bytes, put together in the order of their blocks.
struct SuperChunks {
    private let blockBytes: UInt64 = 4096
    /// The size of a chunk is a number of 32 bits.
    private let most: UInt64 = 1 << 30
    private var pieces: [SuperSource.Piece] = []
    private var extents: [Extent] = []
    private var count: UInt32 = 0
    /// Of the file, so far.
    private var bytes = UInt64(SparseHeader.bytes)
    private var next: UInt64 = 0

    /// Blocks of zeros.
    mutating func fill(blocks: UInt64) {
        header(.fill, blocks: blocks, content: 4)
        extents.append(Extent(firstBlock: UInt32(next), blockCount: UInt32(blocks), content: .fill(0)))
        add([.bytes([0, 0, 0, 0])], bytes: 4)
        next += blocks
    }

    /// One chunk of whole blocks.
    mutating func data(_ content: [SuperSource.Piece], bytes: UInt64) {
        let blocks = bytes / blockBytes
        header(.raw, blocks: blocks, content: bytes)
        extents.append(
            Extent(firstBlock: UInt32(next), blockCount: UInt32(blocks), content: .data(offset: self.bytes)))
        add(content, bytes: bytes)
        next += blocks
    }

    /// A whole image, with zeros to the end of its last block.
    mutating func content(_ index: Int, bytes: UInt64) {
        var left = bytes
        while left > 0 {
            let count = min(left, most)
            let rest = (blockBytes - count % blockBytes) % blockBytes
            data([.content(index, bytes: count), .zeros(bytes: rest)], bytes: count + rest)
            left -= count
        }
    }

    /// Leaves out what lies before `block`.
    mutating func skip(to block: UInt64) {
        guard block > next else { return }
        header(.skip, blocks: block - next, content: 0)
        next = block
    }

    mutating func finish(blocks: UInt32) -> (ImageLayout, [SuperSource.Piece]) {
        skip(to: UInt64(blocks))
        var writer = ByteWriter()
        writer.little(SparseHeader.magic)
        for value in [1, 0, UInt16(SparseHeader.bytes), UInt16(SparseChunkHeader.bytes)] { writer.little(value) }
        for value in [UInt32(blockBytes), blocks, count, 0] { writer.little(value) }
        let layout = ImageLayout(
            isSparse: true, blockSize: UInt32(blockBytes), totalBlocks: blocks, extents: extents, fileBytes: bytes,
            expandedBytes: UInt64(blocks) * blockBytes)
        return (layout, [.bytes(writer.bytes)] + pieces)
    }

    private mutating func header(_ kind: SparseChunkHeader.Kind, blocks: UInt64, content: UInt64) {
        var writer = ByteWriter()
        writer.little(kind.rawValue)
        writer.little(UInt16(0))
        writer.little(UInt32(blocks))
        writer.little(UInt32(UInt64(SparseChunkHeader.bytes) + content))
        add([.bytes(writer.bytes)], bytes: UInt64(SparseChunkHeader.bytes))
        count += 1
    }

    private mutating func add(_ more: [SuperSource.Piece], bytes: UInt64) {
        pieces += more
        self.bytes += bytes
    }
}
