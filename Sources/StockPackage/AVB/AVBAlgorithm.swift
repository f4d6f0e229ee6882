import Images

/// How a vbmeta image is signed, by the numbers of libavb.
public enum AVBAlgorithm: UInt32, Sendable, CaseIterable {
    case none = 0
    case sha256RSA2048, sha256RSA4096, sha256RSA8192
    case sha512RSA2048, sha512RSA4096, sha512RSA8192

    /// Bits of the key's modulus; 0 for none.
    public var keyBits: Int {
        switch self {
        case .none: 0
        case .sha256RSA2048, .sha512RSA2048: 2048
        case .sha256RSA4096, .sha512RSA4096: 4096
        case .sha256RSA8192, .sha512RSA8192: 8192
        }
    }

    /// The digest that is signed; nil for none.
    public var digest: Digest.Algorithm? {
        switch self {
        case .none: nil
        case .sha256RSA2048, .sha256RSA4096, .sha256RSA8192: .sha256
        case .sha512RSA2048, .sha512RSA4096, .sha512RSA8192: .sha512
        }
    }

    /// Bytes of that digest; 0 for none.
    var digestBytes: Int {
        switch digest {
        case .sha256: 32
        case .sha512: 64
        default: 0
        }
    }

    /// The name that avbtool prints: `SHA256_RSA2048`.
    public var name: String {
        switch digest {
        case .sha256: "SHA256_RSA\(keyBits)"
        case .sha512: "SHA512_RSA\(keyBits)"
        default: "NONE"
        }
    }
}
