import Firmware
import Plan
import Testing

@testable import Safety
@testable import StockPackage

/// What the gate makes of a package's vbmeta images.
struct AuthenticityTests {
    static let key = String(repeating: "ab", count: 32)
    static let other = String(repeating: "cd", count: 32)
    static let sha1 = String(repeating: "12", count: 20)

    static func metadata(
        _ partition: String = "vbmeta", key: String? = AuthenticityTests.key, sha1: String? = AuthenticityTests.sha1,
        inFooter: Bool = false
    ) -> AVBFacts.Metadata {
        AVBFacts.Metadata(
            partition: partition, image: "images/x.img", isInFooter: inFooter, algorithm: "SHA256_RSA4096",
            keySHA256: key, keySHA1: sha1, signature: .valid, rollbackIndex: 0, rollbackIndexLocation: 0, flags: [],
            release: "avbtool 1.2.0")
    }

    static func digest(
        _ partition: String, _ verdict: AVBFacts.ImageDigest.Verdict = .agrees, image: String? = "images/x.img"
    ) -> AVBFacts.ImageDigest {
        AVBFacts.ImageDigest(
            partition: partition, image: image, saidBy: "vbmeta", algorithm: "sha256", expected: "00", verdict: verdict)
    }

    static func link(
        _ partition: String, _ verdict: AVBFacts.Link.Verdict = .matches, image: String? = "images/x.img"
    ) -> AVBFacts.Link {
        AVBFacts.Link(
            partition: partition, image: image, rollbackIndexLocation: 1, keySHA256: key, verdict: verdict)
    }

    static func facts(
        _ problems: [AVBProblem] = [], vbmetas: [AVBFacts.Metadata]? = nil,
        digests: [AVBFacts.ImageDigest] = [digest("boot")], chain: [AVBFacts.Link] = []
    ) -> AVBFacts {
        AVBFacts(
            vbmetas: vbmetas ?? [metadata(), metadata("vbmeta_system")], digests: digests, trees: [], chain: chain,
            problems: problems, remarks: [])
    }

    private static func problem(_ kind: AVBProblem.Kind) -> AVBProblem {
        AVBProblem(kind: kind, evidence: "images/vbmeta.img: read here")
    }

    /// The gate's findings on a flash of boot, with a lock at the end or without.
    private func judge(
        _ avb: AVBFacts?, locks: Bool = false, known: String? = nil, testKeys: [Firmware.TestKey]? = nil
    ) throws -> [Finding] {
        let mode: FlashMode = locks ? .cleanLock : .clean
        var package = Samples.package([
            try Samples.mode(
                Samples.liuqin + Samples.flash("boot") + Samples.flash("vbmeta")
                    + (locks ? "fastboot $* oem lock\n" : ""), as: mode)
        ])
        package.avb = avb
        let plan = try #require(Planner(package: package).plan(mode, for: Samples.phone()))
        let input = GateInput(plan: plan, phone: Samples.phone(), package: package, knownKey: known)
        let found: [Finding]
        if let testKeys {
            found = Gate.judgeAuthenticity(input, testKeys: testKeys)
        } else {
            found = Gate.findings(on: input).filter { $0.gate == .packageAuthenticity }
        }
        for finding in found { Samples.expectSpoken(finding) }
        return found
    }

    @Test func `a package without vbmeta is no matter`() throws {
        #expect(try judge(nil).isEmpty && judge(nil, locks: true).isEmpty && judge(nil, known: Self.key).isEmpty)
    }

    @Test(arguments: [false, true]) func `a sound package is a note that shows its key`(_ locks: Bool) throws {
        let found = try judge(Self.facts(), locks: locks)
        #expect(found.map(\.severity) == [.note])
        #expect(
            found.first?.evidence.contains(Self.key) == true && found.first?.evidence.contains("SHA256_RSA4096") == true
        )
        #expect(found.first?.advice.contains("cannot show") == true)
        let known = try judge(Self.facts(), locks: locks, known: Self.key)
        #expect(known.map(\.severity) == [.note] && known.first?.advice.contains("flashed before") == true)
    }

    @Test(arguments: [AVBProblem.Kind.malformed, .unsigned, .signature, .verificationDisabled, .digest, .chain])
    func `a problem is confirmed for a flash and refused for a lock`(_ kind: AVBProblem.Kind) throws {
        let facts = Self.facts([Self.problem(kind)])
        let flash = try judge(facts)
        #expect(flash.map(\.severity) == [.confirm] && flash.first?.consentWord == "not stock")
        let lock = try judge(facts, locks: true)
        #expect(lock.map(\.severity) == [.refuse])
        #expect((flash + lock).allSatisfy { $0.evidence == "images/vbmeta.img: read here" })
        #expect(facts.keyToRemember == nil)
    }

    @Test func `each kind has its own words, and several are one finding`() throws {
        let kinds: [AVBProblem.Kind] = [
            .malformed, .unsigned, .signature, .verificationDisabled, .digest, .chain, .notAVB, .notAccepted,
            .notChecked,
        ]
        let sentences = try kinds.compactMap { try judge(Self.facts([Self.problem($0)]), locks: true).first?.sentence }
        #expect(Set(sentences).count == kinds.count)
        let many = try judge(Self.facts([Self.problem(.unsigned), Self.problem(.digest), Self.problem(.digest)]))
        #expect(many.count == 1 && many.first?.sentence.contains("and 2 more") == true)
        #expect(many.first?.sentence.contains("not the one that") == true)
    }

    @Test func `what is no AVB image is a note, and refused for a lock`() throws {
        let facts = Self.facts([Self.problem(.notAVB)], vbmetas: [])
        #expect(try judge(facts).map(\.severity) == [.note])
        #expect(try judge(facts, locks: true).map(\.severity) == [.refuse])
        #expect(try judge(facts, known: Self.key).map(\.severity) == [.note])
        #expect(facts.keyToRemember == nil)
    }

    @Test func `what phones do not accept is a note, and refused for a lock`() throws {
        let facts = Self.facts([Self.problem(.notAccepted)])
        let flash = try judge(facts)
        #expect(flash.map(\.severity) == [.note, .note])
        #expect(flash.last?.sentence.contains("A locked phone would not start with this package.") == true)
        #expect(try judge(facts, locks: true).map(\.severity) == [.refuse])
        // Another key, and a graver fault, are asked for all the same.
        #expect(try judge(facts, known: Self.other).map(\.consentWord) == ["another key", nil])
        let both = try judge(Self.facts([Self.problem(.notAccepted), Self.problem(.unsigned)]))
        #expect(both.map(\.consentWord) == ["not stock"] && both[0].sentence.contains("and 1 more reason"))
        #expect(facts.keyToRemember == nil)
    }

    @Test func `a signature that cannot be checked is confirmed, called no fault, and refused for a lock`() throws {
        let facts = Self.facts([Self.problem(.notChecked)])
        let flash = try judge(facts)
        #expect(flash.map(\.severity) == [.confirm] && flash.first?.consentWord == "not checked")
        #expect(flash.first?.sentence == "The package's vbmeta is signed in a way that restock cannot check.")
        let lock = try judge(facts, locks: true)
        #expect(lock.map(\.severity) == [.refuse])
        #expect(lock.first?.sentence.hasSuffix("A lock needs a signature that was checked.") == true)
        #expect(facts.keyToRemember == nil)
    }

    @Test func `a test key is known by its SHA-1, wherever in the chain`() throws {
        let rows = [Firmware.TestKey(name: "a key of this test", sha1: Self.sha1, source: "this test")]
        let other = String(repeating: "0", count: 40)
        for vbmetas in [
            [Self.metadata()], [Self.metadata(sha1: other), Self.metadata("boot", sha1: Self.sha1)],
        ] {
            let facts = Self.facts(vbmetas: vbmetas)
            let flash = try judge(facts, testKeys: rows)
            #expect(flash.map(\.severity) == [.confirm])
            #expect(flash.first?.evidence.contains("a key of this test") == true)
            #expect(try judge(facts, locks: true, testKeys: rows).map(\.severity) == [.refuse])
        }
        #expect(try judge(Self.facts(vbmetas: [Self.metadata(sha1: other)]), testKeys: rows).map(\.severity) == [.note])
        #expect(try judge(Self.facts(vbmetas: [Self.metadata(key: nil, sha1: nil)]), testKeys: rows).isEmpty)
    }

    @Test(arguments: Firmware.avbTestKeys) func `every row of the policy is a digest with a source, and is judged`(
        _ row: Firmware.TestKey
    ) throws {
        #expect(row.sha1.utf8.count == 40 && row.sha1.allSatisfy { $0.isHexDigit && !$0.isUppercase })
        #expect(!row.name.isEmpty && !row.source.isEmpty)
        let facts = Self.facts(vbmetas: [Self.metadata(sha1: row.sha1)])
        #expect(try judge(facts).map(\.severity) == [.confirm])
        #expect(try judge(facts, locks: true).map(\.severity) == [.refuse])
        #expect(facts.keyToRemember == nil)
    }

    @Test(arguments: [false, true]) func `another key than last time is noticed`(_ locks: Bool) throws {
        let found = try judge(Self.facts(), locks: locks, known: Self.other)
        #expect(found.map(\.severity) == [.confirm] && found.first?.consentWord == "another key")
        #expect(found.first?.evidence.contains(Self.key) == true && found.first?.evidence.contains(Self.other) == true)
        #expect(Self.facts().keyToRemember == Self.key)
    }

    @Test func `a worse fault is said before another key`() throws {
        let found = try judge(Self.facts([Self.problem(.digest)]), known: Self.other)
        #expect(found.map(\.consentWord) == ["not stock"])
    }
}
