import Foundation
import Images
import Testing

@testable import StockPackage

/// The roots of hashtrees, computed over the images of partitions of their own. Debian's `veritysetup` is the judge; what lies in `super` is
/// looked at in the end-to-end tests, whose packages are made without this code.
@Suite("Hashtrees of a package") struct AVBTreesTests {
    private static let salt = ArchiveLab.noise(20, seed: 3)

    /// Reads a package of these partitions and computes its trees.
    private func trees(
        _ images: [String: [UInt8]], budget: ReadingBudget = ReadingBudget()
    ) throws -> [AVBFacts.Tree] {
        var scans: [String: ImageScan] = [:]
        for (name, bytes) in images {
            let scanner = ImageScanner(digests: [])
            try unsafe bytes.withUnsafeBytes { try unsafe scanner.feed($0) }
            scans[name] = try scanner.finish()
        }
        let reader = AVBReader(
            targets: images.keys.sorted().map { ($0 + "_ab", $0) }, budget: budget, layout: { scans[$0]?.layout },
            open: { (path) throws(PackageError) in MemorySource(images[path] ?? []) })
        let facts = try #require(reader.read())
        #expect(facts.trees.allSatisfy { $0.verdict == .notComputed })
        return AVBTrees(reader: reader).computed(facts).trees
    }

    private func vbmeta(_ descriptors: [UInt8]) throws -> [UInt8] {
        var maker = VBMetaMaker()
        maker.descriptors = descriptors
        return try maker.make()
    }

    private static func root(_ bytes: [UInt8]) throws -> [UInt8] {
        let lab = try ArchiveLab()
        try lab.put("data", bytes)
        let words = try lab.run(
            "/sbin/veritysetup", "format", "--no-superblock", "--hash=sha1", "--salt=\(hexadecimal(salt))",
            "--data-block-size=4096", "--hash-block-size=4096", "data", "tree")
        let line = try #require(
            String(decoding: words, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("Root hash:") })
        let text = try #require(line.split(whereSeparator: \.isWhitespace).last)
        return stride(from: 0, to: text.count, by: 2).compactMap { UInt8(text.dropFirst($0).prefix(2), radix: 16) }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func tree(_ name: String, _ count: Int, root: [UInt8]) -> [UInt8] {
        VBMetaMaker.hashtree(name, bytes: UInt64(count), salt: Self.salt, root: root)
    }

    @Test("one that agrees, covering the image or the front of it", arguments: [200, 150]) func agrees(blocks: Int)
        throws
    {
        let image = ArchiveLab.noise(200 * 4096, seed: 8)
        let root = try Self.root(Array(image.prefix(blocks * 4096)))
        let found = try trees(["vbmeta": vbmeta(tree("system", blocks * 4096, root: root)), "system": image])
        #expect(found.map(\.verdict) == [.agrees] && found.map(\.image) == ["system"])
    }

    @Test("one byte of the image is another one") func differs() throws {
        var image = ArchiveLab.noise(200 * 4096, seed: 8)
        let root = try Self.root(image)
        image[123_456] ^= 1
        let other = try Self.root(image)
        let found = try trees(["vbmeta": vbmeta(tree("system", image.count, root: root)), "system": image])
        #expect(found.map(\.verdict) == [.differs(Self.hexadecimal(other))])
    }

    @Test("an image that is too short, and none at all") func missing() throws {
        let image = ArchiveLab.noise(8192, seed: 8)
        let root = try Self.root(image)
        let described = try vbmeta(tree("system", 12_288, root: root) + tree("vendor", 8192, root: root))
        let found = try trees(["vbmeta": described, "system": image])
        #expect(found.map(\.verdict) == [.shorter(bytes: 8192), .noImage])
        // What lies in super is looked for in its table, and this one has none.
        let strange = try trees(["vbmeta": vbmeta(tree("vendor", 8192, root: root)), "super": image])
        guard case .notCompared(let why)? = strange.first?.verdict else {
            Issue.record("\(strange)")
            return
        }
        #expect(why.hasPrefix("super: "), "\(why)")
    }

    @Test("trees of terabytes over a small image are no more than the budget of them") func budget() throws {
        let image = ArchiveLab.noise(8192, seed: 8)
        let root = try Self.root(image)
        let budget = ReadingBudget()
        try budget.spend(ReadingBudget.Item.treeBytes.limit - 10_000, on: .treeBytes)
        let two = try vbmeta(tree("system", 8192, root: root) + tree("system", 8192, root: root))
        let found = try trees(["vbmeta": two, "system": image], budget: budget)
        let words = "it has 68719483120 bytes for its hashtrees to cover, more than the 68719476736 that are read"
        #expect(found.map(\.verdict) == [.agrees, .notCompared(words)])
    }
}
