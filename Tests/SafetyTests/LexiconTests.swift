import Foundation
import Plan
import Testing

@testable import Safety
@testable import StockPackage

/// The tables of words: whole, fresh, and used.
struct LexiconTests {
    private static let others: [Language] = [.hindi, .russian]

    @Test(arguments: others)
    func `no translation is missing, stale, or has other places to fill`(_ language: Language) {
        let rows = WordTable.rows(language)
        let english = Dictionary(uniqueKeysWithValues: WordTable.english.map { ($0.key, $0.text) })
        #expect(rows.map(\.key) == WordTable.english.map(\.key), "the same keys in the same order")
        for row in rows {
            #expect(row.source == english[row.key], "\(row.key): the English has changed since it was translated")
            #expect(
                Set(WordTemplate(row.text).places) == Set(WordTemplate(row.source ?? "").places), "\(row.key)")
            #expect(!row.text.isEmpty && row.text != row.source || Self.same.contains(row.key), "\(row.key)")
        }
    }

    /// What is the same in every language: names and commands.
    private static let same: Set<String> = ["lock.google.short", "action.fastboot-erase.name", "claim.so"]

    @Test(arguments: Language.allCases)
    func `keys are there once, and texts are tidy`(_ language: Language) {
        let rows = WordTable.rows(language)
        #expect(Set(rows.map(\.key)).count == rows.count)
        for row in rows {
            let lines = row.text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.allSatisfy { !$0.isEmpty && !$0.contains("  ") && !$0.hasPrefix(" ") }, "\(row.key)")
            // A translation breaks its lines where the English does, and only advice does.
            #expect(lines.count == (row.source ?? row.text).count { $0 == "\n" } + 1, "\(row.key)")
            #expect(lines.count == 1 || row.key.contains(".advice"), "\(row.key)")
            // Only what stands before a typed answer ends in a space.
            #expect(
                row.text.hasSuffix(" ") == (row.key.hasPrefix("consent.ask") || row.key == "question.prompt"),
                "\(row.key)")
            #expect(
                row.text.precomposedStringWithCanonicalMapping.unicodeScalars.allSatisfy {
                    !$0.properties.isNoncharacterCodePoint
                })
        }
    }

    @Test(arguments: others)
    func `a translation is written in its own script, and keeps addresses, commands and codes`(_ language: Language) {
        let script: ClosedRange<UInt32> = language == .hindi ? 0x900...0x97f : 0x400...0x4ff
        for row in WordTable.rows(language) where !Self.same.contains(row.key) {
            #expect(row.text.unicodeScalars.contains { script.contains($0.value) }, "\(row.key)")
            for word in [
                "restock wipe", "restock reboot", "restock sideload", "PACKAGE.zip", "format-data:", "FASTBOOT",
                "i.mi.com", "account.xiaomi.com/pass/forgetPassword", "account.xiaomi.com/pass/del", "20038",
                "--mode keep-data", "--mode clean", "\"understood\"", "\"wipe\"", "[V]", "[R]", "[I]", "[U]", "IMEI",
            ] where row.source?.contains(word) == true {
                #expect(row.text.contains(word), "\(row.key) lost \(word)")
            }
            // An address is copied: what stands right behind it must not look like a part of it.
            #expect(!row.text.contains(/(i\.mi\.com|forgetPassword|pass\/del)[।\p{L}]/), "\(row.key)")
        }
    }

    /// Every key that the sources name, and every key that the model makes.
    @Test func `every key that is used exists, and every key that exists is used`() throws {
        var used: Set<String> = []
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path)
        where path.hasSuffix(".swift") && !path.contains("/Words+") || path == "restock/Terminal/Words.swift" {
            let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            for match in text.matches(of: /"([a-z-]+(?:\.[a-z-]+)+)"/) { used.insert(String(match.1)) }
        }
        used.formUnion(AccountLock.allCases.flatMap { [$0.nameKey, $0.shortKey, $0.whatKey] })
        used.formUnion(OwnerAction.allCases.flatMap { [$0.nameKey, $0.noteKey] })
        used.formUnion(Survival.allCases.map(\.key))
        used.formUnion(AccountModel.modes.flatMap { [$0.nameKey, $0.readableKey, $0.unreadableKey] })
        used.formUnion(AccountModel.unknownKeys)
        used.formUnion(GuideStep.allCases.map(\.key))
        used.formUnion(GuideClaim.allCases.flatMap { [$0.claimKey, $0.answerKey, $0.judgement.key] })
        used.formUnion(AccountGuide.Access.allCases.map(\.key) + AccountGuide.Origin.allCases.map(\.key))
        used.formUnion(
            AccountEvidence.Sighting.allCases.flatMap {
                ["evidence.mi.\($0.rawValue)", "evidence.google.\($0.rawValue)"]
            })
        for asked in ["bootloader", "own-word"] {
            used.formUnion(["locked", "unlocked", "unknown"].map { "evidence.\(asked).\($0)" })
        }
        used.formUnion([Finding.Severity.refuse, .confirm, .note].map { "finding.\($0.rawValue)" })
        used.formUnion(["understood", "wipe"].map { "consent.ask.\($0)" } + ["consent.ask"])
        let known = Set(WordTable.english.map(\.key))
        let gates = known.filter { $0.hasPrefix("gate.") }
        #expect(known.subtracting(used).subtracting(gates) == [], "nobody says these")
        let roots = Set(known.compactMap { $0.split(separator: ".").first.map(String.init) })
        let wanted = used.filter { key in roots.contains(String(key.split(separator: ".")[0])) }
        #expect(wanted.subtracting(known).filter { !Self.otherDots.contains($0) } == [], "these have no words")
        #expect(used.count > 100)
    }

    /// Quoted words of the sources that look like keys and are none.
    private static let otherDots: Set<String> = []

    /// The gates write their words where they judge; the tables have to follow them.
    @Test(arguments: others)
    func `what the owner's gates say is translated, whatever the case`(_ language: Language) throws {
        let say = Lexicon(language)
        let lock = Samples.flash("boot") + Samples.flash("userdata") + "fastboot $* oem lock\n"
        let clean = Samples.flash("boot") + Samples.flash("userdata")
        let cases: [(FlashMode, [(String, FlashMode)], Region?)] = [
            (.clean, [(clean, .clean)], .china), (.clean, [(clean, .clean), (Samples.flash("boot"), .keepData)], nil),
            (.cleanLock, [(lock, .cleanLock)], .china), (.cleanLock, [(lock, .cleanLock)], nil),
            (.cleanLock, [("fastboot $* oem lock\n", .cleanLock)], .china),
        ]
        var gates: Set<GateID> = []
        for (mode, scripts, region) in cases {
            let package = Samples.package(
                try scripts.map { try Samples.mode(Samples.liuqin + $0.0, as: $0.1) }, region: region)
            for finding in try Samples.findings(nil, package, mode: mode)
            where [.accountBinding, .dataLoss, .relock].contains(finding.gate) {
                gates.insert(finding.gate)
                let spoken = finding.spoken(in: say)
                #expect(spoken.sentence != finding.sentence, "\(finding.sentence)")
                #expect(spoken.advice != finding.advice, "\(finding.advice)")
                #expect(
                    (spoken.gate, spoken.severity, spoken.consentWord) == (
                        finding.gate, finding.severity, finding.consentWord
                    ))
                // Lines of a plan are the same in every language; what a sentence says about the region is not.
                if finding.gate == .relock, finding.severity == .confirm {
                    #expect(spoken.evidence != finding.evidence, "\(finding.evidence)")
                    if let region { #expect(spoken.evidence.contains(region.rawValue)) }
                }
                if finding.gate == .accountBinding { #expect(spoken.evidence != finding.evidence) }
                #expect(finding.spoken(in: .english) == finding)
            }
        }
        #expect(gates == [.accountBinding, .dataLoss, .relock])
    }

    /// Google's lock, and a locked bootloader, before a flash, an update's flash, a wipe and a sideload.
    @Test(arguments: others)
    func `what is said of the other two locks is translated, with its commands as they are`(_ language: Language) throws
    {
        let say = Lexicon(language)
        let left = LastFlash.unfinished(run: 7, package: "p", next: "n", touchedData: true)
        var found: [Finding] = []
        for last in [LastFlash.finished, left] {
            for name in ["frp", nil] { found.append(.googleAsks(last, wherePartition: name)) }
            found.append(.googleAsks(last, wherePartition: nil, mode: "in the recovery"))
        }
        let phone = Samples.phone {
            $0.address = "tcp:127.0.0.1:5601"
            $0.lock = .locked
            $0.lockEvidence = "getvar unlocked: no"
        }
        let package = Samples.package([try Samples.mode(Samples.liuqin + Samples.flash("userdata"))])
        found += try Samples.findings(.bootloaderLocked, package, phone: phone)
        found += wipeFindings(WipePlan(.erase, phone: phone), phone: phone).filter { $0.gate == .bootloaderLocked }
        #expect(found.count == 8)
        #expect(found[6].advice.contains("restock sideload -s adb:127.0.0.1:5601 PACKAGE.zip"))
        for finding in found {
            let spoken = finding.spoken(in: say)
            #expect(spoken.sentence != finding.sentence, "\(finding.sentence)")
            #expect(spoken.advice != finding.advice, "\(finding.advice)")
            if finding.gate == .googleFRP { #expect(spoken.evidence != finding.evidence, "\(finding.evidence)") }
            for match in finding.advice.matches(
                of: /restock (wipe|sideload|account)( --via recovery)?( -s [a-z0-9.:]+)?/)
            {
                #expect(spoken.advice.contains(match.0), "\(match.0)")
            }
        }
    }

    /// What else an owner is asked about a phone and a package.
    @Test(arguments: others)
    func `what is asked about names, numbers and lists is translated`(_ language: Language) throws {
        let say = Lexicon(language)
        func ask(_ pattern: String, _ product: String, _ list: String = "") throws -> [Finding] {
            let anti = AntiRollbackDeclaration(variable: "anti", number: 1, source: "line 2", isExplicit: true)
            let mode = try Samples.mode(
                Samples.product(pattern) + Samples.flash("crclist") + Samples.flash("boot"), anti: anti)
            let package = Samples.package([mode], products: ["MSM8953", "mido", "xaga"])
            let phone = Samples.phone {
                $0.product = product
                $0.rollbackUnknown = ["anti": "", "rollback_ver": ""]
            }
            let plan = try #require(Planner(package: package).plan(.clean, for: phone))
            return Gate.findings(on: GateInput(plan: plan, phone: phone, package: package, leavesListsOut: true))
        }
        let found =
            try ask("^product: *MSM8953$|^product: *mido$", "MSM8953") + ask("^product: *xaga", "xagapro")
            + [.listsOfOtherParts]
        let asked = found.filter { $0.severity == .confirm }.filter {
            [.deviceMatch, .antiRollback, .withoutCRCLists].contains($0.gate)
        }
        #expect(asked.count == 7)
        let unknown = try Samples.findings(
            nil,
            Samples.package([try Samples.mode(Samples.liuqin + "fastboot $* erase mystery\nfastboot $* oem frob\n")]))
        for finding in unknown where [.unknownPartition, .oemCommand].contains(finding.gate) {
            let spoken = finding.spoken(in: say)
            #expect(spoken.sentence != finding.sentence && spoken.advice != finding.advice, "\(finding.sentence)")
            #expect(spoken.sentence.contains(finding.gate == .oemCommand ? "oem frob" : "mystery"))
        }
        #expect(unknown.filter { [.unknownPartition, .oemCommand].contains($0.gate) }.count == 2)
        for finding in asked {
            let spoken = finding.spoken(in: say)
            #expect(spoken.sentence != finding.sentence, "\(finding.sentence)")
            #expect(spoken.advice != finding.advice, "\(finding.advice)")
            #expect(spoken.consentWord == finding.consentWord)
        }
    }

    @Test func `words that no table has stay English`() {
        let finding = Finding(.deviceMatch, .refuse, "This package is for another phone.", evidence: "e", advice: "a")
        #expect(finding.spoken(in: Lexicon(.hindi)) == finding)
        #expect(Lexicon(.russian)("no.such.key") == "no.such.key")
    }

    @Test func `templates are filled, and read back`() {
        let template = WordTemplate("a {x} b {y}")
        #expect(template.places == ["x", "y"])
        #expect(template.filled(["x": "{y}", "y": "2"]) == "a {y} b 2")
        #expect(template.filled(["x": "1"]) == "a 1 b {y}")
        #expect(template.values(in: "a 1 b 2 b 3") == ["x": "1", "y": "2 b 3"])
        #expect(template.values(in: "a 1") == nil)
        #expect(template.values(in: "b 1 b 2") == nil)
        #expect(WordTemplate("plain").values(in: "plain") == [:])
        #expect(WordTemplate("plain").values(in: "plain and more") == nil)
        #expect(WordTemplate("open { brace").filled([:]) == "open { brace")
    }

    @Test(
        arguments: [
            ([:], .english), (["LANG": "hi_IN.UTF-8"], .hindi), (["LANG": "ru_RU.utf8"], .russian),
            (["LANG": "hi_IN"], .hindi), (["LANG": "ru"], .russian), (["LANG": "de_DE.UTF-8"], .english),
            (["LANG": "ru_RU.KOI8-R"], .english), (["LANG": "hi_IN.UTF-8@x"], .hindi), (["LANG": "C.UTF-8"], .english),
            (["LC_MESSAGES": "ru_RU.UTF-8", "LANG": "hi_IN.UTF-8"], .russian),
            (["LC_ALL": "C", "LC_MESSAGES": "ru_RU.UTF-8", "LANG": "hi_IN.UTF-8"], .english),
            (["LC_ALL": "", "LANG": "hi_IN.UTF-8"], .hindi), (["LANG": "his.UTF-8"], .english),
            (["LANG": "@"], .english),
            (["LANG": "."], .english), (["LANG": "hi_IN.UTF-8", "TERM": "linux"], .english),
            (["LANG": "ru_RU.UTF-8", "TERM": "linux"], .russian),
        ] as [([String: String], Language)])
    func `the locale chooses`(_ variables: [String: String], _ language: Language) {
        #expect(Language { variables[$0] ?? "" } == language)
    }
}

extension Finding {
    /// As the gate says it; what it reads is in CRCListTests.
    fileprivate static var listsOfOtherParts: Finding {
        Finding(
            .withoutCRCLists, .confirm, Lexicon.english("gate.without-crc-lists.sentence", ["image": "super.img"]),
            evidence: "e", advice: Lexicon.english("gate.without-crc-lists.advice"))
    }
}
