import Bytes

/// The last 64 bytes of an image that carries its own vbmeta (libavb, `AvbFooter`).
struct AVBFooter: Sendable, Equatable {
    static let bytes = 64

    /// The image's size before vbmeta and footer were put behind it.
    let originalBytes: UInt64
    /// Where the vbmeta is, in bytes from the image's start.
    let offset: UInt64
    let vbmetaBytes: UInt64

    /// Reads the last 64 bytes of an image of `imageBytes`; nil when they are no footer.
    init?(_ bytes: [UInt8], imageBytes: UInt64) throws(AVBError) {
        guard bytes.count == Self.bytes, bytes.starts(with: "AVBf".utf8) else { return nil }
        var reader = ByteReader(bytes)
        _ = try? reader.take(4)
        let major: UInt32 = (try? reader.big()) ?? 0
        let minor: UInt32 = (try? reader.big()) ?? 0
        guard major == 1 else { throw .version(major: major, minor: minor) }
        originalBytes = (try? reader.big()) ?? 0
        offset = (try? reader.big()) ?? 0
        vbmetaBytes = (try? reader.big()) ?? 0
        guard vbmetaBytes <= VBMeta.limit else { throw .tooLarge(bytes: vbmetaBytes, limit: VBMeta.limit) }
        let limit = imageBytes - min(imageBytes, UInt64(Self.bytes))
        guard offset <= limit, vbmetaBytes <= limit - offset, originalBytes <= offset else {
            throw .footer(offset: offset, bytes: vbmetaBytes, limit: limit)
        }
    }
}
