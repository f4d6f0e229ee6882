import Foundation
import Testing

@testable import VirtualPhone

/// Cryptsetup's `veritysetup` is the oracle: for the root, and for every byte of the tree.
@Suite struct PackHashTreeTests {
    /// Noise, with a block of zeros here and there and, where there is room, a long hole.
    private func data(blocks: Int, in shop: Workshop) throws -> PackInput {
        let path = "\(shop.path)/data"
        let output = try PackOutput(path)
        let noise = try PackNoise(seed: UInt64(blocks), name: "tree")
        for block in 0..<blocks where block % 7 != 3 && !(2000..<9000).contains(block) {
            try output.put(noise.bytes(4096), at: UInt64(block * 4096))
        }
        try output.grow(to: UInt64(blocks * 4096))
        return try PackInput(path)
    }

    @Test(arguments: [1, 2, 128, 129, 16385], [PackDigest.Kind.sha256, .sha1])
    func rootAndTreeAreThoseOfVeritysetup(blocks: Int, kind: PackDigest.Kind) throws {
        let shop = try Workshop()
        let input = try data(blocks: blocks, in: shop)
        let salt = try PackNoise(seed: 1, name: "salt").bytes(32)
        let stored = try PackOutput("\(shop.path)/ours")
        var tree = PackHashTree(kind, salt: salt, bytes: input.count) { (block, offset) throws(PackError) in
            try stored.put(block, at: offset)
        }
        try input.forEach(length: input.count) { (piece) throws(PackError) in try tree.add(piece) }
        let root = try tree.finish()
        let oracle = try verity(input.path, kind.rawValue, salt, tree: "\(shop.path)/theirs")
        #expect(root == oracle)

        let size = PackHashTree.size(over: input.count)
        #expect(size == [1: 0, 2: 1, 128: 1, 129: 3, 16385: 132][blocks].map { $0 * 4096 })
        let ours = try Data(contentsOf: URL(filePath: stored.path))
        let theirs = try Data(contentsOf: URL(filePath: "\(shop.path)/theirs"))
        #expect(ours.count == size && theirs == ours)
    }

    @Test func tooFewBlocksAreNoticed() throws {
        var tree = PackHashTree(.sha256, salt: [], bytes: 8192) { (_, _) throws(PackError) in }
        try tree.add([UInt8](repeating: 0, count: 4096))
        #expect(throws: PackError.recipe("a hashtree over 2 blocks was given 1")) { try tree.finish() }
    }
}

/// The root digest of a file by `veritysetup`, which leaves the tree in another file. One that is there already is removed: the program
/// would not shorten it.
func verity(_ path: String, _ algorithm: String, _ salt: [UInt8], tree: String) throws -> [UInt8] {
    let text = salt.map { String(format: "%02x", $0) }.joined()
    let said = try tool(
        "rm -f '\(tree)' && /usr/sbin/veritysetup format --no-superblock --format=1 --hash=\(algorithm) --salt=\(text) --data-block-size=4096 "
            + "--hash-block-size=4096 '\(path)' '\(tree)'")
    try #require(said.status == 0, "\(said.output)")
    let line = try #require(said.lines.first { $0.hasPrefix("Root hash:") }, "\(said.output)")
    let digits = Array(line.dropFirst("Root hash:".count).filter { !$0.isWhitespace })
    return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0..<$0 + 2]), radix: 16) }
}
