import Foundation

/// An RSA key made by `openssl`, and its public half in AVB's form, computed here.
struct VBMetaKey: Sendable {
    let bits: Int
    let pem: [UInt8]
    let modulus: [UInt8]

    static let small = make(2048)
    static let other = make(2048)
    static let large = make(4096)

    private static func make(_ bits: Int) -> VBMetaKey {
        do {
            let lab = try ArchiveLab()
            let pem = try lab.run("openssl", "genrsa", "\(bits)")
            try lab.put("key.pem", pem)
            let printed = String(
                decoding: try lab.run("openssl", "rsa", "-in", "key.pem", "-noout", "-modulus"), as: UTF8.self)
            let digits = Array(printed.trimmingCharacters(in: .whitespacesAndNewlines).dropFirst("Modulus=".count))
            let modulus = stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(digits[$0...$0 + 1]), radix: 16)
            }
            precondition(modulus.count == bits / 8, "openssl printed a modulus of \(modulus.count) bytes")
            return VBMetaKey(bits: bits, pem: pem, modulus: modulus)
        } catch {
            fatalError("openssl makes no key: \(error)")
        }
    }

    /// u32 bits, u32 n0inv, n, rr.
    var blob: [UInt8] { big(UInt64(bits), 4) + big(UInt64(inverse), 4) + modulus + square }

    /// The number x with n * x = -1 modulo 2^32, found bit by bit.
    var inverse: UInt32 {
        let low = modulus.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        var x: UInt32 = 0
        for bit in 0..<32 where (low &* x &+ 1) >> bit & 1 == 1 { x |= 1 << bit }
        return x
    }

    /// 2^(2 * bits) modulo n, by doubling.
    var square: [UInt8] {
        let n = limbs(modulus)
        // 2^bits - n is 2^bits modulo n, since the modulus has its highest bit set.
        var value = subtract([UInt64](repeating: 0, count: n.count), n)
        for _ in 0..<bits {
            let carry = value[value.count - 1] >> 63
            for index in stride(from: value.count - 1, through: 0, by: -1) {
                value[index] = value[index] << 1 | (index > 0 ? value[index - 1] >> 63 : 0)
            }
            if carry == 1 || !isLess(value, n) { value = subtract(value, n) }
        }
        return value.reversed().flatMap { big($0, 8) }
    }

    /// Least significant first.
    private func limbs(_ bytes: [UInt8]) -> [UInt64] {
        stride(from: bytes.count, to: 0, by: -8).map { bytes[$0 - 8..<$0].reduce(0) { $0 << 8 | UInt64($1) } }
    }

    private func subtract(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
        var borrow: UInt64 = 0
        return zip(a, b).map { x, y in
            let (one, first) = x.subtractingReportingOverflow(y)
            let (two, second) = one.subtractingReportingOverflow(borrow)
            borrow = first || second ? 1 : 0
            return two
        }
    }

    private func isLess(_ a: [UInt64], _ b: [UInt64]) -> Bool {
        for index in stride(from: a.count - 1, through: 0, by: -1) where a[index] != b[index] {
            return a[index] < b[index]
        }
        return false
    }
}

/// An integer of `count` bytes, most significant first.
func big(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * (count - 1 - $0))) }
}

/// Filled up with zeros to a multiple of `step`.
func padded(_ bytes: [UInt8], to step: Int) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: (step - bytes.count % step) % step)
}
