/// What a recovery package says, and what was found when all of it was read.
public struct SideloadFacts: Sendable {
    /// How it is built.
    public enum Kind: String, Sendable {
        /// With a `payload.bin`, for phones with slots.
        case slots = "ab"
        /// With block images or a script of its own.
        case block
    }

    /// The path as given.
    public let path: String
    /// The size of the file in bytes.
    public let bytes: UInt64
    /// How it is built.
    public let kind: Kind
    /// What the .zip says of itself; nil where it does not.
    public let metadata: OTAMetadata?
    /// Whether `payload_properties.txt` orders update_engine to erase the owner's data (`POWERWASH=1`).
    public let powerwash: Bool
    /// Whether it bears a signature of the whole file, which every stock recovery asks for and judges.
    public let hasSignature: Bool
    /// MD5 of the file, lower-case hex.
    public let md5: String
    /// SHA-1 of the file, lower-case hex.
    public let sha1: String
    /// The first ten digits of the MD5 as the file's name has them; nil where it has none.
    public let md5InName: String?

    public init(
        path: String, bytes: UInt64, kind: Kind, metadata: OTAMetadata?, powerwash: Bool = false, hasSignature: Bool,
        md5: String, sha1: String, md5InName: String?
    ) {
        self.path = path
        self.bytes = bytes
        self.kind = kind
        self.metadata = metadata
        self.powerwash = powerwash
        self.hasSignature = hasSignature
        self.md5 = md5
        self.sha1 = sha1
        self.md5InName = md5InName
    }

    /// What says that installing it erases the owner's data, as the package writes it; empty where nothing does.
    public var wipeOrders: [String] { OTAMetadata.wipeOrders(metadata, powerwash: powerwash) }

    /// The name of the file, without its folders.
    public var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The ten hex digits in the name of a recovery package: the last field, or the last but one, of
    /// `miui_NAME_VERSION_0123456789_13.0.zip` and `NAME-ota_full-VERSION-user-14.0-0123456789.zip`. Nil for other names.
    static func md5Prefix(inName name: String) -> String? {
        let file = FileStem(name)
        guard file.ending == ".zip" else { return nil }
        let stem = file.text
        let fields = stem.split { $0 == "_" || $0 == "-" }
        guard stem.hasPrefix("miui_") || stem.contains("-ota_full-") else { return nil }
        return fields.suffix(2).last { $0.utf8.count == 10 && $0.allSatisfy(\.isHexDigit) }.map { $0.lowercased() }
    }
}
