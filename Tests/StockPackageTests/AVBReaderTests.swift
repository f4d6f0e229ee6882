import Images
import Testing

@testable import StockPackage

/// The vbmeta images of a package, followed and compared. Digests come from `openssl`.
struct AVBReaderTests {
    static let boot = ArchiveLab.noise(50_001, seed: 5)
    static let salt = ArchiveLab.noise(32, seed: 6)

    static func openssl(_ name: String, _ bytes: [UInt8]) throws -> [UInt8] {
        let lab = try ArchiveLab()
        try lab.put("x", bytes)
        return try lab.run("openssl", "dgst", "-\(name)", "-binary", "x")
    }

    private func scan(_ bytes: [UInt8]) throws -> ImageScan {
        let scanner = ImageScanner(digests: [])
        try unsafe bytes.withUnsafeBytes { try unsafe scanner.feed($0) }
        return try scanner.finish()
    }

    /// Reads a package of these partitions; the image of each bears its name.
    private func read(_ images: [String: [UInt8]], unreadable: String? = nil) throws -> AVBFacts? {
        var scans: [String: ImageScan] = [:]
        for (name, bytes) in images { scans["images/\(name).img"] = try scan(bytes) }
        return AVBReader(
            targets: images.keys.sorted().map { ("\($0)_ab", "images/\($0).img") },
            layout: { scans[$0]?.layout }
        ) { (path) throws(PackageError) in
            guard path != unreadable else { throw .changed(path: path) }
            return MemorySource(images[String(path.dropFirst(7).dropLast(4))] ?? [])
        }.read()
    }

    private func vbmeta(_ descriptors: [UInt8], _ change: (inout VBMetaMaker) -> Void = { _ in }) throws -> [UInt8] {
        var maker = VBMetaMaker()
        maker.descriptors = descriptors
        change(&maker)
        return try maker.make()
    }

    private func hash(
        _ image: [UInt8], count: Int? = nil, salt: [UInt8] = AVBReaderTests.salt, name: String = "sha256"
    ) throws -> [UInt8] {
        let count = count ?? image.count
        return VBMetaMaker.hash(
            "boot", bytes: count, salt: salt, digest: try Self.openssl(name, salt + image.prefix(count)),
            algorithm: name)
    }

    @Test func `a package without vbmeta has no facts`() throws {
        #expect(try read(["boot": Self.boot]) == nil)
        #expect(try read([:]) == nil)
    }

    // MARK: The image itself

    @Test func `a sound vbmeta is said in full`() throws {
        let facts = try #require(
            try read(["vbmeta": vbmeta(hash(Self.boot)) { $0.rollbackIndex = 77 }, "boot": Self.boot]))
        #expect(facts.problems == [] && facts.remarks == [] && facts.chain == [] && facts.trees == [])
        let root = try #require(facts.root)
        #expect(facts.vbmetas == [root])
        #expect(root.image == "images/vbmeta.img" && !root.isInFooter && root.algorithm == "SHA256_RSA2048")
        #expect(root.signature == .valid && root.rollbackIndex == 77 && root.rollbackIndexLocation == 0)
        #expect(root.keySHA256 == hexOf(try Self.openssl("sha256", VBMetaKey.small.blob)))
        #expect(root.keySHA1 == hexOf(try Self.openssl("sha1", VBMetaKey.small.blob)))
        #expect(facts.digests.map(\.verdict) == [.agrees])
        #expect(facts.digests.first?.image == "images/boot.img" && facts.digests.first?.saidBy == "vbmeta")
    }

    @Test func `what is wrong with the image itself is a problem`() throws {
        var flipped = try vbmeta(hash(Self.boot))
        flipped[100] ^= 1
        var signature = try vbmeta(hash(Self.boot))
        signature[300] ^= 1
        let cases: [([UInt8], AVBProblem.Kind, String)] = [
            ([UInt8](repeating: 0, count: 4096), .notAVB, "AVB0"),
            ([], .notAVB, "AVB0"),
            (Array(try vbmeta([]).prefix(700)), .malformed, "700 bytes"),
            (try vbmeta(hash(Self.boot)) { $0.algorithm = 0 }, .unsigned, "NONE"),
            (signature, .signature, "not made with the key"),
            (try vbmeta(hash(Self.boot)) { $0.flags = 2 }, .verificationDisabled, "flags 2"),
            (try vbmeta(hash(Self.boot)) { $0.flags = 1 }, .verificationDisabled, "flags 1"),
            (try vbmeta(hash(Self.boot)) { $0.flags = 3 }, .verificationDisabled, "flags 3"),
        ]
        for (bytes, kind, words) in cases {
            let facts = try #require(try read(["vbmeta": bytes, "boot": Self.boot]))
            #expect(facts.problems.map(\.kind) == [kind], "\(facts.problems)")
            #expect(facts.problems.first?.evidence.contains(words) == true, "\(facts.problems)")
            #expect(facts.problems.first?.evidence.hasPrefix("images/vbmeta.img: ") == true)
        }
        let facts = try #require(try read(["vbmeta": vbmeta([])], unreadable: "images/vbmeta.img"))
        #expect(facts.problems.map(\.kind) == [.malformed] && facts.vbmetas == [])
    }

    // MARK: Digests

    @Test(arguments: ["sha1", "sha256", "sha512"], [0, 1, 32, 64])
    func `a digest over salt and the first bytes agrees, and one changed byte within them does not`(
        _ name: String, _ saltBytes: Int
    ) throws {
        let salt = Array(ArchiveLab.noise(64, seed: 9).prefix(saltBytes))
        let root = try vbmeta(hash(Self.boot, count: 40_000, salt: salt, name: name))
        #expect(try read(["vbmeta": root, "boot": Self.boot])?.digests.map(\.verdict) == [.agrees])
        for offset in [0, 39_999] {
            var changed = Self.boot
            changed[offset] ^= 0x10
            let found = hexOf(try Self.openssl(name, salt + changed.prefix(40_000)))
            let facts = try #require(try read(["vbmeta": root, "boot": changed]))
            #expect(facts.digests.map(\.verdict) == [.differs(found)])
            // No phone computes sha1 over an image.
            #expect(facts.problems.map(\.kind) == (name == "sha1" ? [.notAccepted, .digest] : [.digest]))
            #expect(facts.problems.last?.evidence.contains(found.prefix(16)) == true)
        }
        var behind = Self.boot
        behind[40_000] ^= 0x10
        #expect(try read(["vbmeta": root, "boot": behind])?.digests.map(\.verdict) == [.agrees])
    }

    @Test func `what cannot be compared says why`() throws {
        func verdict(_ descriptor: [UInt8], _ image: [UInt8]? = AVBReaderTests.boot) throws
            -> (AVBFacts.ImageDigest.Verdict?, [AVBProblem.Kind])
        {
            var images = ["vbmeta": try vbmeta(descriptor)]
            images["boot"] = image
            let facts = try #require(try read(images))
            return (facts.digests.first?.verdict, facts.problems.map(\.kind))
        }
        #expect(try verdict(hash(Self.boot), nil) == (.noImage, []))
        let none = try verdict(VBMetaMaker.hash("boot", bytes: 4, salt: [], digest: []))
        #expect(none == (.notCompared("the phone itself keeps the digest"), [.notAccepted]))
        let blake = try verdict(
            VBMetaMaker.hash("boot", bytes: 4, salt: [], digest: [1, 2], algorithm: "blake2b-256"))
        #expect(blake == (.notCompared("the digest blake2b-256 is not known"), [.notAccepted]))
        let long = try verdict(VBMetaMaker.hash("boot", bytes: Self.boot.count + 1, salt: [], digest: [1]))
        #expect(long == (.shorter(bytes: UInt64(Self.boot.count)), [.digest]))
        let short = try verdict(hash(Self.boot, count: 10))
        #expect(short == (.agrees, []))
        let unreadable = try #require(
            try read(["vbmeta": vbmeta(hash(Self.boot)), "boot": Self.boot], unreadable: "images/boot.img"))
        guard case .notCompared(let words) = unreadable.digests.first?.verdict else {
            Issue.record("\(unreadable)")
            return
        }
        #expect(words.contains("changed"))
    }

    /// A sparse file: a chunk of data, a fill, and what `end` says.
    private func sparse(_ data: [UInt8], fill: [UInt8], hole: Bool) -> [UInt8] {
        func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> ($0 * 8) & 255) } }
        let blocks = data.count / 4096
        let header = little(0xED26_FF3A, 4) + little(1, 2) + little(0, 2) + little(28, 2) + little(12, 2)
        let counts = little(4096, 4) + little(2 * blocks + 3, 4) + little(3, 4) + little(0, 4)
        func raw(_ bytes: [UInt8]) -> [UInt8] {
            little(0xCAC1, 4) + little(blocks, 4) + little(12 + bytes.count, 4) + bytes
        }
        let middle =
            hole
            ? little(0xCAC3, 4) + little(3, 4) + little(12, 4) : little(0xCAC2, 4) + little(3, 4) + little(16, 4) + fill
        return header + counts + raw(data) + middle + raw(data.reversed())
    }

    @Test func `a sparse image is compared as what it expands to`() throws {
        let data = ArchiveLab.noise(4 * 4096, seed: 8)
        let fill: [UInt8] = [1, 2, 3, 4]
        let expanded = data + [[UInt8]](repeating: fill, count: 3 * 1024).joined() + data.reversed()
        for count in [expanded.count, expanded.count - 3, 5 * 4096 + 6, 4096] {
            let root = try vbmeta(hash(expanded, count: count))
            let facts = try read(["vbmeta": root, "boot": sparse(data, fill: fill, hole: false)])
            #expect(facts?.digests.map(\.verdict) == [.agrees], "\(count)")
            let wrong = try read(["vbmeta": root, "boot": sparse(data, fill: [1, 2, 3, 5], hole: false)])
            #expect((wrong?.problems.map(\.kind) == [.digest]) == (count > 4 * 4096), "\(count)")
        }
        let holed = try read(["vbmeta": vbmeta(hash(expanded)), "boot": sparse(data, fill: fill, hole: true)])
        #expect(
            holed?.digests.map(\.verdict) == [.notCompared("the sparse image leaves out bytes that the digest covers")])
        let before = try read([
            "vbmeta": vbmeta(hash(expanded, count: 4096)), "boot": sparse(data, fill: fill, hole: true),
        ])
        #expect(before?.digests.map(\.verdict) == [.agrees])
    }

    @Test func `a hashtree is told and not computed`() throws {
        let root = [UInt8](repeating: 3, count: 20)
        let facts = try #require(
            try read(["vbmeta": vbmeta(VBMetaMaker.hashtree("system", bytes: 1 << 30, salt: [], root: root))]))
        #expect(facts.trees.map(\.rootDigest) == [hexOf(root)] && facts.problems == [] && facts.digests == [])
    }

    // MARK: Chain

    @Test func `a chain holds by its key`() throws {
        let root = try vbmeta(VBMetaMaker.chain("vbmeta_system", location: 2, key: VBMetaKey.other.blob))
        let wanted = hexOf(try Self.openssl("sha256", VBMetaKey.other.blob))
        let own = try vbmeta([]) { $0.key = .other }
        let good = try #require(try read(["vbmeta": root, "vbmeta_system": own]))
        #expect(
            good.problems == [] && good.remarks == [] && good.vbmetas.map(\.partition) == ["vbmeta", "vbmeta_system"])
        #expect(good.chain.map(\.verdict) == [.matches])
        #expect(good.chain.first?.keySHA256 == wanted && good.chain.first?.rollbackIndexLocation == 2)

        let foreign = try #require(try read(["vbmeta": root, "vbmeta_system": vbmeta([])]))
        let small = hexOf(try Self.openssl("sha256", VBMetaKey.small.blob))
        #expect(foreign.chain.map(\.verdict) == [.differs(small)] && foreign.problems.map(\.kind) == [.chain])

        let unsigned = try #require(try read(["vbmeta": root, "vbmeta_system": vbmeta([]) { $0.algorithm = 0 }]))
        #expect(unsigned.chain.map(\.verdict) == [.differs(nil)])
        #expect(unsigned.problems.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.chain, .unsigned])

        let missing = try #require(try read(["vbmeta": root]))
        #expect(missing.chain.map(\.verdict) == [.noImage] && missing.problems == [])

        let noise = try #require(try read(["vbmeta": root, "vbmeta_system": Self.boot]))
        #expect(noise.chain.map(\.verdict) == [.unreadable])
        #expect(noise.problems.map(\.kind) == [.notAVB, .chain])
    }

    @Test func `a chained vbmeta may stand behind its image`() throws {
        let root = try vbmeta(VBMetaMaker.chain("boot", location: 1, key: VBMetaKey.other.blob))
        let own = try vbmeta(hash(Self.boot)) { $0.key = .other }
        let image = VBMetaMaker.withFooter(Self.boot, own, bytes: 131_072)
        let good = try #require(try read(["vbmeta": root, "boot": image]))
        #expect(good.problems == [] && good.chain.map(\.verdict) == [.matches])
        #expect(good.vbmetas.map(\.isInFooter) == [false, true] && good.vbmetas.last?.partition == "boot")
        #expect(good.digests.map(\.verdict) == [.agrees] && good.digests.first?.saidBy == "boot")

        var damaged = image
        damaged[100] ^= 1
        #expect(try read(["vbmeta": root, "boot": damaged])?.problems.map(\.kind) == [.digest])
        var footless = image
        footless[131_072 - 64] ^= 1
        #expect(try read(["vbmeta": root, "boot": footless])?.chain.map(\.verdict) == [.unreadable])
        var astray = image
        astray.replaceSubrange(131_072 - 44..<131_072 - 36, with: big(.max, 8))
        #expect(try read(["vbmeta": root, "boot": astray])?.problems.map(\.kind) == [.malformed, .chain])
        var elsewhere = image
        elsewhere.replaceSubrange(131_072 - 44..<131_072 - 36, with: big(0xE000, 8))
        #expect(try read(["vbmeta": root, "boot": elsewhere])?.chain.map(\.verdict) == [.unreadable])
        let foreign = VBMetaMaker.withFooter(Self.boot, try vbmeta(hash(Self.boot)), bytes: 131_072)
        #expect(try read(["vbmeta": root, "boot": foreign])?.problems.map(\.kind) == [.chain])
        #expect(try read(["vbmeta": root, "boot": [1, 2]])?.problems.map(\.kind) == [.chain])
    }

    @Test func `a footer that no chain leads to is not looked at`() throws {
        let image = VBMetaMaker.withFooter(Self.boot, [0], bytes: 131_072)
        #expect(try read(["vbmeta": vbmeta([]), "boot": image])?.problems == [])
    }

    @Test func `only vbmeta names others, and others must be named`() throws {
        let chain = VBMetaMaker.chain("vbmeta_system", location: 2, key: VBMetaKey.small.blob)
        let nested = try #require(try read(["vbmeta": vbmeta(chain), "vbmeta_system": vbmeta(chain)]))
        #expect(nested.problems.map(\.kind) == [.malformed])
        let loose = try #require(try read(["vbmeta": vbmeta([]), "vbmeta_system": vbmeta([])]))
        #expect(loose.problems == [] && loose.remarks.count == 1)
        let orphan = try #require(try read(["vbmeta_system": vbmeta([])]))
        #expect(orphan.root == nil && orphan.remarks.count == 1)
    }

    // MARK: In a package

    @Test(arguments: ["folder", "tgz"]) func `a package is read with its vbmeta`(_ form: String) throws {
        let lab = try ArchiveLab()
        let script = """
            fastboot $* getvar product 2>&1 | grep -E "^product: *liuqin$"
            if [ $? -ne 0 ] ; then echo "no"; exit 1; fi
            fastboot $* flash vbmeta_ab `dirname $0`/images/vbmeta.img
            fastboot $* flash boot_ab `dirname $0`/images/boot.img

            """
        try lab.put("p/flash_all.sh", Array(script.utf8))
        try lab.put("p/images/boot.img", Self.boot)
        try lab.put("p/images/vbmeta.img", vbmeta(hash(Self.boot)))
        if form == "tgz" { try lab.run("tar", "-czf", "p.tgz", "p") }
        let name = form == "tgz" ? "p.tgz" : "p"
        #expect(try StockPackage(path: "\(lab.path)/\(name)").facts.avb?.digests.map(\.verdict) == [.agrees])
        try lab.put("q/flash_all.sh", Array(script.replacing("vbmeta", with: "logo").utf8))
        try lab.put("q/images/boot.img", Self.boot)
        try lab.put("q/images/logo.img", [1])
        #expect(try StockPackage(path: "\(lab.path)/q").facts.avb == nil)
    }
}

private func hexOf(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
