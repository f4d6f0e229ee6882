import Plan
import Testing

@testable import Safety
@testable import StockPackage

/// What the end of a plan makes an owner read is there in every language.
struct EndStateWordTests {
    @Test(arguments: [Language.hindi, .russian])
    func `each sentence and each advice is translated`(_ language: Language) throws {
        let say = Lexicon(language)
        let plans = [
            ["flash xbl_ab xbl.elf", "erase abl_ab"], ["flash xbl_ab xbl.elf", "erase boot_ab"],
            ["flash xbl_ab abl.elf"], ["flash xbl_ab xbl.elf", "flash modem a.img", "flash modem b.img"],
            ["flash xbl_ab xbl.elf"],
        ]
        var found: [Finding] = []
        for commands in plans {
            let package = Samples.package([try Samples.mode(Samples.liuqin + EndStateTests.lines(commands))])
            found += try Samples.findings(.bootChain, package)
            let plan = try #require(Planner(package: package).plan(.clean, for: nil))
            let rest = GateInput(
                plan: plan, phone: Samples.phone(), package: package, lastFlash: .resumed(touchedData: false))
            found += Gate.findings(on: rest).filter { $0.gate == .bootChain && $0.severity == .note }
        }
        #expect(found.map(\.severity) == [.refuse, .refuse, .refuse, .refuse, .note, .note])
        for finding in found {
            let spoken = finding.spoken(in: say)
            #expect(spoken.sentence != finding.sentence, "\(finding.sentence)")
            #expect(spoken.advice != finding.advice, "\(finding.advice)")
            // What a plan says of a step is the same in every language.
            if finding.severity == .note {
                #expect(spoken.evidence != finding.evidence, "\(finding.evidence)")
                #expect(spoken.evidence.contains("\"flash xbl_ab\""))
            }
        }
    }
}
