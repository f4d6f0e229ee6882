import Images

/// Where the payload lies in the file, and what stands around it.
struct OTAContents {
    private static let payloadPath = "payload.bin"
    /// The most bytes of the texts; real ones have less than 2 KiB.
    private static let textLimit: UInt64 = 256 << 10

    let kind: OTAFacts.Kind
    /// Where the payload begins, in bytes from the file's start.
    let start: UInt64
    /// Its size in bytes.
    let bytes: UInt64
    /// The CRC-32 that the .zip has for it.
    let crc: UInt32?
    let metadata: OTAMetadata?
    let properties: PayloadProperties?
    let hasSignature: Bool

    /// A payload alone.
    init(payload file: OpenFile) {
        kind = .payload
        start = 0
        bytes = file.stamp.bytes
        crc = nil
        metadata = nil
        properties = nil
        hasSignature = false
    }

    /// A .zip. Its texts are read and their CRCs checked; of the payload only the place is found.
    init(zip file: OpenFile) throws(OTAError) {
        let zip = try ZipArchive(file)
        let text = try zip.contents(OTAMetadata.path, limit: Self.textLimit)
        let metadata: OTAMetadata? = if let text { try OTAMetadata(text) } else { nil }
        guard let entry = zip.entries[Self.payloadPath] else {
            throw .notOTA(path: file.path, what: Self.withoutPayload(zip, metadata))
        }
        if let type = metadata?.type, type != "AB" {
            throw .malformed(
                name: OTAMetadata.path, line: 1, why: "it says ota-type=\(type), but there is a payload.bin")
        }
        guard let properties = try zip.contents(PayloadProperties.path, limit: Self.textLimit) else {
            throw .missing(name: PayloadProperties.path)
        }
        kind = .zip
        start = try zip.place(of: entry)
        bytes = entry.bytes
        crc = entry.crc
        self.metadata = metadata
        self.properties = try PayloadProperties(properties)
        hasSignature = zip.hasSignature()
    }

    /// What a .zip is that has no payload.
    private static func withoutPayload(_ zip: ZipArchive, _ metadata: OTAMetadata?) -> String {
        let marks = [
            "system.transfer.list", "system.new.dat.br", "META-INF/com/google/android/updater-script",
            "META-INF/com/google/android/update-binary",
        ]
        if metadata?.type == "BLOCK" || marks.contains(where: { zip.entries[$0] != nil }) {
            return """
                it is a block-based recovery package, for phones without A/B slots; it holds patches and a script for the phone's own \
                recovery, which alone can install it
                """
        }
        return "it is a .zip without a payload.bin, which is no recovery package for phones with A/B slots"
    }
}
