import FoundationEssentials

/// What the phone and the journal say after a run was killed.
struct Aftermath {
    /// A run as `restock history RUN --json` has it.
    struct Run: Decodable {
        struct Summary: Decodable {
            let run: Int64
            let verb: String
            let mode: String
            let standing: String
        }
        struct Step: Decodable {
            let step: String
            let stage: String
        }
        let run: Summary
        let steps: [Step]

        /// The steps of which the phone may have heard.
        var begun: [Step] { steps.filter { $0.stage != "planned" } }
        /// Those that are said to be done.
        var done: [String] { steps.filter { $0.stage == "done" }.map(\.step) }
    }

    private struct List: Decodable { let runs: [Run.Summary] }

    /// The last run; nil where there is none.
    let last: Run?
    /// How many there are.
    let count: Int

    /// Asks the phone for its status, which waits for the end of what it still does, and then the journal.
    /// - Throws: when the phone does not answer any more, or the journal cannot be read.
    init(_ table: Table, _ phone: KillPhone) throws {
        try Self.askStatus(table, phone)
        let list: List = try Self.history(table, [])
        count = list.runs.count
        last = try list.runs.first.map { try Self.history(table, ["\($0.run)"]) }
        // Nobody is at work.
        guard last?.run.standing != "running" else { throw Trouble("history says that a dead run is running") }
    }

    private static func askStatus(_ table: Table, _ phone: KillPhone) throws {
        // It is away for a moment while it restarts, and may be asked in the language of the mode that it leaves.
        for attempt in 0..<20 {
            let status = try table.restock(["status", "-s", phone.address])
            let ended = status.wait(60_000)
            if ended == 0 { return }
            guard ended != -1, attempt < 19 else {
                throw Trouble("status ended with \(ended): \(status.said.suffix(400))")
            }
            pause(200)
        }
    }

    private static func history<Answer: Decodable>(_ table: Table, _ words: [String]) throws -> Answer {
        let history = try table.restock(["history"] + words + ["--json"])
        guard history.wait(60_000) == 0 else { throw Trouble("history: \(history.said.suffix(400))") }
        return try JSONDecoder().decode(Answer.self, from: Data(history.said.utf8))
    }
}
