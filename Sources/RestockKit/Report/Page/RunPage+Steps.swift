import Bytes
import Journal

extension RunPage {
    /// What was done and what was not, in the order of the plan.
    var steps: String {
        guard !run.steps.isEmpty else { return "<section><h2>Steps</h2><p>No step.</p></section>" }
        let rows = run.steps.enumerated().map { number, step in
            let (kind, words) = end(of: step)
            let seconds = step.time.map { fixed($0.seconds, decimals: 2) } ?? ""
            return """
                <tr class="\(kind)"><td class="number">\(number + 1)</td><td>\(escaped(step.text))\(digest(step))</td>\
                <td>\(escaped(words))</td><td class="number">\(seconds)</td>\
                <td class="number">\(step.rate.map { fixed($0, decimals: 1) } ?? "")</td></tr>
                """
        }
        let written = run.steps.filter { $0.stage == .ended("done") }.count
        return """
            <section><h2>Steps: \(written) of \(run.steps.count) done</h2>
            <table class="steps"><thead><tr><th scope="col" class="number">#</th><th scope="col">step</th><th scope="col">end</th>\
            <th scope="col" class="number">s</th><th scope="col" class="number">MB/s</th></tr></thead><tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></section>
            """
    }

    private func digest(_ step: RunRecord.Step) -> String {
        step.digest.map { "<br/><small><code>\(escaped($0))</code></small>" } ?? ""
    }

    /// How a step ended: the class of its row, and words.
    private func end(of step: RunRecord.Step) -> (String, String) {
        let (kind, words) =
            switch step.stage {
            case .planned: ("open", "not begun")
            case .intended: ("bad", "begun, and not known to have ended")
            case .ended("done"): ("good", step.isStored ? "done, stored" : "done")
            case .ended("left-out"): ("open", "left out")
            case .ended("ignored"): ("open", "refused by the phone, which the script allows")
            case .ended(let word): ("bad", word)
            }
        return (kind, words + (step.reason.map { ": \($0)" } ?? ""))
    }
}

extension RunRecord.Step {
    /// MB/s from the beginning of the step to its end, sending and writing together; nil where nothing was sent or nothing measured.
    var rate: Double? {
        guard let time, time.seconds > 0, bytes > 0 else { return nil }
        return Double(bytes) / 1e6 / time.seconds
    }
}
