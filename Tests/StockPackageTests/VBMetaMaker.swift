import Foundation

/// Writes vbmeta images by hand and signs them with `openssl`. Offsets are those of the published format.
struct VBMetaMaker {
    /// 0 none; 1, 2 SHA-256 with 2048, 4096 bits; 4, 5 SHA-512 with them.
    var algorithm: UInt64 = 1
    var key = VBMetaKey.small
    /// Stands in the image in place of the signing key's public half.
    var blob: [UInt8]?
    var descriptors: [UInt8] = []
    var rollbackIndex: UInt64 = 0
    var location: UInt64 = 0
    var flags: UInt64 = 0
    var release = "avbtool 1.2.0"
    /// Bytes that are put into the header before it is signed, by their offset.
    var patches: [Int: [UInt8]] = [:]
    /// More arguments for the signing `openssl dgst`.
    var signing: [String] = []

    var hashBytes: Int { [1, 2].contains(algorithm) ? 32 : [4, 5].contains(algorithm) ? 64 : 0 }
    var hashName: String { hashBytes == 64 ? "sha512" : "sha256" }
    var signatureBytes: Int { algorithm == 0 ? 0 : key.bits / 8 }
    var authenticationBytes: Int { (hashBytes + signatureBytes + 63) / 64 * 64 }
    private var keyBlob: [UInt8] { algorithm == 0 ? [] : blob ?? key.blob }

    var auxiliary: [UInt8] { padded(descriptors + keyBlob, to: 64) }

    var header: [UInt8] {
        var header = Array("AVB0".utf8) + big(1, 4) + big(0, 4)
        header += big(UInt64(authenticationBytes), 8) + big(UInt64(auxiliary.count), 8) + big(algorithm, 4)
        header += big(0, 8) + big(UInt64(hashBytes), 8)
        header += big(UInt64(hashBytes), 8) + big(UInt64(signatureBytes), 8)
        header += big(UInt64(descriptors.count), 8) + big(UInt64(keyBlob.count), 8)
        header += big(UInt64(descriptors.count + keyBlob.count), 8) + big(0, 8)
        header += big(0, 8) + big(UInt64(descriptors.count), 8)
        header += big(rollbackIndex, 8) + big(flags, 4) + big(location, 4)
        header += Array(release.utf8)
        header += [UInt8](repeating: 0, count: 256 - header.count)
        for (offset, bytes) in patches { header.replaceSubrange(offset..<offset + bytes.count, with: bytes) }
        return header
    }

    func make() throws -> [UInt8] {
        let signed = header + auxiliary
        guard algorithm != 0 else { return signed }
        let lab = try ArchiveLab()
        try lab.put("key.pem", key.pem)
        try lab.put("data", signed)
        let hash = try lab.run("openssl", "dgst", "-\(hashName)", "-binary", "data")
        let signature = try lab.run(
            ["openssl", "dgst", "-\(hashName)", "-sign", "key.pem"] + signing + ["data"])
        return header + padded(hash + signature, to: 64) + auxiliary
    }

    // MARK: Descriptors

    static func descriptor(_ tag: UInt64, _ body: [UInt8]) -> [UInt8] {
        let body = padded(body, to: 8)
        return big(tag, 8) + big(UInt64(body.count), 8) + body
    }

    static func hash(
        _ partition: String, bytes: Int, salt: [UInt8], digest: [UInt8], algorithm: String = "sha256", flags: UInt64 = 0
    ) -> [UInt8] {
        let name = Array(algorithm.utf8) + [UInt8](repeating: 0, count: 32 - algorithm.utf8.count)
        let sizes = big(UInt64(partition.utf8.count), 4) + big(UInt64(salt.count), 4) + big(UInt64(digest.count), 4)
        return descriptor(
            2,
            big(UInt64(bytes), 8) + name + sizes + big(flags, 4) + [UInt8](repeating: 0, count: 60)
                + Array(partition.utf8) + salt + digest)
    }

    static func hashtree(
        _ partition: String, bytes: UInt64, salt: [UInt8], root: [UInt8], flags: UInt64 = 0
    ) -> [UInt8] {
        var body = big(1, 4) + big(bytes, 8) + big(bytes, 8) + big(4096, 8) + big(4096, 4) + big(4096, 4) + big(2, 4)
        body += big(0, 8) + big(0, 8) + Array("sha1".utf8) + [UInt8](repeating: 0, count: 28)
        body += big(UInt64(partition.utf8.count), 4) + big(UInt64(salt.count), 4) + big(UInt64(root.count), 4)
        body += big(flags, 4) + [UInt8](repeating: 0, count: 60)
        return descriptor(1, body + Array(partition.utf8) + salt + root)
    }

    static func chain(_ partition: String, location: UInt64, key: [UInt8], flags: UInt64 = 0) -> [UInt8] {
        let sizes = big(location, 4) + big(UInt64(partition.utf8.count), 4) + big(UInt64(key.count), 4)
        let reserved = big(flags, 4) + [UInt8](repeating: 0, count: 60)
        return descriptor(4, sizes + reserved + Array(partition.utf8) + key)
    }

    static func property(_ key: String, _ value: String) -> [UInt8] {
        let sizes = big(UInt64(key.utf8.count), 8) + big(UInt64(value.utf8.count), 8)
        return descriptor(0, sizes + Array(key.utf8) + [0] + Array(value.utf8) + [0])
    }

    static func commandLine(_ text: String) -> [UInt8] {
        descriptor(3, big(1, 4) + big(UInt64(text.utf8.count), 4) + Array(text.utf8))
    }

    /// `contents`, a vbmeta behind it, and a footer at the end of `bytes` bytes.
    static func withFooter(_ contents: [UInt8], _ vbmeta: [UInt8], bytes: Int) -> [UInt8] {
        let offset = padded(contents, to: 4096).count
        let footer =
            Array("AVBf".utf8) + big(1, 4) + big(0, 4) + big(UInt64(contents.count), 8) + big(UInt64(offset), 8)
            + big(UInt64(vbmeta.count), 8) + [UInt8](repeating: 0, count: 28)
        let front = padded(contents, to: 4096) + vbmeta
        return front + [UInt8](repeating: 0, count: bytes - front.count - footer.count) + footer
    }
}
