import Plan
import Testing

@testable import Safety
@testable import StockPackage

/// What is said of vbmeta images exists in every language.
@Suite("Words about vbmeta") struct AuthenticityWordsTests {
    private typealias Sample = AuthenticityTests

    private static func problem(_ kind: AVBProblem.Kind) -> AVBProblem { AVBProblem(kind: kind, evidence: "e") }

    private func findings(_ avb: AVBFacts?, locks: Bool, large: Bool = false) throws -> [Finding] {
        let mode: FlashMode = locks ? .cleanLock : .clean
        let lines = Samples.liuqin + Samples.flash("boot") + (avb == nil ? "" : Samples.flash("vbmeta"))
        var package = Samples.package(
            [try Samples.mode(lines + (locks ? "fastboot $* oem lock\n" : ""), as: mode)],
            images: [Samples.image("x.img")])
        package.avb = avb
        let phone = Samples.phone {
            $0.partitions = Samples.partitions(["boot": large ? 65536 : 8192, "vbmeta": 8192])
        }
        return try Samples.findings(.packageAuthenticity, package, mode: mode, phone: phone)
    }

    @Test("every sentence, with its advice", arguments: [Language.hindi, .russian])
    func translated(language: Language) throws {
        let open = Sample.digest("dtbo", .noImage, image: nil)
        let footed = Sample.facts(
            vbmetas: [Sample.metadata(), Sample.metadata("boot", inFooter: true)], chain: [Sample.link("boot")])
        let cases: [AVBFacts] = [
            Sample.facts(), Sample.facts(digests: [Sample.digest("boot"), Sample.digest("vbmeta")]),
            Sample.facts(digests: [Sample.digest("boot"), open]), Sample.facts(digests: [open]),
            Sample.facts(digests: []), Sample.facts([Self.problem(.notChecked)]),
            Sample.facts([Self.problem(.notAccepted)]),
            Sample.facts(vbmetas: [Sample.metadata("vbmeta_system")], digests: [Sample.digest("boot")]),
        ]
        var found = try cases.flatMap { try findings($0, locks: false) + findings($0, locks: true) }
        found += try findings(footed, locks: false, large: true) + findings(footed, locks: true, large: true)
        found += try findings(nil, locks: true)
        #expect(found.count == 20)
        let say = Lexicon(language)
        for finding in found {
            let spoken = finding.spoken(in: say)
            #expect(spoken.sentence != finding.sentence, "\(finding.sentence)")
            if finding.severity != .note || finding.advice.contains("unlocked") {
                #expect(spoken.advice != finding.advice, "\(finding.advice)")
            }
            #expect(spoken.consentWord == finding.consentWord)
        }
    }
}
