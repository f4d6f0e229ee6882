import Bytes

/// Walks a sparse file that is pushed through it, strictly: libsparse's own reader lets much pass that fails later,
/// on the phone.
struct SparseScan {
    /// What the next bytes are.
    private enum State {
        case fileHeader
        case chunkHeader
        case fillPattern
        case checksum
        /// Header bytes beyond those that are known.
        case passing(UInt64, then: Next)
        /// Data of a raw chunk, this much of it left.
        case data(UInt64)
        case done
    }

    private enum Next {
        case firstChunk
        case content
    }

    private var state = State.fileHeader
    private var pending: [UInt8] = []
    private var position: UInt64 = 0
    private var header = SparseHeader()
    private var chunk = SparseChunkHeader()
    private var chunkIndex: UInt32 = 0
    /// Where the current chunk's header begins, in bytes from the file's start.
    private var chunkOffset: UInt64 = 0
    private var blocks: UInt64 = 0
    private let budget: ReadingBudget
    private var list: ExtentList
    /// The CRC over raw and expanded fill data before the last hole, and over the same with the holes as zeros.
    private var beforeHole: (data: UInt32, output: UInt32) = (0, 0)
    /// The CRC and the number of the bytes since then: each byte is taken once.
    private var sinceHole: (crc: UInt32, bytes: UInt64) = (0, 0)

    init(_ budget: ReadingBudget) {
        self.budget = budget
        list = ExtentList(blockSize: 4, budget: budget)
    }

    /// The CRC over raw and expanded fill data so far.
    var dataCRC: UInt32 { crc32(beforeHole.data, followedBy: sinceHole.crc, count: sinceHole.bytes) }
    /// The CRC over all that the image covers so far, "counting don't care as 0" as `sparse_format.h` has it.
    private var outputCRC: UInt32 { crc32(beforeHole.output, followedBy: sinceHole.crc, count: sinceHole.bytes) }

    mutating func feed(_ bytes: UnsafeRawBufferPointer) throws(ImageError) {
        var used = 0
        while used < bytes.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[used...])
            let step = try unsafe advance(rest)
            used += step
            position += UInt64(step)
            if case .passing(0, let next) = state { try passed(next) }
            if case .data(0) = state { try nextChunk() }
        }
    }

    /// Uses up at least one byte.
    private mutating func advance(_ rest: UnsafeRawBufferPointer) throws(ImageError) -> Int {
        switch state {
        case .data(let left):
            let step = Int(min(left, UInt64(rest.count)))
            unsafe sinceHole.crc = crc32(UnsafeRawBufferPointer(rebasing: rest[..<step]), seed: sinceHole.crc)
            sinceHole.bytes += UInt64(step)
            state = .data(left - UInt64(step))
            return step
        case .passing(let left, let next):
            let step = Int(min(left, UInt64(rest.count)))
            state = .passing(left - UInt64(step), then: next)
            return step
        case .fileHeader, .chunkHeader, .fillPattern, .checksum:
            let step = min(wanted - pending.count, rest.count)
            unsafe pending += rest[..<step]
            if pending.count == wanted { try field() }
            return step
        case .done:
            throw .malformedSparse(.trailingBytes, offset: position)
        }
    }

    /// The size of the field that is being collected.
    private var wanted: Int {
        switch state {
        case .fileHeader: SparseHeader.bytes
        case .chunkHeader: SparseChunkHeader.bytes
        default: 4
        }
    }

    /// The collected field is complete.
    private mutating func field() throws(ImageError) {
        var reader = ByteReader(pending)
        pending = []
        // `wanted` bytes are there, so the reader cannot run out.
        switch state {
        case .fileHeader:
            header = SparseHeader(&reader)
            do { try header.check() } catch { throw .malformedSparse(error, offset: 0) }
            list = ExtentList(blockSize: header.blockSize, budget: budget)
            state = .passing(UInt64(header.fileHeaderSize) - UInt64(SparseHeader.bytes), then: .firstChunk)
        case .chunkHeader:
            chunk = SparseChunkHeader(&reader)
            try checkChunk()
            state = .passing(UInt64(header.chunkHeaderSize) - UInt64(SparseChunkHeader.bytes), then: .content)
        case .fillPattern:
            let pattern: UInt32 = (try? reader.little()) ?? 0
            if chunk.blocks > 0 {
                sinceHole.crc = crc32(repeating: pattern, count: chunkBytes, seed: sinceHole.crc)
                sinceHole.bytes += chunkBytes
                try add(.fill(pattern))
            }
            try nextChunk()
        default:
            let declared: UInt32 = (try? reader.little()) ?? 0
            let (output, data) = (outputCRC, dataCRC)
            // libsparse reads holes as zeros, and leaves them out where it writes the sum.
            guard declared == output || declared == data else {
                throw .malformedSparse(
                    .checksum(index: chunkIndex, declared: declared, found: output), offset: chunkOffset)
            }
            try nextChunk()
        }
    }

    /// The bytes on the partition that the chunk covers.
    private var chunkBytes: UInt64 { UInt64(chunk.blocks) * UInt64(header.blockSize) }

    /// A hole: the sums before it are closed.
    private mutating func passHole() {
        guard chunk.blocks > 0 else { return }
        beforeHole = (dataCRC, crc32(repeating: 0, count: chunkBytes, seed: outputCRC))
        sinceHole = (0, 0)
    }

    private mutating func checkChunk() throws(ImageError) {
        do throws(SparseFault) {
            try chunk.check(index: chunkIndex, header: header)
            if chunk.kind != .checksum { blocks += UInt64(chunk.blocks) }
            if blocks > UInt64(header.totalBlocks) {
                throw .moreBlocks(index: chunkIndex, blocks: blocks, total: header.totalBlocks)
            }
        } catch {
            throw .malformedSparse(error, offset: chunkOffset)
        }
    }

    private mutating func passed(_ next: Next) throws(ImageError) {
        switch next {
        case .firstChunk:
            chunkOffset = position
            try enterChunk()
        case .content:
            switch chunk.kind {
            case .raw:
                if chunk.blocks > 0 { try add(.data(offset: position)) }
                state = .data(chunkBytes)
            case .fill: state = .fillPattern
            case .checksum: state = .checksum
            default:
                passHole()
                try nextChunk()
            }
        }
    }

    private mutating func add(_ content: Extent.Content) throws(ImageError) {
        let first = UInt32(blocks - UInt64(chunk.blocks))
        try list.append(Extent(firstBlock: first, blockCount: chunk.blocks, content: content))
    }

    private mutating func nextChunk() throws(ImageError) {
        chunkIndex += 1
        chunkOffset += UInt64(chunk.totalBytes)
        try enterChunk()
    }

    private mutating func enterChunk() throws(ImageError) {
        guard chunkIndex == header.totalChunks else {
            state = .chunkHeader
            return
        }
        guard blocks == UInt64(header.totalBlocks) else {
            throw .malformedSparse(.fewerBlocks(blocks: blocks, total: header.totalBlocks), offset: chunkOffset)
        }
        state = .done
    }

    /// The file is complete, or cut short.
    func finish(fileBytes: UInt64) throws(ImageError) -> ImageLayout {
        let fault: SparseFault
        switch state {
        case .done:
            return ImageLayout(
                isSparse: true, blockSize: header.blockSize, totalBlocks: header.totalBlocks, extents: list.extents,
                fileBytes: fileBytes, expandedBytes: UInt64(header.totalBlocks) * UInt64(header.blockSize))
        case .fileHeader, .passing(_, then: .firstChunk):
            fault = .headerCutShort(bytes: fileBytes)
        case .chunkHeader where pending.isEmpty:
            fault = .missingChunks(found: chunkIndex, declared: header.totalChunks)
        case .data(let left):
            fault = .chunkCutShort(index: chunkIndex, missing: left)
        case .passing(let left, then: .content):
            fault = .chunkCutShort(index: chunkIndex, missing: left)
        case .chunkHeader, .fillPattern, .checksum:
            fault = .chunkCutShort(index: chunkIndex, missing: UInt64(wanted - pending.count))
        }
        throw .malformedSparse(fault, offset: fileBytes)
    }
}
