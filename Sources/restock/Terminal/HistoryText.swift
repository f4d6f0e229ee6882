import Bytes
import DeviceNames
import Journal
import RestockKit

/// Runs as text.
struct HistoryText {
    private let words: Words

    init(width: Int) { words = Words(width: width, colour: false) }

    /// All runs, the latest first, two lines each.
    func list(_ runs: [ShownRun]) -> String {
        guard !runs.isEmpty else { return "Nothing has been done to a phone yet." }
        return runs.map { shown in
            let run = shown.record
            let phone = "\(run.phone.product ?? "unknown model") \(run.phone.serial ?? "without serial number")"
            return [
                words.wrap("run \(run.number)  \(clockTime(run.began))  \(run.verb): \(shown.standingWords)"),
                words.wrap("\(run.package.name), mode \(run.mode), onto \(phone) at \(run.phone.address)", indent: 4),
            ].joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// One run, with everything.
    func report(_ shown: ShownRun) -> String {
        let run = shown.record
        var rows = [
            ("run", "\(run.number), \(run.verb)" + (run.resumes.map { " of run \($0)" } ?? "")),
            ("restock", run.program), ("began", clockTime(run.began)),
        ]
        if let end = run.end { rows.append(("took", "\(fixed(end.seconds, decimals: 1)) s\(jump(run, end))")) }
        rows += [
            (
                "phone",
                "\(run.phone.product.map(DeviceName.beside) ?? "unknown model"), serial number \(run.phone.serial ?? "none")"
            ),
            ("at", run.phone.address), ("package", run.package.name), ("file", run.package.path),
            ("identity", run.package.identity), ("mode", run.mode), ("outcome", shown.standingWords),
        ]
        var blocks = [words.table(rows, column: 10)]
        if let end = run.end, !end.sentence.isEmpty {
            // What was to be done then has been done since.
            let rest = shown.finisher == nil ? [end.next] : []
            let lines = ([end.sentence, end.state] + rest).filter { !$0.isEmpty }
            blocks.append(lines.map { words.wrap($0) }.joined(separator: "\n"))
        }
        blocks.append(section("Consents", run.consents.map(consent), none: "Nothing needed consent."))
        blocks.append(section("Findings", run.findings.map(finding), none: "No gate had anything to say."))
        blocks.append(section("Steps", run.steps.enumerated().map(step), none: "No step."))
        return blocks.joined(separator: "\n\n")
    }

    private func section(_ title: String, _ lines: [String], none: String) -> String {
        ([title] + (lines.isEmpty ? ["  " + none] : lines)).joined(separator: "\n")
    }

    private func consent(_ consent: RunRecord.Consent) -> String {
        [
            words.wrap("\(consent.gate): \(consent.given)", indent: 2),
            words.wrap("shown (\(consent.language)): \(consent.sentence)", indent: 4),
            words.wrap(consent.advice, indent: 4),
        ].joined(separator: "\n")
    }

    private func finding(_ finding: RunRecord.Finding) -> String {
        [
            words.wrap("\(finding.severity) (\(finding.gate)): \(finding.sentence)", indent: 2),
            words.wrap(finding.evidence, indent: 4),
        ].joined(separator: "\n")
    }

    private func step(_ number: Int, _ step: RunRecord.Step) -> String {
        words.wrap("\(number + 1). \(step.text): \(step.endWords)", indent: 2)
    }

    /// The clock on the wall against the one that does not jump.
    private func jump(_ run: RunRecord, _ end: RunRecord.End) -> String {
        let wall = Double(end.at - run.began) / 1000
        return abs(wall - end.seconds) > 60 ? " (the clock was set meanwhile)" : ""
    }
}
