import Bytes
import Images

/// A public key as AVB stores it: bits, `n0inv`, the modulus, and `rr`, most significant byte first (libavb, `AvbRSAPublicKeyHeader`).
public struct AVBPublicKey: Sendable, Equatable {
    /// The key as stored: what a bootloader compares with the key that it trusts.
    public let blob: [UInt8]
    /// Bits of the modulus; 0 for a key that is none of RSA.
    public let bits: Int
    let modulus: [UInt8]

    /// Takes over a key of a form that restock does not know: it can be named and compared, and nothing can be computed with it.
    init(ofUnknownForm blob: [UInt8]) {
        self.blob = blob
        bits = 0
        modulus = []
    }

    /// Reads a key, and checks the numbers that a bootloader computes with against the modulus.
    init(_ blob: [UInt8]) throws(AVBError) {
        var reader = ByteReader(blob)
        guard let bits: UInt32 = try? reader.big(), let inverse: UInt32 = try? reader.big() else {
            throw .key(.bits(0, bytes: blob.count))
        }
        let length = Int(bits / 8)
        guard [2048, 4096, 8192].contains(bits), blob.count == 8 + 2 * length,
            let modulus = try? reader.take(length), let square = try? reader.take(length)
        else { throw .key(.bits(bits, bytes: blob.count)) }
        self.blob = blob
        self.bits = Int(bits)
        self.modulus = Array(modulus)
        guard let last = modulus.last, last & 1 == 1, let first = modulus.first, first >= 0x80 else {
            throw .key(.modulus)
        }
        let low = modulus.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard low &* inverse == .max else { throw .key(.inverse) }
        guard RSAPublicKey.montgomerySquare(of: self.modulus) == Array(square) else { throw .key(.square) }
    }

    /// SHA-256 of the blob, lower-case hex: by this restock names a key.
    public var sha256: String { hex(digest(.sha256, of: blob)) }
    /// SHA-1 of the blob, lower-case hex: by this avbtool names a key.
    public var sha1: String { hex(digest(.sha1, of: blob)) }
}
