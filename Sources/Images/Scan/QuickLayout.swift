import Bytes

/// The layout of an image file, found without reading its data: for flashing a file that nothing has been promised about.
///
/// Of a sparse file only the headers are read, and checked as strictly as ``ImageScanner`` checks them: the same faults at the
/// same offsets. A raw file is taken as one stretch of data in blocks of 4096 bytes, and no byte of it is read beyond the first
/// four; uniform blocks are not found. For a raw file over the phone's limit there is ``filledLayout(of:)``.
/// - Throws: ``ImageError/malformedSparse(_:offset:)``, ``ImageError/tooLarge(bytes:)``, ``ImageError/overBudget(_:)``,
///   and ``ImageError/io(operation:path:errno:)`` or ``ImageError/sourceEnded(needed:)`` when the file cannot be read.
public func quickLayout(of file: OpenFile) throws(ImageError) -> ImageLayout {
    let window = HeaderWindow(file)
    let size = file.stamp.bytes
    guard size >= 4, try window.reader(at: 0, count: 4).number() == SparseHeader.magic else {
        return try rawLayout(bytes: size)
    }
    return try SparseWalk(window).layout()
}

private func rawLayout(bytes: UInt64) throws(ImageError) -> ImageLayout {
    let blockSize = UInt64(RawScan.blockSize)
    let blocks = bytes / blockSize + (bytes % blockSize > 0 ? 1 : 0)
    guard let count = UInt32(exactly: blocks) else { throw .tooLarge(bytes: bytes) }
    let all = Extent(firstBlock: 0, blockCount: count, content: .data(offset: 0))
    return ImageLayout(
        isSparse: false, blockSize: UInt32(blockSize), totalBlocks: count, extents: count > 0 ? [all] : [],
        fileBytes: bytes, expandedBytes: bytes)
}

/// Steps from chunk header to chunk header.
private struct SparseWalk {
    private let window: HeaderWindow
    private let size: UInt64

    init(_ window: HeaderWindow) {
        self.window = window
        size = window.file.stamp.bytes
    }

    func layout() throws(ImageError) -> ImageLayout {
        let header = try fileHeader()
        var list = ExtentList(blockSize: header.blockSize, budget: ReadingBudget())
        var offset = UInt64(header.fileHeaderSize)
        var blocks: UInt64 = 0
        for index in 0..<header.totalChunks {
            let chunk = try chunkHeader(index, header, at: offset, before: blocks)
            let first = UInt32(blocks)
            if chunk.kind != .checksum { blocks += UInt64(chunk.blocks) }
            let content = offset + UInt64(header.chunkHeaderSize)
            let end = offset + UInt64(chunk.totalBytes)
            switch chunk.kind {
            // A chunk's place is noted before its data is missed, as the scanner does it.
            case .raw where chunk.blocks > 0:
                try list.append(Extent(firstBlock: first, blockCount: chunk.blocks, content: .data(offset: content)))
            case .fill where chunk.blocks > 0 && end <= size:
                let pattern = try window.reader(at: content, count: 4).number()
                try list.append(Extent(firstBlock: first, blockCount: chunk.blocks, content: .fill(pattern)))
            default: break
            }
            guard end <= size else { throw fault(.chunkCutShort(index: index, missing: end - size), at: size) }
            offset = end
        }
        guard blocks == UInt64(header.totalBlocks) else {
            throw fault(.fewerBlocks(blocks: blocks, total: header.totalBlocks), at: offset)
        }
        guard offset == size else { throw fault(.trailingBytes, at: offset) }
        return ImageLayout(
            isSparse: true, blockSize: header.blockSize, totalBlocks: header.totalBlocks, extents: list.extents,
            fileBytes: size, expandedBytes: blocks * UInt64(header.blockSize))
    }

    private func fileHeader() throws(ImageError) -> SparseHeader {
        guard size >= UInt64(SparseHeader.bytes) else { throw fault(.headerCutShort(bytes: size), at: size) }
        var reader = try window.reader(at: 0, count: SparseHeader.bytes)
        let header = SparseHeader(&reader)
        do { try header.check() } catch { throw fault(error, at: 0) }
        guard size >= UInt64(header.fileHeaderSize) else { throw fault(.headerCutShort(bytes: size), at: size) }
        return header
    }

    private func chunkHeader(
        _ index: UInt32, _ header: SparseHeader, at offset: UInt64, before blocks: UInt64
    ) throws(ImageError) -> SparseChunkHeader {
        let known = UInt64(SparseChunkHeader.bytes)
        guard offset < size else { throw fault(.missingChunks(found: index, declared: header.totalChunks), at: size) }
        guard offset + known <= size else {
            throw fault(.chunkCutShort(index: index, missing: offset + known - size), at: size)
        }
        var reader = try window.reader(at: offset, count: SparseChunkHeader.bytes)
        let chunk = SparseChunkHeader(&reader)
        do throws(SparseFault) {
            try chunk.check(index: index, header: header)
            let covered = blocks + (chunk.kind == .checksum ? 0 : UInt64(chunk.blocks))
            guard covered <= UInt64(header.totalBlocks) else {
                throw .moreBlocks(index: index, blocks: covered, total: header.totalBlocks)
            }
        } catch { throw fault(error, at: offset) }
        // Behind the known fields the header may have more.
        let headerEnd = offset + UInt64(header.chunkHeaderSize)
        guard headerEnd <= size else { throw fault(.chunkCutShort(index: index, missing: headerEnd - size), at: size) }
        return chunk
    }

    private func fault(_ fault: SparseFault, at offset: UInt64) -> ImageError {
        .malformedSparse(fault, offset: offset)
    }
}

/// A few KiB of the file around the last header that was asked for.
private final class HeaderWindow {
    /// Headers that lie close to each other are read together; data between distant ones is not read.
    private static let bytes = 4096

    let file: OpenFile
    private let memory = HeapBytes(count: HeaderWindow.bytes)
    private var start: UInt64 = 0
    private var filled = 0

    init(_ file: OpenFile) { self.file = file }

    /// The `count` bytes at `offset`, which the file had when it was opened.
    func reader(at offset: UInt64, count: Int) throws(ImageError) -> ByteReader {
        if offset < start || offset + UInt64(count) > start + UInt64(filled) {
            start = offset
            filled = 0
            while filled < count {
                let got = try unsafe file.read(at: offset + UInt64(filled), into: memory.slice(filled..<memory.count))
                guard got > 0 else { throw .sourceEnded(needed: UInt64(count - filled)) }
                filled += got
            }
        }
        let from = Int(offset - start)
        return ByteReader(unsafe Array(memory.slice(from..<from + count)))
    }
}

extension ByteReader {
    /// A number of 32 bits, little endian, that is known to be there.
    fileprivate func number() -> UInt32 {
        var copy = self
        return (try? copy.little()) ?? 0
    }
}
