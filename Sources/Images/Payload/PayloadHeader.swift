import Bytes

/// The beginning of a payload, 24 bytes, big endian (AOSP update_engine, major version 2): the magic `CrAU`, a version, the sizes of
/// the manifest and of the metadata signature that follow. Behind them lie the blobs.
struct PayloadHeader {
    static let bytes: UInt64 = 24
    static let magic = Array("CrAU".utf8)
    /// The most bytes of a manifest. Full ones have less than 1 MiB; what is accepted is kept in memory three times over.
    static let manifestLimit: UInt64 = 8 << 20
    /// The most bytes of a metadata signature; real ones have less than 1 KiB.
    static let signatureLimit: UInt64 = 1 << 20

    let manifestBytes: UInt64
    let signatureBytes: UInt64

    /// Reads the header of a payload of `total` bytes.
    init(_ head: [UInt8], total: UInt64) throws(PayloadError) {
        guard head.starts(with: Self.magic) else { throw .notPayload }
        var reader = ByteReader(head)
        try? reader.skip(4)
        let version: UInt64? = try? reader.big()
        if let version, version != 2 { throw .version(version) }
        let sizes: (UInt64?, UInt32?) = (try? reader.big(), try? reader.big())
        guard let manifest = sizes.0, let signature = sizes.1 else {
            throw .metadataCutShort(needed: Self.bytes, bytes: total)
        }
        manifestBytes = manifest
        signatureBytes = UInt64(signature)
        guard (1...Self.manifestLimit).contains(manifestBytes) else {
            throw .manifestSize(manifestBytes, limit: Self.manifestLimit)
        }
        guard signatureBytes <= Self.signatureLimit else {
            throw .tooMuch(what: "its metadata signature has \(signatureBytes) bytes, more than \(Self.signatureLimit)")
        }
        guard dataOffset <= total else { throw .metadataCutShort(needed: dataOffset, bytes: total) }
    }

    /// The bytes of header and manifest, which `METADATA_HASH` covers.
    var metadataBytes: UInt64 { Self.bytes + manifestBytes }
    /// Where the blobs begin, in bytes from the payload's start.
    var dataOffset: UInt64 { metadataBytes + signatureBytes }
}
