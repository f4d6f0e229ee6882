/// What a vbmeta image says of the hashtree over a logical partition.
struct PackTree {
    /// The partition, without its slot.
    let partition: String
    /// Bytes of data; the tree follows them.
    let bytes: UInt64
    /// How digests are made.
    let algorithm: PackDigest.Kind
    /// What stands before each block.
    let salt: [UInt8]
    /// The digest of the topmost block.
    let root: [UInt8]
}
