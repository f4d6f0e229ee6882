import Images

/// How a vbmeta image is signed, by the numbers of libavb.
public enum AVBAlgorithm: UInt32, Sendable, CaseIterable {
    case none = 0
    case sha256RSA2048, sha256RSA4096, sha256RSA8192
    case sha512RSA2048, sha512RSA4096, sha512RSA8192
    /// The two of ML-DSA, which Android 17 brings. restock knows neither the form of their keys nor that of their signatures.
    case mlDSA7, mlDSA8

    /// False where restock can say nothing of the signature.
    public var canBeChecked: Bool { self != .mlDSA7 && self != .mlDSA8 }

    /// Bits of the key's modulus; 0 for none, and where the key is none of RSA.
    public var keyBits: Int {
        switch self {
        case .none, .mlDSA7, .mlDSA8: 0
        case .sha256RSA2048, .sha512RSA2048: 2048
        case .sha256RSA4096, .sha512RSA4096: 4096
        case .sha256RSA8192, .sha512RSA8192: 8192
        }
    }

    /// The digest that is signed; nil for none, and where restock does not know it.
    public var digest: Digest.Algorithm? {
        switch self {
        case .none, .mlDSA7, .mlDSA8: nil
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

    /// The name that avbtool prints: `SHA256_RSA2048`; those of ML-DSA bear their number.
    public var name: String {
        guard canBeChecked else { return "ML-DSA (algorithm \(rawValue))" }
        return switch digest {
        case .sha256: "SHA256_RSA\(keyBits)"
        case .sha512: "SHA512_RSA\(keyBits)"
        default: "NONE"
        }
    }
}
