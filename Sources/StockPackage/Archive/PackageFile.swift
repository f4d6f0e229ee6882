import Images

/// A file of a package.
public struct PackageFile: Sendable {
    /// The path below the package's top directory: `images/boot.img`, `flash_all.sh`.
    public let path: String
    /// The size in bytes.
    public let bytes: UInt64
    /// The contents, kept for files up to 256 KiB as long as all of them together stay below 32 MiB.
    public let contents: [UInt8]?
    /// What a full read found, for every file below `images/`.
    public let scan: ImageScan?

    public init(path: String, bytes: UInt64, contents: [UInt8]?, scan: ImageScan?) {
        self.path = path
        self.bytes = bytes
        self.contents = contents
        self.scan = scan
    }
}
