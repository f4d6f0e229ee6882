/// The root of a tree of digests over a large partition, which the phone checks block by block while it runs.
public struct AVBHashtree: Sendable, Equatable {
    /// Bytes of the partition that the tree covers.
    public let imageBytes: UInt64
    /// `sha1`, `sha256`: what dm-verity is told.
    public let algorithm: String
    /// The partition, without slot.
    public let partition: String
    /// What is hashed before each block.
    public let salt: [UInt8]
    /// The digest at the top of the tree, which vouches for every block.
    public let rootDigest: [UInt8]
    /// Whether the partition's name gets no slot, also on phones with slots.
    public let isWithoutSlot: Bool

    init(_ body: inout DescriptorReader) throws(AVBDescriptorFailure) {
        // The version of dm-verity.
        _ = try body.bytes(4)
        imageBytes = try body.integer()
        // Places and sizes of the tree and of its error correction.
        _ = try body.bytes(44)
        algorithm = try body.padded(32)
        let (name, salt, root): (UInt32, UInt32, UInt32) = (
            try body.integer(), try body.integer(), try body.integer()
        )
        isWithoutSlot = try body.isWithoutSlot()
        partition = try body.text(UInt64(name))
        self.salt = try body.bytes(UInt64(salt))
        rootDigest = try body.bytes(UInt64(root))
    }
}
