/// Neighbouring blocks of an image that are written alike.
public struct Extent: Sendable, Hashable {
    /// Where the blocks' content is.
    public enum Content: Sendable, Hashable {
        /// In the image file, from `offset` (bytes from the file's start) on.
        case data(offset: UInt64)
        /// A 32-bit pattern, little endian, over and over.
        case fill(UInt32)
    }

    /// The first block on the partition.
    public let firstBlock: UInt32
    /// How many blocks, at least 1.
    public let blockCount: UInt32
    /// What goes there.
    public let content: Content

    public init(firstBlock: UInt32, blockCount: UInt32, content: Content) {
        self.firstBlock = firstBlock
        self.blockCount = blockCount
        self.content = content
    }
}
