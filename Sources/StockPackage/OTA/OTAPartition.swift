import Images

/// A partition that an update package writes whole, verified.
public struct OTAPartition: Sendable {
    /// The name without a slot.
    public let name: String
    /// The size of the image in bytes.
    public let bytes: UInt64
    /// The SHA-256 of the image, lower-case hex. The image was decoded and has it.
    public let sha256: String
    /// How many operations make the image.
    public let operations: Int
    /// The dynamic group that it belongs to: it then lies inside `super`. Nil for a partition of its own.
    public let group: String?
    /// What a full read of the image found: its layout for ``downloadParts(of:limit:)``, its CRCs.
    public let scan: ImageScan
}
