/// What can be wrong with a public key as AVB stores it.
public enum AVBKeyFault: Equatable, Sendable, CustomStringConvertible {
    /// Its own size field does not agree with the bytes that it has.
    case bits(UInt32, bytes: Int)
    /// The modulus is even or has leading zeros: no such RSA key exists.
    case modulus
    /// `n0inv` is not -1/n modulo 2^32.
    case inverse
    /// `rr` is not 2^(2 * bits) modulo n.
    case square

    public var description: String {
        switch self {
        case .bits(let bits, let bytes): "the key claims \(bits) bits and has \(bytes) bytes"
        case .modulus: "the key's modulus is none of RSA"
        case .inverse: "the key's n0inv does not belong to its modulus"
        case .square: "the key's rr does not belong to its modulus"
        }
    }
}
