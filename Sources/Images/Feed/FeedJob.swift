/// One image in the row of an ``ImageFeed``.
public struct FeedJob: Sendable {
    /// The size of the image file in bytes.
    public let bytes: UInt64
    /// What each block must be; nil lets everything pass.
    public let digests: BlockDigests?
    /// The file from a place on: bytes from its start, at a block's border.
    let open: @Sendable (_ offset: UInt64) throws(ImageError) -> any ByteSource

    public init(
        bytes: UInt64, digests: BlockDigests?,
        open: @escaping @Sendable (_ offset: UInt64) throws(ImageError) -> any ByteSource
    ) {
        self.bytes = bytes
        self.digests = digests
        self.open = open
    }

    /// How many blocks there are.
    var blocks: Int { BlockDigests.count(for: bytes) }
}
