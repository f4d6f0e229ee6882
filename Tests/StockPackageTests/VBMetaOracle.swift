import Foundation

/// A second reading of vbmeta images, by offsets alone, with `openssl` for digest and signature. It knows nothing of the code
/// under test.
enum VBMetaOracle {
    enum Verdict: Equatable {
        case valid, unsigned, wrongDigest, wrongSignature, unreadable
    }

    /// Judges an image whose ranges make sense; everything else is unreadable.
    static func judge(_ bytes: [UInt8]) throws -> Verdict {
        func number(_ offset: Int, _ count: Int) -> Int? {
            guard offset + count <= bytes.count else { return nil }
            let value = bytes[offset..<offset + count].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return value < 1 << 30 ? Int(value) : nil
        }
        func slice(_ start: Int, _ count: Int) -> [UInt8]? {
            start + count <= bytes.count ? Array(bytes[start..<start + count]) : nil
        }
        guard slice(0, 4) == Array("AVB0".utf8), let authentication = number(12, 8), let auxiliary = number(20, 8),
            let algorithm = number(28, 4), let hashAt = number(32, 8), let hashBytes = number(40, 8),
            let signatureAt = number(48, 8), let signatureBytes = number(56, 8), let keyAt = number(64, 8),
            let keyBytes = number(72, 8)
        else { return .unreadable }
        if algorithm == 0 { return .unsigned }
        guard let name = [1: "sha256", 2: "sha256", 4: "sha512", 5: "sha512"][algorithm],
            let header = slice(0, 256), let block = slice(256 + authentication, auxiliary),
            let hash = slice(256 + hashAt, hashBytes), let signature = slice(256 + signatureAt, signatureBytes),
            let key = slice(256 + authentication + keyAt, keyBytes), key.count > 8
        else { return .unreadable }
        let lab = try ArchiveLab()
        try lab.put("data", header + block)
        guard try lab.run("openssl", "dgst", "-\(name)", "-binary", "data") == hash else { return .wrongDigest }
        // The modulus follows two words; openssl writes the public key from it.
        let modulus = key[8..<8 + (key.count - 8) / 2].map { String(format: "%02x", $0) }.joined()
        try lab.put("signature", signature)
        try lab.put(
            "key.conf",
            Array(
                """
                asn1=SEQUENCE:info
                [info]
                algorithm=SEQUENCE:algorithm
                key=BITWRAP,SEQUENCE:key
                [algorithm]
                name=OID:rsaEncryption
                parameter=NULL
                [key]
                n=INTEGER:0x\(modulus)
                e=INTEGER:65537

                """.utf8))
        do {
            try lab.run("openssl", "asn1parse", "-genconf", "key.conf", "-noout", "-out", "key.der")
            try lab.run("openssl", "rsa", "-pubin", "-inform", "DER", "-in", "key.der", "-out", "key.pem")
            try lab.run("openssl", "dgst", "-\(name)", "-verify", "key.pem", "-signature", "signature", "data")
            return .valid
        } catch is ArchiveLab.ToolFailed {
            return .wrongSignature
        }
    }
}
