import Images
import Testing

@testable import StockPackage

/// What the phone's libavb refuses, each form on both sides of its edge, made from bytes.
struct AVBAcceptanceTests {
    private static let key = VBMetaKey.other.blob
    private static let root = [UInt8](repeating: 5, count: 20)

    /// What is said of a package of these partitions, whose names end in `slots` in its script.
    private static func read(_ images: [String: [UInt8]], slots: String = "_ab") throws -> AVBFacts {
        var scans: [String: ImageScan] = [:]
        for (name, bytes) in images {
            let scanner = ImageScanner(digests: [])
            try unsafe bytes.withUnsafeBytes { try unsafe scanner.feed($0) }
            scans[name] = try scanner.finish()
        }
        let reader = AVBReader(
            targets: images.keys.sorted().map { ($0 + slots, $0) }, layout: { scans[$0]?.layout },
            open: { MemorySource(images[$0] ?? []) })
        return try #require(reader.read())
    }

    private static func vbmeta(
        _ descriptors: [UInt8] = [], _ change: (inout VBMetaMaker) -> Void = { _ in }
    ) throws -> [UInt8] {
        var maker = VBMetaMaker()
        maker.descriptors = descriptors
        change(&maker)
        return try maker.make()
    }

    /// The problems of a package of one vbmeta.
    private static func kinds(_ vbmeta: [UInt8], slots: String = "_ab") throws -> [AVBProblem.Kind] {
        try read(["vbmeta": vbmeta], slots: slots).problems.map(\.kind)
    }

    private static func chain(_ name: String, _ location: UInt64 = 1, flags: UInt64 = 0) -> [UInt8] {
        VBMetaMaker.chain(name, location: location, key: key, flags: flags)
    }

    private static func hash(_ algorithm: String, digest: [UInt8], flags: UInt64 = 0) -> [UInt8] {
        VBMetaMaker.hash("boot", bytes: 1, salt: [], digest: digest, algorithm: algorithm, flags: flags)
    }

    // MARK: Descriptors

    @Test("a digest over an image is sha256 or sha512", arguments: ["sha256", "sha512", "sha1", "blake2b-256", ""])
    func algorithm(name: String) throws {
        let isKnown = name == "sha256" || name == "sha512"
        let facts = try Self.read(["vbmeta": Self.vbmeta(Self.hash(name, digest: [1]))])
        #expect(facts.problems.map(\.kind) == (isKnown ? [] : [.notAccepted]))
        #expect(facts.problems.allSatisfy { $0.evidence.contains("the digest of boot is \(name), phones compute") })
    }

    @Test("a hashtree may be of sha1, which is the kernel's matter") func tree() throws {
        #expect(try Self.kinds(Self.vbmeta(VBMetaMaker.hashtree("x", bytes: 1, salt: [], root: Self.root))) == [])
    }

    @Test("an empty digest stands for one that the phone keeps, which it does without slots alone")
    func empty() throws {
        func tree(flags: UInt64 = 0) -> [UInt8] {
            VBMetaMaker.hashtree("x", bytes: 1, salt: [], root: [], flags: flags)
        }
        for (descriptor, flagged) in [
            (Self.hash("sha256", digest: []), Self.hash("sha256", digest: [], flags: 1)), (tree(), tree(flags: 1)),
        ] {
            #expect(try Self.kinds(Self.vbmeta(descriptor)) == [.notAccepted])
            #expect(try Self.kinds(Self.vbmeta(descriptor), slots: "") == [])
            #expect(try Self.kinds(Self.vbmeta(flagged)) == [])
        }
    }

    @Test("a chain's rollback number is kept at 1 to 31", arguments: [0, 1, 31, 32, 0xFFFF_FFFF] as [UInt64])
    func chainLocation(location: UInt64) throws {
        let isPossible = (1...31).contains(location)
        #expect(try Self.kinds(Self.vbmeta(Self.chain("x", location))) == (isPossible ? [] : [.notAccepted]))
    }

    @Test("a chained name has 31 characters with its slot") func chainName() throws {
        func kinds(_ count: Int, _ slots: String, flags: UInt64 = 0) throws -> [AVBProblem.Kind] {
            try Self.kinds(
                Self.vbmeta(Self.chain(String(repeating: "x", count: count), flags: flags)), slots: slots)
        }
        #expect(try kinds(29, "_ab") == [] && kinds(29, "_a") == [])
        #expect(try kinds(30, "_ab") == [.notAccepted] && kinds(30, "_a") == [.notAccepted])
        #expect(try kinds(31, "") == [])
        #expect(try kinds(32, "") == [.notAccepted])
        #expect(try kinds(31, "_ab", flags: 1) == [])
        #expect(try kinds(32, "_ab", flags: 1) == [.notAccepted])
    }

    @Test("a command line is UTF-8") func commandLine() throws {
        func line(_ bytes: [UInt8]) -> [UInt8] {
            VBMetaMaker.descriptor(3, big(1, 4) + big(UInt64(bytes.count), 4) + bytes)
        }
        #expect(try Self.kinds(Self.vbmeta(line(Array("a=é".utf8)))) == [])
        #expect(try Self.kinds(Self.vbmeta(line([0xC3, 0x28]))) == [.notAccepted])
    }

    @Test("a property may be anything") func property() throws {
        let facts = try Self.read(["vbmeta": Self.vbmeta(VBMetaMaker.descriptor(0, big(.max, 8) + big(1, 8)))])
        #expect(facts.problems == [] && facts.root?.signature == .valid)
    }

    // MARK: The header

    @Test("the first vbmeta's rollback number is kept at 0 to 31") func rootLocation() throws {
        for location in [0, 31] as [UInt64] { #expect(try Self.kinds(Self.vbmeta { $0.location = location }) == []) }
        for location in [32, 0xFFFF_FFFF] as [UInt64] {
            #expect(try Self.kinds(Self.vbmeta { $0.location = location }) == [.notAccepted])
        }
    }

    @Test("a vbmeta below the first has no flags but two; the first may have any") func flags() throws {
        func kinds(_ flags: UInt64) throws -> [AVBProblem.Kind] {
            let below = try Self.vbmeta {
                $0.flags = flags
                $0.key = .other
            }
            return try Self.read(["vbmeta": Self.vbmeta(Self.chain("vbmeta_system")), "vbmeta_system": below])
                .problems.map(\.kind)
        }
        #expect(try kinds(0) == [])
        for flags in 1...3 as ClosedRange<UInt64> { #expect(try kinds(flags) == [.verificationDisabled]) }
        #expect(try kinds(4) == [.notAccepted] && kinds(0x8000_0000) == [.notAccepted])
        #expect(try kinds(6) == [.notAccepted, .verificationDisabled])
        #expect(try Self.kinds(Self.vbmeta { $0.flags = 4 }) == [])
    }

    @Test("the name of its maker ends within its field") func release() throws {
        func kinds(_ count: Int) throws -> [AVBProblem.Kind] {
            try Self.kinds(Self.vbmeta { $0.release = String(repeating: "r", count: count) })
        }
        #expect(try kinds(0) == [] && kinds(47) == [])
        #expect(try kinds(48) == [.notAccepted])
    }

    /// 256 bytes of header, 320 of signature, a key of 520 and one descriptor of 16 and its body.
    @Test("it has 64 KiB at most") func size() throws {
        let most = 65536 - 256 - 320 - 520 - 16
        #expect(try Self.kinds(Self.vbmeta(VBMetaMaker.descriptor(9, [UInt8](repeating: 1, count: most)))) == [])
        let more = try Self.vbmeta(VBMetaMaker.descriptor(9, [UInt8](repeating: 1, count: most + 8)))
        #expect(more.count == 65600)
        let facts = try Self.read(["vbmeta": more])
        #expect(facts.problems.map(\.kind) == [.notAccepted] && facts.root?.signature == .valid)
    }

    @Test("a footer names 64 KiB at most", arguments: [65536, 65537]) func footer(count: Int) throws {
        let own = try Self.vbmeta { $0.key = .other }
        let image = VBMetaMaker.withFooter(
            [1, 2, 3], own + [UInt8](repeating: 0, count: count - own.count), bytes: 131_072)
        let facts = try Self.read(["vbmeta": Self.vbmeta(Self.chain("boot")), "boot": image])
        #expect(facts.problems.map(\.kind) == (count == 65536 ? [] : [.notAccepted]))
        #expect(facts.chain.map(\.verdict) == [.matches])
    }

    @Test("without a footer a phone looks at the image's start") func start() throws {
        let own = try Self.vbmeta { $0.key = .other }
        let facts = try Self.read([
            "vbmeta": Self.vbmeta(Self.chain("boot")), "boot": own + [UInt8](repeating: 0, count: 4096),
        ])
        #expect(facts.problems == [] && facts.chain.map(\.verdict) == [.matches])
        #expect(facts.vbmetas.map(\.isInFooter) == [false, false])
    }

    // MARK: What restock does not know

    @Test("ML-DSA is named, and nothing is said of the signature", arguments: [7, 8] as [UInt64])
    func unknownAlgorithm(number: UInt64) throws {
        let facts = try Self.read(["vbmeta": Self.vbmeta { $0.patches[28] = big(number, 4) }])
        #expect(facts.problems.map(\.kind) == [.notChecked])
        #expect(facts.problems.first?.evidence.contains("ML-DSA (algorithm \(number))") == true)
        #expect(facts.root?.signature == .notChecked && facts.root?.algorithm == "ML-DSA (algorithm \(number))")
        #expect(facts.root?.keySHA256?.utf8.count == 64)
    }

    @Test("a key of an unknown form is compared with the one that a chain names") func unknownKey() throws {
        let root = try Self.vbmeta(Self.chain("vbmeta_system"))
        func verdict(_ key: VBMetaKey) throws -> AVBFacts.Link.Verdict? {
            let below = try Self.vbmeta {
                $0.key = key
                $0.patches[28] = big(7, 4)
            }
            return try Self.read(["vbmeta": root, "vbmeta_system": below]).chain.first?.verdict
        }
        #expect(try verdict(.other) == .matches)
        #expect(try verdict(.small) != .matches)
    }

    @Test("an algorithm that does not exist, and a libavb that does not exist yet") func newer() throws {
        #expect(try Self.kinds(Self.vbmeta { $0.patches[28] = big(9, 4) }) == [.malformed])
        #expect(try Self.kinds(Self.vbmeta { $0.patches[8] = big(3, 4) }) == [])
        #expect(try Self.kinds(Self.vbmeta { $0.patches[8] = big(4, 4) }) == [.notChecked])
        #expect(try Self.kinds(Self.vbmeta { $0.patches[4] = big(2, 4) }) == [.malformed])
    }
}
