import RestockKit
import Safety

/// What a wipe and a sideload show before they begin: the phone, the plan and the findings.
struct PlanScreen {
    let face: Face

    /// - Parameters:
    ///   - phone: the line on the phone.
    ///   - plan: what is going to be done; its first line is a heading.
    func introduce(phone: String, plan: String, _ findings: [Finding], isGiven: (Finding) -> Bool) {
        if face.json {
            for finding in findings { Console.out(jsonLine(FindingJSON(finding))) }
            return
        }
        let words = face.words
        Console.note(words.wrap(phone))
        // Where something is refused there is nothing to consent to, and no plan to read.
        let refusals = findings.filter { $0.severity == .refuse }
        let text = Words.plain(plan).split(separator: "\n").map { words.hang(String($0), indent: 5) }
            .joined(separator: "\n")
        if face.dryRun { Console.out(text) } else if refusals.isEmpty { Console.note(text) }
        let shown = refusals.isEmpty ? findings.filter { $0.gate != .accountBinding } : refusals
        for finding in shown {
            Console.note("\n" + words.finding(finding, isGiven: isGiven(finding)))
        }
        Console.note()
    }

    /// The end of a dry run.
    /// - Parameter result: the line of `--json`.
    func endDryRun(result: String, needed: [String]) {
        if face.json { return Console.out(result) }
        Console.endDryRun(needed: needed)
    }
}

extension Console {
    /// Prints the last lines of a dry run.
    /// - Parameter needed: what to write after `--accept`.
    static func endDryRun(needed: [String]) {
        note("Dry run: nothing was written.")
        guard !needed.isEmpty else { return }
        note("The run itself asks for consent at a terminal. A script that has it adds:")
        // On a line of its own, so that it can be copied.
        note("--accept \(needed.joined(separator: ","))")
    }
}
