/// Puts a payload and what belongs to it into a .zip, by Info-ZIP.
public struct OTAMaker: Sendable {
    public var payload: [UInt8]
    /// The `payload_properties.txt`; nil leaves it out.
    public var properties: String?
    /// META-INF/com/android/metadata; nil leaves it out.
    public var metadata: String?
    /// More files, by name.
    public var others: [String: [UInt8]] = ["META-INF/com/android/otacert": Array("-----BEGIN CERTIFICATE-----\n".utf8)]
    /// Whether the payload is deflated, as no OTA has it.
    public var deflatesPayload = false
    /// Whether sizes are written as for files of 4 GiB and more.
    public var forcesZip64 = false
    /// A password, as no OTA has one.
    public var password: String?
    /// Zeros behind the end record's place, as the comment of the whole-file signature; the footer is added.
    public var signature: Int?

    public static let sampleMetadata = """
        ota-property-files=payload_metadata.bin:1463:1234,payload.bin:1463:99999
        ota-required-cache=0
        ota-type=AB
        post-build=Xiaomi/vili_global/vili:14/UKQ1.231207.002/V816.0.4.0.UKDMIXM:user/release-keys
        post-build-incremental=V816.0.4.0.UKDMIXM
        post-sdk-level=34
        post-security-patch-level=2024-05-01
        post-timestamp=1715000000
        pre-device=vili,vili_global

        """

    /// The payload with properties that are true of it, by openssl.
    public init(_ made: PayloadMaker.Made, _ bench: Workbench) throws {
        payload = made.bytes
        metadata = Self.sampleMetadata
        properties = """
            FILE_HASH=\(try bench.base64Digest(of: made.bytes))
            FILE_SIZE=\(made.bytes.count)
            METADATA_HASH=\(try bench.base64Digest(of: Array(made.bytes[..<made.metadataBytes])))
            METADATA_SIZE=\(made.metadataBytes)

            """
    }

    /// Makes `name` in the folder of the bench, and says where it is.
    public func make(_ bench: Workbench, _ name: String = "ota.zip") throws -> String {
        var files = others
        if let metadata { files["META-INF/com/android/metadata"] = Array(metadata.utf8) }
        if let properties { files["payload_properties.txt"] = Array(properties.utf8) }
        for (name, bytes) in files { try bench.put("zip/" + name, bytes) }
        try bench.put("zip/payload.bin", payload)
        let path = "\(bench.path)/\(name)"
        var level = deflatesPayload ? "-6" : "-0"
        if forcesZip64 { level += " -fz" }
        if let password { level += " -P \(password)" }
        try bench.run(["sh", "-c", "rm -f '\(path)'; cd zip && zip -q -X \(level) '\(path)' payload.bin"])
        if !files.isEmpty {
            try bench.run([
                "sh", "-c", "cd zip && zip -q -X -9 '\(path)' \(files.keys.sorted().joined(separator: " "))",
            ])
        }
        if let signature { try sign(bench, name, comment: signature + 6) }
        return path
    }

    /// Adds a comment that ends as signapk's does: where the signature begins, counted from the end, 0xFF 0xFF, the comment's size.
    private func sign(_ bench: Workbench, _ name: String, comment count: Int) throws {
        var bytes = try bench.contents(name)
        func little(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
        bytes.replaceSubrange(bytes.count - 2..<bytes.count, with: little(count))
        bytes += [UInt8](repeating: 0x30, count: count - 6) + little(count - 1) + [0xFF, 0xFF] + little(count)
        try bench.put(name, bytes)
    }
}
