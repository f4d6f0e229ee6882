/// The digest of a whole small image.
public struct AVBHash: Sendable, Equatable {
    /// How many bytes from the image's start are hashed, after the salt.
    public let imageBytes: UInt64
    /// `sha256`, `sha512`, `sha1`.
    public let algorithm: String
    /// The partition, without slot.
    public let partition: String
    /// What is hashed before the image.
    public let salt: [UInt8]
    /// Empty where the phone itself remembers the digest.
    public let digest: [UInt8]
    /// Whether the partition's name gets no slot, also on phones with slots.
    public let isWithoutSlot: Bool

    init(_ body: inout DescriptorReader) throws(AVBDescriptorFailure) {
        imageBytes = try body.integer()
        algorithm = try body.padded(32)
        let (name, salt, digest): (UInt32, UInt32, UInt32) = (
            try body.integer(), try body.integer(), try body.integer()
        )
        isWithoutSlot = try body.isWithoutSlot()
        partition = try body.text(UInt64(name))
        self.salt = try body.bytes(UInt64(salt))
        self.digest = try body.bytes(UInt64(digest))
    }
}
