import Testing

@testable import Safety
@testable import restock

@Suite("The word that is typed") struct ConsentWordTests {
    @Test(
        "a fixed word in any case and with any spaces, and nothing else",
        arguments: [
            ("wipe", true), ("Wipe", true), ("WIPE", true), ("  wipe ", true), ("\twipe\r", true), ("yes", false),
            ("", false), ("wip", false), ("wipe it", false), ("w ipe", false), ("wipe\u{301}", false),
        ])
    func fixed(typed: String, agrees: Bool) {
        let finding = Finding(.dataLoss, .confirm, "s", evidence: "e", advice: "a", consentWord: "wipe")
        #expect(Question.agrees(typed, to: finding) == agrees)
    }

    @Test("two words", arguments: [("not stock", true), ("Not  Stock", true), ("notstock", false), ("not", false)])
    func two(typed: String, agrees: Bool) {
        let finding = Finding(.packageAuthenticity, .confirm, "s", evidence: "e", advice: "a", consentWord: "not stock")
        #expect(Question.agrees(typed, to: finding) == agrees)
    }

    @Test(
        "a codename is typed as it is", arguments: [GateID.relock, .deviceMatch],
        [("liuqin", true), (" liuqin ", true), ("Liuqin", false), ("LIUQIN", false), ("liuqi", false)])
    func codename(gate: GateID, typed: (String, Bool)) {
        let finding = Finding(gate, .confirm, "s", evidence: "e", advice: "a", consentWord: "liuqin")
        #expect(Question.agrees(typed.0, to: finding) == typed.1)
    }

    @Test("nothing agrees to what cannot be agreed to", arguments: ["", "yes"]) func refusal(typed: String) {
        for severity in [Finding.Severity.refuse, .note] {
            #expect(!Question.agrees(typed, to: Finding(.battery, severity, "s", evidence: "e", advice: "a")))
        }
    }
}
