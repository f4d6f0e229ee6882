import CCrypto

/// Pseudo-random bytes that a seed and a name determine: the key stream of ChaCha20.
@safe final class PackNoise {
    private let context: OpaquePointer
    private let sample: PackInput?
    private static let page: [UInt8] = makePage()

    /// - Parameter sample: what ``firmware(_:)`` takes compressible pieces from, at least ``PackInput/samplePiece`` bytes.
    init(seed: UInt64, name: String, sample: PackInput? = nil) throws(PackError) {
        self.sample = sample
        let digest = try PackDigest(.sha256)
        try digest.update(Array("\(seed):\(name)".utf8))
        let key = try digest.finishBytes()
        guard let context = unsafe EVP_CIPHER_CTX_new() else { throw .library("EVP_CIPHER_CTX_new") }
        unsafe self.context = context
        let start = [UInt8](repeating: 0, count: 16)
        guard unsafe EVP_EncryptInit_ex(context, EVP_chacha20(), nil, key, start) == 1 else {
            throw .library("EVP_EncryptInit_ex")
        }
    }

    deinit { unsafe EVP_CIPHER_CTX_free(context) }

    /// The next `count` bytes.
    func bytes(_ count: Int) throws(PackError) -> [UInt8] {
        let zeros = [UInt8](repeating: 0, count: count)
        var made = zeros
        var length: Int32 = 0
        guard unsafe EVP_EncryptUpdate(context, &made, &length, zeros, Int32(count)) == 1 else {
            throw .library("EVP_EncryptUpdate")
        }
        return made
    }

    /// The next `count` bytes in pieces of 64 KiB: half of them noise, nearly half from anywhere in the sample, few zeros.
    /// With programs and texts as the sample, gzip leaves about two thirds, as of real packages.
    private func mixture(_ count: Int, _ sample: PackInput) throws(PackError) -> [UInt8] {
        var made: [UInt8] = []
        made.reserveCapacity(count)
        while made.count < count {
            let size = min(PackInput.samplePiece, count - made.count)
            let dice = try bytes(8)
            switch dice[0] {
            case 0..<140: made += try bytes(size)
            case 140..<246:
                let number = dice[1...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                made += try sample.read(size, at: number % (sample.count - UInt64(size) + 1))
            default: made += [UInt8](repeating: 0, count: size)
            }
        }
        return made
    }

    /// The next `count` bytes, of which a good half of the 4 KiB blocks are text, so that they compress about as
    /// firmware does.
    func firmware(_ count: Int) throws(PackError) -> [UInt8] {
        if let sample { return try mixture(count, sample) }
        var made = try bytes(count)
        for start in stride(from: 0, to: count - 4095, by: 4096) where made[start] < 140 {
            let from = Int(made[start + 1]) * 61
            unsafe made.withUnsafeMutableBytes {
                unsafe $0[start + 16..<start + 4096].copyBytes(from: Self.page[from..<from + 4080])
            }
        }
        return made
    }

    /// 20 KB of something like the strings of a program.
    private static func makePage() -> [UInt8] {
        let words = [
            "clock", "power", "rail", "error", "init", "config", "read", "sensor", "display", "charger", "0x%08x\n",
            "thermal",
        ]
        var page: [UInt8] = []
        var state: UInt32 = 1
        while page.count < 20480 {
            state = state &* 1_664_525 &+ 1_013_904_223
            page += Array(words[Int(state >> 16) % words.count].utf8) + [state & 0x800000 == 0 ? 0x5f : 0x20]
        }
        return page
    }
}
