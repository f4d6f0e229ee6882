import Bytes
import Glibc

/// `make raw FILE BYTES SEED`: a file of noise, the same for the same seed.
///
/// `make sparse FILE EXTENTS BYTES SEED`: a sparse image of so many extents of so many bytes, each followed by a hole as
/// long. With `make whole ...` the same data is one extent, followed by one hole.
func make(_ words: inout Words) throws {
    let kind = try words.need("raw, sparse or whole")
    let file = try NoiseFile(words.need("the file"))
    switch kind {
    case "raw":
        let bytes = try words.number("the number of bytes")
        try file.noise(bytes, seed: words.number("the seed"))
    case "sparse", "whole":
        let extents = try words.number("the number of extents")
        let blocks = try words.number("the bytes of an extent") / 4096
        let seed = try words.number("the seed")
        let isWhole = kind == "whole"
        try file.sparse(isWhole ? 1 : extents, blocks: isWhole ? extents * blocks : blocks, seed: seed)
    default: throw Trouble("make raw, sparse or whole, not \(kind)")
    }
}

/// A file being filled with headers and noise.
private final class NoiseFile {
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws(Trouble) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Trouble.system("making \(path)") }
    }

    deinit { close(descriptor) }

    /// Adds bytes of SplitMix64.
    func noise(_ count: UInt64, seed: UInt64) throws(Trouble) {
        var state = seed &* 0x2545_F491_4F6C_DD1D &+ 1
        var piece = [UInt64](repeating: 0, count: 1 << 17)
        var left = count
        while left > 0 {
            for index in piece.indices {
                state &+= 0x9E37_79B9_7F4A_7C15
                var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
                word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
                piece[index] = word ^ (word >> 31)
            }
            let size = Int(min(left, 1 << 20))
            let failure: Trouble? = unsafe piece.withUnsafeBytes { all in
                unsafe put(UnsafeRawBufferPointer(rebasing: all[..<size]))
            }
            if let failure { throw failure }
            left -= UInt64(size)
        }
    }

    /// A sparse image: `extents` times `blocks` of noise and as many blocks of nothing.
    func sparse(_ extents: UInt64, blocks: UInt64, seed: UInt64) throws(Trouble) {
        guard extents * blocks * 2 < UInt64(UInt32.max), blocks * 4096 < UInt64(UInt32.max) - 12 else {
            throw Trouble("a chunk or an image of so many bytes cannot be written down")
        }
        try header([
            (0xED26_FF3A, 4), (1, 2), (0, 2), (28, 2), (12, 2), (4096, 4), (extents * blocks * 2, 4), (extents * 2, 4),
            (0, 4),
        ])
        for index in 0..<extents {
            try header([(0xCAC1, 2), (0, 2), (blocks, 4), (12 + blocks * 4096, 4)])
            try noise(blocks * 4096, seed: seed &+ index)
            try header([(0xCAC3, 2), (0, 2), (blocks, 4), (12, 4)])
        }
    }

    private func header(_ fields: [(value: UInt64, bytes: Int)]) throws(Trouble) {
        let bytes = fields.flatMap { field in
            (0..<field.bytes).map { UInt8(truncatingIfNeeded: field.value >> (8 * UInt64($0))) }
        }
        if let failure = unsafe bytes.withUnsafeBytes({ unsafe put($0) }) { throw failure }
    }

    private func put(_ bytes: UnsafeRawBufferPointer) -> Trouble? {
        var done = 0
        while done < bytes.count {
            let written = unsafe write(descriptor, bytes.baseAddress! + done, bytes.count - done)
            guard written > 0 else { return Trouble.system("writing \(path)") }
            done += written
        }
        return nil
    }
}
