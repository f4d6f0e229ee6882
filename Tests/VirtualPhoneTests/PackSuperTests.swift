import Foundation
import Testing
import VirtualPhone

/// The super images of sample packages, read back by offsets, and judged by veritysetup, e2fsck and Debian's fastboot.
@Suite struct PackSuperTests {
    /// A package in a folder, its super image expanded, and the trees that its vbmeta images name.
    struct Made {
        let shop: Workshop
        let package: MadePackage
        let image: PackSuperImage
        let trees: [PackNamedTree]
        var images: String { package.path + "/images" }

        init(_ phone: String, _ change: (inout PackageOptions) -> Void = { _ in }) throws {
            let shop = try Workshop()
            let made = try shop.make(phone) {
                $0.form = .folder
                change(&$0)
            }
            let expanded = "\(shop.path)/super"
            let simg = try tool("simg2img '\(made.path)/images/super.img' '\(expanded)'")
            try #require(simg.status == 0, "\(simg.output)")
            self.shop = shop
            package = made
            image = try PackSuperImage(expanded)
            trees = try made.recipe.images.filter { $0.kind == .vbmeta }.flatMap {
                try PackNamedTree.all(in: [UInt8](Data(contentsOf: URL(filePath: "\(made.path)/images/\($0.file)"))))
            }
        }

        /// The name of a partition with its slot.
        func slotted(_ name: String) -> String { image.isVirtualAB ? name + "_a" : name }

        /// What veritysetup makes of the partition that a tree is over; the tree that it makes lies in the file `tree`.
        func root(of tree: PackNamedTree) throws -> [UInt8] {
            try image.cut(slotted(tree.partition), 0..<tree.bytes, to: "\(shop.path)/data")
            return try verity("\(shop.path)/data", tree.algorithm, tree.salt, tree: "\(shop.path)/tree")
        }
    }

    static let phones = ["liuqin", "piano", "popsicle", "chopin", "chopin_mitee", "umi"]

    /// Partitions, each with its size in MiB.
    private func sizes(_ image: PackSuperImage) -> [String] {
        image.partitions.map { "\($0.name) \(($0.bytes?.count ?? 0) >> 20)" }
    }

    @Test(arguments: phones) func holdsWhatTheVBMetasName(phone: String) throws {
        let made = try Made(phone)
        let (recipe, image) = (made.package.recipe, made.image)
        let isSlotted = phone != "umi"
        #expect(image.version == [10, isSlotted ? 2 : 0] && image.isVirtualAB == isSlotted)
        #expect(image.count == Int(recipe.images.first { $0.file == "super.img" }?.bytes ?? 0))
        let named = phone.hasPrefix("chopin") ? ["system", "vendor"] : ["system"]
        #expect(made.trees.map(\.partition) == named)
        #expect(made.trees.map(\.algorithm) == Array(["sha256", "sha1"].prefix(named.count)))
        let slots = isSlotted ? ["_a", "_b"] : [""]
        let all = (named + ["product"]).flatMap { name in slots.map { name + $0 } }
        #expect(image.partitions.map(\.name) == all)
        #expect(image.groups.map(\.name) == ["default"] + slots.map { "main" + $0 })
        for partition in image.partitions {
            #expect(partition.isReadOnly && (partition.bytes != nil) == !partition.name.hasSuffix("_b"))
            #expect(partition.group == "main" + (isSlotted ? partition.name.suffix(2) : ""))
        }
        try compare(made)
        try system(made)
        try image.cut(made.slotted("product"), to: "\(made.shop.path)/product")
        let bytes = try tool("tr -d '\\000' < '\(made.shop.path)/product' | wc -c").output
        #expect(Int(bytes.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0 > 100_000)
    }

    /// Root and tree of each named partition are veritysetup's.
    private func compare(_ made: Made) throws {
        for tree in made.trees {
            #expect(tree.salt.count == 32 && tree.root.count == (tree.algorithm == "sha1" ? 20 : 32))
            #expect(tree.bytes % 4096 == 0 && tree.treeOffset == tree.bytes)
            #expect(try made.root(of: tree) == tree.root, "\(tree.partition)")
            let place = tree.treeOffset..<tree.treeOffset + tree.treeBytes
            try made.image.cut(made.slotted(tree.partition), place, to: "\(made.shop.path)/ours")
            #expect(try tool("cd '\(made.shop.path)' && cmp ours tree").status == 0)
        }
    }

    /// The first partition is a sound file system of the size that its tree says, with files in it.
    private func system(_ made: Made) throws {
        let tree = try #require(made.trees.first)
        let file = "\(made.shop.path)/system"
        try made.image.cut(made.slotted("system"), 0..<tree.bytes, to: file)
        let check = try tool("/usr/sbin/e2fsck -fn '\(file)'")
        #expect(check.status == 0, "\(check.output)")
        let facts = try tool("/usr/sbin/dumpe2fs -h '\(file)'").output
        #expect(facts.contains("Filesystem volume name:   system\n"))
        let blocks = facts.split(separator: "\n").first { $0.hasPrefix("Block count:") }?.split(separator: " ").last
        #expect(blocks == "\(tree.bytes / 4096)")
        let parts = try tool("/usr/sbin/debugfs -R 'ls -l app' '\(file)'").lines.filter { $0.contains(".apk") }
        let content = try #require(made.package.recipe.images.first { $0.file == "super.img" }?.content)
        let bytes = parts.compactMap { Int($0.split(separator: " ")[5]) }.reduce(0, +)
        #expect(bytes > content / 10 * 8 && bytes <= content, "\(parts)")
    }

    @Test(
        "at the usual size",
        arguments: [
            ("liuqin", ["system_a 59", "system_b 0", "product_a 4", "product_b 0"]),
            ("chopin", ["system_a 55", "system_b 0", "vendor_a 4", "vendor_b 0", "product_a 4", "product_b 0"]),
            ("umi", ["system 59", "product 4"]),
        ])
    func usualSize(phone: String, expected: [String]) throws {
        let made = try Made(phone) { $0.size = .medium }
        #expect(made.image.count == 64 << 20)
        #expect(sizes(made.image) == expected)
        try compare(made)
        try system(made)
    }

    @Test("without e2fsprogs, and from a sample", arguments: [false, true]) func otherContents(fromSample: Bool) throws
    {
        let folder = try Workshop()
        let sample = "\(folder.path)/sample"
        try #require(tool("seq 1 60000 > '\(sample)'").status == 0)
        let made = try Made("chopin") {
            $0.makesFileSystems = false
            if fromSample { ($0.sample, $0.size) = (sample, .bytes(60_000_000)) }
        }
        #expect(made.trees.count == 2)
        try compare(made)
    }

    @Test("the smallest package has room for all of them") func smallest() throws {
        let made = try Made("chopin") { $0.size = .bytes(500_000) }
        #expect(
            sizes(made.image) == ["system_a 3", "system_b 0", "vendor_a 1", "vendor_b 0", "product_a 1", "product_b 0"])
        try compare(made)
        try system(made)
    }

    @Test("the image is sparse: where nobody writes nothing is sent") func sparse() throws {
        let made = try Made("liuqin") { $0.size = .medium }
        defer { withExtendedLifetime(made) {} }
        let image = try #require(made.package.images.first { $0.file == "super.img" })
        #expect(image.isSparse && image.expandedBytes == 64 << 20 && image.fileBytes < 30 << 20)
        #expect(try tool("sha256sum < '\(made.image.path)'").output.hasPrefix(image.expandedSHA256))
    }

    @Test("the same seed gives the same super, another seed another salt") func seeds() throws {
        let (one, again, other) = (try Made("umi"), try Made("umi"), try Made("umi") { $0.seed = 2 })
        defer { withExtendedLifetime((one, again, other)) {} }
        #expect(try tool("cmp '\(one.image.path)' '\(again.image.path)'").status == 0)
        #expect(one.trees[0].root == again.trees[0].root)
        #expect(one.trees[0].salt != other.trees[0].salt && one.trees[0].root != other.trees[0].root)
    }

    /// AOSP's own liblp, inside Debian's fastboot, reads the table, takes it for sound, and writes the same again.
    @Test(arguments: ["liuqin", "chopin", "umi"]) func fastbootWritesTheSameTable(phone: String) async throws {
        let made = try Made(phone)
        try await PlayedPhone.play(phone) { played in
            let table = try played.file("super_empty.img", made.image.table)
            let wiped = try await played.fastboot("wipe-super", table)
            #expect(wiped.status == 0, "\(wiped.output)")
            // Some phones write behind the back of their host: an answer waits until they have done.
            #expect(try await played.fastboot("getvar", "product").status == 0)
            let start = try played.partition("super", first: made.image.start.count)
            #expect(start == made.image.start)
        }
    }
}
