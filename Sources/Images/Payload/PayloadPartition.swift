/// A partition that a payload writes whole.
public struct PayloadPartition: Sendable, Hashable {
    /// The name without a slot: `boot`, `system`.
    public let name: String
    /// The size of the image in bytes; it may end inside its last block.
    public let bytes: UInt64
    /// The SHA-256 of the image, 32 bytes.
    public let digest: [UInt8]
    /// The dynamic group that it belongs to: it then lies inside `super`. Nil for a partition of its own.
    public let group: String?
    /// In the order of the manifest.
    public let operations: [PayloadOperation]
}
