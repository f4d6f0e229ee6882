import Images

/// What a full read of an update package found. Everything that can be verified has been.
public struct OTAFacts: Sendable {
    /// What the file is.
    public enum Kind: String, Sendable {
        /// A .zip with a payload in it.
        case zip = "ota"
        /// A `payload.bin` alone: nothing but itself says for which phone it is.
        case payload
    }

    /// What the file is.
    public let kind: Kind
    /// The path as given.
    public let path: String
    /// The size of the file in bytes.
    public let bytes: UInt64
    /// The size of the payload in bytes.
    public let payloadBytes: UInt64
    /// What the .zip says of itself, if it does.
    public let metadata: OTAMetadata?
    /// Whether `payload_properties.txt` orders update_engine to erase the owner's data (`POWERWASH=1`).
    public var powerwash = false
    /// Whether the .zip bears a signature of the whole file, as the stock recovery asks for. It is not judged.
    public let hasSignature: Bool
    /// Bytes per block of the payload.
    public let blockSize: UInt32
    /// Whether the payload says that it leaves out partitions of the phone.
    public let isPartial: Bool
    /// When the newest thing in the payload was made, in seconds since 1970, if it says so.
    public let maxTimestamp: Int64?
    /// In the order of the payload.
    public let partitions: [OTAPartition]

    /// What says that installing it erases the owner's data, as the package writes it; empty where nothing does.
    public var wipeOrders: [String] { OTAMetadata.wipeOrders(metadata, powerwash: powerwash) }

    /// The partition of a name.
    public func partition(_ name: String) -> OTAPartition? { partitions.first { $0.name == name } }
}
