/// Where the blocks of an image are: the map, without the data.
public struct ImageLayout: Sendable, Hashable {
    /// Whether the file is in the sparse format; otherwise it is the partition's content byte for byte.
    public let isSparse: Bool
    /// Bytes per block; 4096 for a raw file.
    public let blockSize: UInt32
    /// How many blocks the image covers, holes included.
    public let totalBlocks: UInt32
    /// What is written, in the order of the blocks. Don't-care ranges are absent.
    public let extents: [Extent]
    /// The size of the file in bytes.
    public let fileBytes: UInt64
    /// What the image covers on the partition in bytes; for a raw file its size.
    public let expandedBytes: UInt64

    public init(
        isSparse: Bool, blockSize: UInt32, totalBlocks: UInt32, extents: [Extent], fileBytes: UInt64,
        expandedBytes: UInt64
    ) {
        self.isSparse = isSparse
        self.blockSize = blockSize
        self.totalBlocks = totalBlocks
        self.extents = extents
        self.fileBytes = fileBytes
        self.expandedBytes = expandedBytes
    }

    /// What an image leaves on a partition.
    public enum Substance: Sendable {
        /// Not one block is written.
        case nothing
        /// Zeros and nothing else, as an erase leaves it.
        case zeros
        case data
    }

    /// What it leaves on the partition, as far as its map tells: an odd end of a raw file counts as data.
    public var substance: Substance {
        if extents.isEmpty { return .nothing }
        return extents.allSatisfy { $0.content == .fill(0) } ? .zeros : .data
    }

    /// The length of an extent in bytes: whole blocks, except for the odd end of a raw file.
    func bytes(of extent: Extent) -> UInt64 {
        let start = UInt64(extent.firstBlock) * UInt64(blockSize)
        return min(UInt64(extent.blockCount) * UInt64(blockSize), expandedBytes - start)
    }
}
