/// What `payload_properties.txt` of an update package says of its payload; a phone's update engine asks for the same five.
struct PayloadProperties: Equatable {
    static let path = "payload_properties.txt"

    /// SHA-256 of the whole payload, 32 bytes.
    let fileDigest: [UInt8]
    let fileBytes: UInt64
    /// SHA-256 of its header and manifest, 32 bytes.
    let metadataDigest: [UInt8]
    let metadataBytes: UInt64
    /// Whether it orders update_engine to erase the owner's data (`POWERWASH=1`).
    let powerwash: Bool

    init(_ bytes: [UInt8]) throws(OTAError) {
        let values = try OTAMetadata.lines(bytes, of: Self.path)
        fileDigest = try Self.digest("FILE_HASH", values)
        fileBytes = try Self.number("FILE_SIZE", values)
        metadataDigest = try Self.digest("METADATA_HASH", values)
        metadataBytes = try Self.number("METADATA_SIZE", values)
        powerwash = values["POWERWASH"].map(Self.isOrder) ?? false
    }

    /// update_engine takes the number 1 for an order and 0 for none. What is neither is not taken for harmless.
    private static func isOrder(_ text: String) -> Bool {
        Int(text.filter { $0 != " " && $0 != "\t" }) != 0
    }

    private static func value(_ key: String, _ values: [String: String]) throws(OTAError) -> String {
        guard let value = values[key] else {
            throw .malformed(name: path, line: values.count, why: "there is no \(key)")
        }
        return value
    }

    private static func number(_ key: String, _ values: [String: String]) throws(OTAError) -> UInt64 {
        let text = try value(key, values)
        guard text.utf8.first != UInt8(ascii: "+"), let number = UInt64(text) else {
            throw .property(key: key, expected: text, found: "no such number")
        }
        return number
    }

    private static func digest(_ key: String, _ values: [String: String]) throws(OTAError) -> [UInt8] {
        let text = try value(key, values)
        guard let digest = base64Digest(text) else {
            throw .property(key: key, expected: text, found: "no SHA-256 in base64")
        }
        return digest
    }

    /// The 32 bytes of a digest in base64: 43 digits and one `=`. Nil for anything else.
    static func base64Digest(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count == 44, digits[43] == UInt8(ascii: "=") else { return nil }
        var bytes: [UInt8] = []
        var pending: UInt32 = 0
        var bits = 0
        for digit in digits.dropLast() {
            guard let value = alphabet.firstIndex(of: digit) else { return nil }
            pending = pending << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
            }
        }
        // The last digit has two bits too many, which must be 0.
        return pending & 3 == 0 ? bytes : nil
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
