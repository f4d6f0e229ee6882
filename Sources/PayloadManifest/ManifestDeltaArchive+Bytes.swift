import SwiftProtobuf

extension ManifestDeltaArchive {
    /// Reads a manifest; nil where the bytes are no such message.
    public init?(bytes: [UInt8]) {
        // Six levels are all that these messages have. Fields that the .proto leaves out are dropped.
        var options = BinaryDecodingOptions()
        options.messageDepthLimit = 8
        options.discardUnknownFields = true
        guard let read = try? Self(serializedBytes: bytes, options: options) else { return nil }
        self = read
    }
}

extension ManifestInstallOperation {
    /// The SHA-256 of the operation's data as bytes; empty where there is none.
    public var dataDigest: [UInt8] { Array(dataSha256Hash) }
}

extension ManifestPartitionInfo {
    /// The SHA-256 of the partition as bytes; empty where there is none.
    public var digest: [UInt8] { Array(hash) }
}
