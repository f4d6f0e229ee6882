import Foundation
import Testing

@testable import Images

/// The root of dm-verity's tree; Debian's `veritysetup` is the judge.
@Suite("Trees of digests") struct HashTreeTests {
    /// Bytes that are no pattern, the same every time.
    private static func noise(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var state: UInt64 = 9
        // No two blocks are alike.
        for place in stride(from: 0, to: count, by: 509) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes[place] = UInt8(truncatingIfNeeded: state >> 56)
        }
        return bytes
    }

    private static func root(
        _ algorithm: Digest.Algorithm, salt: [UInt8], _ bytes: [UInt8], pieces: Int = .max
    ) -> [UInt8]? {
        let tree = HashTree(algorithm, salt: salt)
        unsafe bytes.withUnsafeBytes { all in
            var position = 0
            while position < all.count {
                let count = min(pieces, all.count - position)
                unsafe tree.update(UnsafeRawBufferPointer(rebasing: all[position..<position + count]))
                position += count
            }
        }
        return tree.finish()
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test(
        "it is veritysetup's, at every border of a level",
        arguments: [1, 2, 127, 128, 129, 200, 16_384, 16_385], ["sha256", "sha1", "sha512"])
    func root(blocks: Int, name: String) throws {
        // A level of 128 digests of 32 bytes and one of 64 of 64: the larger sizes once are enough.
        guard blocks < 1000 || name == "sha256" else { return }
        let algorithm: Digest.Algorithm = name == "sha1" ? .sha1 : name == "sha512" ? .sha512 : .sha256
        let bytes = Self.noise(blocks * 4096)
        let salt = Array(Self.noise(32).reversed())
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = folder.appending(path: "data").path
        try Data(bytes).write(to: URL(filePath: data))
        let words = try said(
            "/sbin/veritysetup", "format", "--no-superblock", "--hash=\(name)", "--salt=\(Self.hexadecimal(salt))",
            "--data-block-size=4096", "--hash-block-size=4096", data, folder.appending(path: "tree").path)
        let line = try #require(words.split(separator: "\n").first { $0.hasPrefix("Root hash:") })
        let wanted = line.split(whereSeparator: \.isWhitespace).last.map(String.init)
        let made = try #require(Self.root(algorithm, salt: salt, bytes))
        #expect(Self.hexadecimal(made) == wanted)
    }

    @Test("however the bytes come", arguments: [1, 7, 4095, 4096, 4097, 65_537]) func pieces(size: Int) {
        let bytes = Self.noise(size == 1 ? 9000 : 300 * 4096 + 100)
        #expect(Self.root(.sha256, salt: [1], bytes, pieces: size) == Self.root(.sha256, salt: [1], bytes))
    }

    @Test("a last block that is not whole is filled up with zeros; nothing has no root") func ends() {
        let bytes = Self.noise(5000)
        let whole = bytes + [UInt8](repeating: 0, count: 8192 - 5000)
        #expect(Self.root(.sha256, salt: [], bytes) == Self.root(.sha256, salt: [], whole))
        #expect(Self.root(.sha256, salt: [], []) == nil)
    }
}
