import Glibc

/// Finds the uniform blocks of a raw image in 4096-byte blocks, as libsparse does when it reads one.
///
/// A block whose 32-bit words are all equal is a fill; all others are data, the odd end too.
struct RawScan {
    static let blockSize = 4096

    /// Beyond so many stretches uniform blocks are data like all others: they travel then, and nothing is wrong with the image.
    private static let mostStretches = 250_000

    private var list: ExtentList
    private let budget: ReadingBudget
    private var partial = HeapBytes(count: RawScan.blockSize)
    private var partialCount = 0
    private var block: UInt64 = 0

    init(_ budget: ReadingBudget) {
        self.budget = budget
        list = ExtentList(blockSize: UInt32(RawScan.blockSize), budget: budget)
    }

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
        if unsafe memcmp(start, start + 4, Self.blockSize - 4) == 0, isWorthwhile {
            try add(.fill(UInt32(littleEndian: unsafe start.loadUnaligned(as: UInt32.self))))
        } else {
            try add(.data(offset: block * UInt64(Self.blockSize)))
        }
    }

    /// Whether a fill may still be told from data. Half of the budget stays for images that have no such choice.
    private var isWorthwhile: Bool {
        list.extents.count < Self.mostStretches
            && budget.spent(on: .extents) < ReadingBudget.Item.extents.limit / 2
    }

    private mutating func add(_ content: Extent.Content) throws(ImageError) {
        guard block < UInt64(UInt32.max) else { throw .tooLarge(bytes: block * UInt64(Self.blockSize)) }
        try list.append(Extent(firstBlock: UInt32(block), blockCount: 1, content: content))
        block += 1
    }
}
