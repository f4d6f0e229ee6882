import RestockKit
import Safety

/// What every verb that changes a phone shows before it does: the account warning first and by itself, then the phone, the plan
/// and the other findings.
final class ConsentScreen {
    let json: Bool
    let dryRun: Bool
    let words: Words
    /// What the command line has consented to.
    private var accepted: Accepted?

    init(json: Bool, dryRun: Bool, words: Words) {
        self.json = json
        self.dryRun = dryRun
        self.words = words
    }

    convenience init(json: Bool, dryRun: Bool, say: Lexicon) {
        self.init(
            json: json, dryRun: dryRun,
            words: Words(width: Console.width, colour: Console.usesColour, say: say))
    }

    /// The account warning, before anything else is on the screen: nobody gets to the plan, or past it, without having answered.
    ///
    /// Where something is refused the warning is not shown: nothing is going to happen to the phone.
    /// - Parameter ask: nil where nobody can be asked.
    /// - Returns: the findings that are left to be weighed.
    func warn(_ findings: [Finding], accepted: Accepted, ask: ((Finding) -> Bool)?) throws(Failure) -> [Finding] {
        self.accepted = accepted
        guard !json, !findings.contains(where: { $0.severity == .refuse }) else { return findings }
        let warnings = findings.filter { $0.gate == .accountBinding }
        for finding in warnings {
            Console.note(words.finding(finding, isGiven: accepted.covers(finding)) + "\n")
        }
        guard !dryRun, let ask else { return findings }
        try Verdict.weigh(warnings, accepted: accepted, ask: ask)
        return findings.filter { $0.gate != .accountBinding }
    }

    /// The phone, the plan and the other findings, before more is asked.
    /// - Parameters:
    ///   - phone: the line on the phone.
    ///   - plan: what is going to be done; its first line is a heading.
    func introduce(phone: String, plan: String, _ findings: [Finding]) {
        if json {
            for finding in findings { Console.out(jsonLine(FindingJSON(finding))) }
            return
        }
        Console.note(words.wrap(phone))
        // Where something is refused there is nothing to consent to, and no plan to read.
        let refusals = findings.filter { $0.severity == .refuse }
        let text = Words.plain(plan).split(separator: "\n").map { words.hang(String($0), indent: 5) }
            .joined(separator: "\n")
        if dryRun { Console.out(text) } else if refusals.isEmpty { Console.note(text) }
        let shown = refusals.isEmpty ? findings.filter { $0.gate != .accountBinding } : refusals
        for finding in shown {
            Console.note("\n" + words.finding(finding, isGiven: accepted?.covers(finding) ?? false))
        }
        Console.note()
    }

    /// The end of a dry run: a refusal is one here too, a missing consent is not.
    /// - Parameter result: the line of `--json`.
    func endDryRun(_ findings: [Finding], result: String) throws(Failure) {
        let needed = findings.filter { $0.severity == .confirm }.map(Accepted.flag)
        try Verdict.weigh(findings, accepted: try Accepted(needed), ask: nil)
        if json { return Console.out(result) }
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
