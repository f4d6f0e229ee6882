import Plan
import RestockKit
import Testing

@testable import Safety
@testable import restock

/// The widest line of a text, in columns.
func widest(_ text: String) -> Int { text.split(separator: "\n").map(\.count).max() ?? 0 }

let sentence = """
    A Mi account lock (Find Device) and Google's lock survive this. Assume that this phone has both, and that only the account's holder \
    can release them.
    """

@Suite struct WordsTests {
    private let words = Words(width: 80, colour: false)

    @Test("no line is wider than the terminal, and no word is lost", arguments: [20, 30, 40, 79, 80, 120])
    func width(columns: Int) {
        for indent in [0, 2, 4] {
            let text = Words(width: columns, colour: false).wrap(sentence, indent: indent)
            #expect(widest(text) <= columns)
            #expect(text.split(whereSeparator: \.isWhitespace) == sentence.split(whereSeparator: \.isWhitespace))
            #expect(text.split(separator: "\n").allSatisfy { $0.prefix(indent).allSatisfy { $0 == " " } })
        }
    }

    @Test("a path that has no room in its column has a line of its own") func longCell() {
        let path = String(repeating: "x", count: 75)
        #expect(words.table([("file", path), ("mode", "clean")], column: 10) == "file\n  \(path)\nmode      clean")
        #expect(words.table([("file", "a b")], column: 10) == "file      a b")
    }

    @Test(
        "a line is as long as it can be",
        arguments: [(10, "one two\nthree"), (9, "one two\nthree"), (13, "one two three"), (12, "one two\nthree")])
    func greedy(columns: Int, wrapped: String) {
        #expect(Words(width: columns, colour: false).wrap("one two three") == wrapped)
    }

    @Test("a word that is wider than the terminal stands whole, on a line of its own") func longWord() {
        let path = String(repeating: "x", count: 100)
        #expect(
            words.wrap("cannot read \(path): it ends early", indent: 2) == "  cannot read\n  \(path):\n  it ends early")
        #expect(words.wrap(path) == path)
    }

    @Test("paragraphs stay, blank lines hold no spaces") func paragraphs() {
        #expect(words.wrap("one\n\ntwo  words\n", indent: 2) == "  one\n\n  two words\n")
        #expect(words.wrap("") == "")
    }

    @Test("a finding: severity and gate, what it says, why, what to do") func finding() {
        let finding = Finding(
            .deviceMatch, .refuse, "This package is for another phone.",
            evidence: "the phone is chopin; the package is for liuqin",
            advice: "Get a package whose name begins with chopin.")
        #expect(
            words.finding(finding) == """
                REFUSED (device-match)
                  This package is for another phone.
                    Because: the phone is chopin; the package is for liuqin
                    Get a package whose name begins with chopin.
                """)
    }

    @Test(
        "each severity has its word, and its colour",
        arguments: [
            (Finding.Severity.refuse, "REFUSED", 31), (.confirm, "CONSENT NEEDED", 33), (.note, "NOTE", 36),
        ])
    func severity(severity: Finding.Severity, word: String, colour: Int) {
        let finding = Finding(.dataLoss, severity, sentence, evidence: sentence, advice: sentence)
        let plain = words.finding(finding)
        #expect(plain.hasPrefix("\(word) (data-loss)\n"))
        #expect(widest(plain) <= 80)
        let coloured = Words(width: 80, colour: true).finding(finding)
        #expect(coloured.hasPrefix("\u{1B}[1;\(colour)m\(word)\u{1B}[0m (data-loss)\n"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test("a consent that was given with --accept is said, and only of what needs one") func given() {
        let finding = Finding(.dataLoss, .confirm, "All is erased.", evidence: "e", advice: "a")
        #expect(
            words.finding(finding, isGiven: true) == words.finding(finding) + "\n  Consent was given with --accept.")
        let note = Finding(.dataLoss, .note, "All is erased.", evidence: "e", advice: "a")
        #expect(words.finding(note, isGiven: true) == words.finding(note))
    }

    @Test("a failure: what failed, what state the phone is in, what to do") func failure() {
        let failure = Failure(.failed, "The phone is gone.", next: "Try another cable.")
        #expect(words.failure(failure) == "restock: The phone is gone.\nNothing was written.\nTry another cable.")
        #expect(words.failure(failure, saysUntouched: false) == "restock: The phone is gone.\nTry another cable.")
        let changed = Failure(.failed, "It is gone.", state: "boot is incomplete.", next: "")
        #expect(
            Words(width: 80, colour: true).failure(changed).hasPrefix("\u{1B}[1;31mrestock:\u{1B}[0m It is gone.\n"))
        #expect(words.failure(changed, saysUntouched: false) == "restock: It is gone.\nboot is incomplete.")
        let silent = Failure(.noPhone, "No phone.", state: "", next: "")
        #expect(words.failure(silent) == "restock: No phone.")
        let long = Failure(.interrupted, sentence, state: sentence, next: sentence)
        #expect(widest(words.failure(long)) <= 80)
    }

    @Test("what stands on the screen is not said again") func brief() {
        let refusal = Failure(
            .refused, "Refused by device-match: \(sentence)", next: "Get another.", brief: "Refused by device-match.")
        #expect(words.failure(refusal, isShown: true) == "restock: Refused by device-match.\nNothing was written.")
        #expect(words.failure(refusal).contains("Get another."))
        let other = Failure(.failed, "The phone is gone.", next: "Try another cable.")
        #expect(words.failure(other, isShown: true) == words.failure(other))
    }

    @Test("a plan: long lines go on below, indented; short ones are as the plan prints them", arguments: [40, 60, 80])
    func plan(columns: Int) {
        let text = Words(width: columns, colour: false).plan(samplePlan)
        #expect(widest(text) <= columns)
        #expect(text.split(whereSeparator: \.isWhitespace) == "\(samplePlan)".split(whereSeparator: \.isWhitespace))
        #expect(Words(width: 200, colour: false).plan(samplePlan) == "\(samplePlan)")
        let firstWords = text.split(separator: "\n").dropFirst().map { $0.drop { $0 == " " }.prefix(3) }
        #expect(firstWords.filter { $0.hasPrefix("1. ") || $0.hasPrefix("2. ") || $0.hasPrefix("3. ") }.count == 3)
    }

    @Test("a plan that fits a screen names every partition and every reason", arguments: [40, 80, 120])
    func summary(columns: Int) {
        let text = Words(width: columns, colour: false).summary(samplePlan)
        #expect(widest(text) <= columns)
        let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            flat == """
                liuqin OS2.0.203.0.VMYCNXM, mode clean: 5 steps, 8.00 MB writes super erases boot_ab then oem cdms, set active slot a, \
                reboot leaves out opconfig: the phone says partition-type:opconfig: raw data, and the script wants ext4 Add --dry-run \
                to see each step by itself.
                """)
        #expect(
            Words(width: 80, colour: false).summary(samplePlan).split(separator: "\n").prefix(3) == [
                "liuqin OS2.0.203.0.VMYCNXM, mode clean: 5 steps, 8.00 MB", "  writes      super",
                "  erases      boot_ab",
            ])
    }

    @Test("steps that are left out for the same reason share a row") func summaryOfARest() {
        let steps = ["xbl", "abl", "boot"].map { name in
            Step(
                action: .flash(partition: name, image: "\(name).img", bytes: 1, expandedBytes: 1),
                leftOut: name == "boot" ? nil : "it is stored")
        }
        // A partition that is erased first is named once.
        let erase = Step(action: .erase(partition: "abl"), leftOut: "it is stored")
        let plan = FlashPlan(mode: .clean, package: "p", codename: "p", steps: [steps[0], erase] + steps[1...])
        let lines = Words(width: 80, colour: false).summary(plan).split(separator: "\n")
        #expect(lines.dropFirst().prefix(2) == ["  writes      boot", "  leaves out  xbl abl: it is stored"])
    }
}

/// A small plan with every kind of step.
let samplePlan = FlashPlan(
    mode: .clean, package: "liuqin OS2.0.203.0.VMYCNXM", codename: "liuqin",
    steps: [
        Step(action: .erase(partition: "boot_ab")),
        Step(action: .flash(partition: "super", image: "images/super.img", bytes: 8_000_000, expandedBytes: 9_000_000)),
        Step(
            action: .erase(partition: "opconfig"),
            leftOut: "the phone says partition-type:opconfig: raw data, and the script wants ext4"),
        Step(action: .oem(argument: "cdms"), mayFail: true), Step(action: .setActive(slot: "a")),
        Step(action: .reboot(target: nil)),
    ])
