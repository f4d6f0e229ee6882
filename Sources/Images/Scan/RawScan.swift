import Glibc

/// Finds the uniform blocks of a raw image in 4096-byte blocks, as libsparse does when it reads one.
///
/// A block whose 32-bit words are all equal is a fill; all others are data, the odd end too.
struct RawScan {
    static let blockSize = 4096

    private var list = ExtentList(blockSize: UInt32(RawScan.blockSize))
    private var partial = HeapBytes(count: RawScan.blockSize)
    private var partialCount = 0
    private var block: UInt64 = 0

    mutating func feed(_ chunk: UnsafeRawBufferPointer) throws(ImageError) {
        var position = 0
        if partialCount > 0 {
            position = min(Self.blockSize - partialCount, chunk.count)
            unsafe partial.slice(partialCount..<partialCount + position)
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: chunk[..<position]))
            partialCount += position
            if partialCount < Self.blockSize { return }
            try unsafe take(partial.all.baseAddress!)
            partialCount = 0
        }
        while chunk.count - position >= Self.blockSize {
            try unsafe take(chunk.baseAddress! + position)
            position += Self.blockSize
        }
        partialCount = chunk.count - position
        if partialCount > 0 {
            unsafe partial.prefix(partialCount)
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: chunk[position...]))
        }
    }

    /// Takes whole blocks of zeros, behind whole blocks.
    mutating func feedZeros(blocks: UInt64) throws(ImageError) {
        guard blocks > 0 else { return }
        guard partialCount == 0, block + blocks < UInt64(UInt32.max) else {
            throw .tooLarge(bytes: (block + blocks) * UInt64(Self.blockSize))
        }
        try list.append(Extent(firstBlock: UInt32(block), blockCount: UInt32(blocks), content: .fill(0)))
        block += blocks
    }

    mutating func finish(fileBytes: UInt64) throws(ImageError) -> ImageLayout {
        if partialCount > 0 { try add(.data(offset: block * UInt64(Self.blockSize))) }
        return ImageLayout(
            isSparse: false, blockSize: UInt32(Self.blockSize), totalBlocks: UInt32(block), extents: list.extents,
            fileBytes: fileBytes, expandedBytes: fileBytes)
    }

    /// One whole block.
    private mutating func take(_ start: UnsafeRawPointer) throws(ImageError) {
        // All words are equal exactly if the block equals itself moved on by one word.
        if unsafe memcmp(start, start + 4, Self.blockSize - 4) == 0 {
            try add(.fill(UInt32(littleEndian: unsafe start.loadUnaligned(as: UInt32.self))))
        } else {
            try add(.data(offset: block * UInt64(Self.blockSize)))
        }
    }

    private mutating func add(_ content: Extent.Content) throws(ImageError) {
        guard block < UInt64(UInt32.max) else { throw .tooLarge(bytes: block * UInt64(Self.blockSize)) }
        try list.append(Extent(firstBlock: UInt32(block), blockCount: 1, content: content))
        block += 1
    }
}
