/// What a vbmeta image switches off (libavb, `AvbVBMetaImageFlags`).
public struct AVBFlags: OptionSet, Sendable, Equatable {
    /// The 32 bits as they stand in the header.
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Hashtrees are not looked at: large partitions are not verified.
    public static let hashtreeDisabled = AVBFlags(rawValue: 1)
    /// Nothing is verified, and no descriptor is read.
    public static let verificationDisabled = AVBFlags(rawValue: 2)
}
