import Foundation
import Testing

/// What the journal says of a run, beside what was asked in it.
private struct Told {
    let asked: [[String: Any]]
    let given: [[String: Any]]
    let began: String

    init(_ run: [String: Any]) throws {
        asked = try #require(run["findings"] as? [[String: Any]]).filter { $0["severity"] as? String == "confirm" }
        given = try #require(run["consents"] as? [[String: Any]])
        began = try #require((run["run"] as? [String: Any])?["began"] as? String)
    }

    /// One consent for each that was asked for, to the very words, at a time, in the order in which they were given.
    func expect(_ ways: [String], language: String = "en", _ comment: Comment) {
        #expect(given.map { $0["given"] as? String } == ways, comment)
        #expect(
            Set(given.compactMap { $0["gate"] as? String }) == Set(asked.compactMap { $0["gate"] as? String }), comment)
        #expect(given.count == asked.count, comment)
        for consent in given {
            let gate = consent["gate"] as? String
            let finding = asked.first { $0["gate"] as? String == gate }
            #expect(consent["language"] as? String == language)
            if language == "en" { #expect(consent["sentence"] as? String == finding?["sentence"] as? String) }
            // The run begins when everything is agreed to; both are UTC, in one form.
            let when = consent["when"] as? String ?? "none"
            #expect(when <= began && when.count == began.count, "\(when), \(began)")
        }
    }
}

@Suite("The journal has the consents as they were given") struct ConsentJournalTests {
    private let named = ["--accept account-binding", "--accept data-loss"]
    private let typed = ["typed understood", "typed wipe"]

    private func type(_ words: [String], in terminal: Pseudoterminal) throws {
        for word in words {
            try #require(terminal.waitFor("\"\(word)\""), "\(terminal.screen)")
            terminal.type(word)
        }
    }

    @Test("named, in text and as JSON", arguments: [[], ["--json"]]) func flash(more: [String]) throws {
        let memory = try Memory()
        let phone = try Phone("liuqin")
        let ended = try run(
            program("restock"),
            ["flash", "-s", phone.address, "--accept", consents, soundPackage("liuqin").path] + more,
            environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        try Told(memory.run(1)).expect(named, "\(more)")
    }

    @Test("shown in Hindi, and as JSON, which is in English", arguments: [[], ["--json"]])
    func language(more: [String]) throws {
        let memory = try Memory()
        let phone = try Phone("liuqin")
        let ended = try run(
            program("restock"), ["wipe", "-s", phone.address, "--lang", "hi", "--accept", consents] + more,
            environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        try Told(memory.run(1)).expect(named, language: more.isEmpty ? "hi" : "en", "\(more)")
    }

    @Test("typed, at a flash and at its resume") func atTerminal() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=400"])
        try killedFlash(soundPackage("liuqin"), onto: phone, at: "super", memory)
        let terminal = try Pseudoterminal(["resume", "-s", phone.address], environment: memory.environment)
        try type(["understood", "wipe"], in: terminal)
        #expect(terminal.end() == 0, "\(terminal.screen)")
        try Told(memory.run(1)).expect(named, "the flash")
        try Told(memory.run(2)).expect(typed, "its resume")
    }

    @Test("one named and one typed, at a wipe") func mixed() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(
            ["wipe", "-s", phone.address, "--accept", "data-loss"], environment: memory.environment)
        try type(["understood"], in: terminal)
        #expect(terminal.end() == 0, "\(terminal.screen)")
        try Told(memory.run(1)).expect(["typed understood", "--accept data-loss"], "a wipe")
    }

    @Test("of several phones each has its own, named or typed once for all", arguments: [true, false])
    func fleet(isNamed: Bool) throws {
        let memory = try Memory()
        let phones = try (0..<2).map { try Phone("liuqin", ["--serial", "unit\($0)0000"]) }
        let words = try ["flash"] + phones.flatMap { ["-s", $0.address] } + [soundPackage("liuqin").path]
        let terminal = try Pseudoterminal(
            words + (isNamed ? ["--accept", consents] : []), environment: memory.environment)
        if !isNamed { try type(["understood", "wipe"], in: terminal) }
        #expect(terminal.end() == 0, "\(terminal.screen)")
        for run in [1, 2] { try Told(memory.run(run)).expect(isNamed ? named : typed, "run \(run)") }
    }
}
