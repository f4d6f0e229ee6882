import Foundation
import Testing
import VirtualPhone

/// What can be wrong with a hashtree or with what it is over, on purpose; veritysetup and cmp say what it is.
@Suite struct PackTreeFlawTests {
    private typealias Made = PackSuperTests.Made

    private func vbmeta(_ made: Made, _ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(filePath: "\(made.images)/\(name).img")))
    }

    /// Signed as a sound one is, and the super image is the same.
    private func isSigned(_ made: Made, _ name: String) throws -> Bool {
        try PackVBMetaTests().judge(vbmeta(made, name)) == (true, true)
    }

    @Test func theRootIsAnotherOne() throws {
        let (sound, made) = (
            try Made("chopin"), try Made("chopin") { $0.flaws = [.vbmeta(.tree(partition: "vendor"))] }
        )
        defer { withExtendedLifetime((sound, made)) {} }
        #expect(try isSigned(made, "vbmeta_vendor"))
        #expect(made.trees[0].root == sound.trees[0].root)
        #expect(made.trees[1].root != sound.trees[1].root && made.trees[1].root.count == 20)
        #expect(try made.root(of: made.trees[1]) == sound.trees[1].root)
        #expect(try tool("cmp '\(sound.image.path)' '\(made.image.path)'").status == 0)
    }

    @Test func theAlgorithmIsAnotherOne() throws {
        let made = try Made("liuqin") {
            $0.flaws = [.vbmeta(.treeOf(partition: "system", algorithm: "blake2b-256"))]
        }
        #expect(try isSigned(made, "vbmeta_system"))
        #expect(made.trees.map(\.algorithm) == ["blake2b-256"])
    }

    @Test func aPartitionThatIsNotThere() throws {
        let made = try Made("chopin") { $0.flaws = [.vbmeta(.treeElsewhere(partition: "odm"))] }
        #expect(try isSigned(made, "vbmeta_system"))
        #expect(try PackNamedTree.all(in: vbmeta(made, "vbmeta_system")).map(\.partition) == ["system", "odm"])
        #expect(try PackNamedTree.all(in: vbmeta(made, "vbmeta_vendor")).map(\.partition) == ["vendor"])
        #expect(!made.image.partitions.contains { $0.name.hasPrefix("odm") })
    }

    @Test(arguments: [("liuqin", "system"), ("chopin", "vendor"), ("umi", "system"), ("umi", "product")])
    func oneByteIsAnotherOne(phone: String, partition: String) throws {
        let sound = try Made(phone)
        let made = try Made(phone) { $0.flaws = [.changedByte(partition: partition)] }
        defer { withExtendedLifetime((sound, made)) {} }
        let place = try #require(made.image.partitions.first { $0.name == made.slotted(partition) }?.bytes)
        let differing = try tool("cmp -l '\(sound.image.path)' '\(made.image.path)'").lines
        #expect(differing.count == 1)
        #expect(differing.first?.split(separator: " ").first == "\(place.lowerBound + place.count / 2 + 1)")
        #expect(made.trees.map(\.root) == sound.trees.map(\.root))
        for tree in made.trees {
            #expect(try (made.root(of: tree) == tree.root) == (tree.partition != partition), "\(tree.partition)")
        }
        // The package's own lists know the changed image.
        let image = try #require(made.package.images.first { $0.file == "super.img" })
        let file = "\(made.images)/super.img"
        #expect(try tool("sha256sum < '\(made.image.path)'").output.hasPrefix(image.expandedSHA256))
        #expect(try tool("md5sum < '\(file)'").output.hasPrefix(image.md5))
        #expect(
            try made.shop.text("\(made.package.path)/md5sum.xml").contains("name=\"super.img\">\(image.md5)</digest>"))
        let crc = try tool("gzip -1c '\(file)' | tail -c 8 | od -A n -N 4 -t x4").output
        #expect(UInt32(crc.trimmingCharacters(in: .whitespacesAndNewlines), radix: 16) == image.crc32)
        #expect(
            try made.shop.text("\(made.images)/crclist.txt").contains("\nsuper 0x\(String(image.crc32, radix: 16))\n"))
    }

    @Test(arguments: ["umi", "daisy"]) func aByteOfNothingIsRefused(phone: String) throws {
        let shop = try Workshop()
        #expect(
            throws: PackError.options(
                "no byte of vendor can be changed: the package has no such partition inside super")
        ) {
            try shop.make(phone) { $0.flaws = [.changedByte(partition: "vendor")] }
        }
        #expect(try shop.contents == [])
    }
}
