import Testing

@testable import restock

private let verbs = Restock.configuration.subcommands.map { $0._commandName } + ["help"]

@Suite("A word that is no command") struct VerbNameTests {
    @Test(
        "the distance of two words",
        arguments: [
            ("", "", 0), ("status", "status", 0), ("", "wipe", 4), ("wipe", "", 4), ("statsu", "status", 2),
            ("flsh", "flash", 1), ("flaash", "flash", 1), ("flesh", "flash", 1), ("kitten", "sitting", 3),
        ] as [(String, String, Int)])
    func distance(one: String, other: String, expected: Int) {
        #expect(VerbName.distance(one, other) == expected)
        #expect(VerbName.distance(other, one) == expected)
    }

    @Test(
        "what may have been meant",
        arguments: [
            ("statsu", "status"), ("flsh", "flash"), ("FLASH", "flash"), ("divices", "devices"), ("inspct", "inspect"),
            ("hlp", "help"), ("bananas", nil), ("x", nil), ("xy", nil), ("liuqin.tgz", nil),
        ] as [(String, String?)])
    func nearest(word: String, verb: String?) { #expect(VerbName.nearest(to: word, among: verbs) == verb) }

    @Test("commands, options and an empty line are left to the parser") func passes() {
        for verb in verbs {
            #expect(VerbName.failure(in: [verb], verbs: verbs) == nil, "\(verb)")
            #expect(VerbName.failure(in: ["help", verb], verbs: verbs) == nil, "\(verb)")
            if verb != "help" { #expect(VerbName.failure(in: [verb, "x"], verbs: verbs) == nil, "\(verb)") }
        }
        #expect(VerbName.failure(in: ["help", "flsh"], verbs: verbs)?.sentence.contains("\"flash\"") == true)
        for words in [[], ["--help"], ["-h"], ["--version"], ["--generate-completion-script", "bash"]] {
            #expect(VerbName.failure(in: words, verbs: verbs) == nil, "\(words)")
        }
        #expect(VerbName.failure(in: [""], verbs: verbs)?.outcome == .usage)
    }
}
