import Bytes

/// Lays out one sparse file of a split image.
struct PartWriter {
    let layout: ImageLayout

    /// The part that holds `runs`, in the order of their blocks.
    func part(_ runs: [BackedBlock], index: Int, count: Int) -> ImagePart {
        let blockSize = UInt64(layout.blockSize)
        var body = SegmentList()
        var chunks: UInt32 = 0
        var lastBlock: UInt64 = 0
        func skip(to block: UInt64) {
            guard block > lastBlock else { return }
            body.chunk(.skip, blocks: block - lastBlock, contentBytes: 0)
            chunks += 1
        }
        for run in runs {
            skip(to: run.block)
            let blocks = run.blocks(of: blockSize)
            switch run.content {
            case .data(let offset):
                body.chunk(.raw, blocks: blocks, contentBytes: blocks * blockSize)
                body.source(offset: offset, count: run.bytes)
                body.zeros(blocks * blockSize - run.bytes)
            case .fill(let pattern):
                body.chunk(.fill, blocks: blocks, contentBytes: 4)
                body.little(pattern)
            }
            chunks += 1
            lastBlock = run.block + blocks
        }
        skip(to: UInt64(layout.totalBlocks))
        let all = body.finish(header: header(chunks: chunks))
        return ImagePart(index: index, count: count, bytes: all.bytes, segments: all.segments)
    }

    private func header(chunks: UInt32) -> [UInt8] {
        var writer = ByteWriter()
        writer.little(SparseHeader.magic)
        writer.little(UInt16(1))
        writer.little(UInt16(0))
        writer.little(UInt16(SparseHeader.bytes))
        writer.little(UInt16(SparseChunkHeader.bytes))
        writer.little(layout.blockSize)
        writer.little(layout.totalBlocks)
        writer.little(chunks)
        writer.little(UInt32(0))
        return writer.bytes
    }
}

/// Segments being put together; neighbouring literals become one.
private struct SegmentList {
    private var segments: [ImagePart.Segment] = []
    private var literal = ByteWriter()
    private var bytes: UInt64 = 0

    mutating func chunk(_ kind: SparseChunkHeader.Kind, blocks: UInt64, contentBytes: UInt64) {
        literal.little(kind.rawValue)
        literal.little(UInt16(0))
        literal.little(UInt32(blocks))
        literal.little(UInt32(12 + contentBytes))
    }

    mutating func little(_ value: UInt32) {
        literal.little(value)
    }

    mutating func source(offset: UInt64, count: UInt64) {
        guard count > 0 else { return }
        flush()
        segments.append(.source(offset: offset, count: count))
        bytes += count
    }

    mutating func zeros(_ count: UInt64) {
        guard count > 0 else { return }
        flush()
        segments.append(.zeros(count))
        bytes += count
    }

    /// Everything, with the file header before it. A source is always behind a chunk header, so the first
    /// segment is a literal.
    mutating func finish(header: [UInt8]) -> (segments: [ImagePart.Segment], bytes: UInt64) {
        flush()
        if case .literal(let first)? = segments.first {
            segments[0] = .literal(header + first)
        } else {
            segments.insert(.literal(header), at: 0)
        }
        return (segments, bytes + UInt64(header.count))
    }

    private mutating func flush() {
        guard !literal.bytes.isEmpty else { return }
        segments.append(.literal(literal.bytes))
        bytes += UInt64(literal.bytes.count)
        literal = ByteWriter()
    }
}
