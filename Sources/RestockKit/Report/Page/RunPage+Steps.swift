import Bytes
import Journal

extension RunPage {
    /// What was done and what was not, in the order of the plan.
    var steps: String {
        guard !run.steps.isEmpty else { return "<section><h2>Steps</h2><p>No step.</p></section>" }
        let rows = run.steps.enumerated().map { number, step in
            let seconds = step.measured.map { fixed($0.seconds, decimals: 2) } ?? ""
            return """
                <tr class="\(kind(of: step))"><td class="number">\(number + 1)</td><td>\(escaped(step.text))\(digest(step))</td>\
                <td>\(escaped(step.endWords))</td><td class="number">\(seconds)</td>\
                <td class="number">\(rate(step))</td></tr>
                """
        }
        return """
            <section><h2>Steps: \(escaped(run.stepsWords))</h2>
            <table class="steps"><thead><tr><th scope="col" class="number">#</th><th scope="col">step</th><th scope="col">end</th>\
            <th scope="col" class="number">s</th><th scope="col" class="number">MB/s</th></tr></thead><tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></section>
            """
    }

    /// The speed of a few bytes says nothing.
    private func rate(_ step: RunRecord.Step) -> String {
        guard step.bytes >= 100_000, let rate = step.rate else { return "" }
        return fixed(rate, decimals: 1)
    }

    private func digest(_ step: RunRecord.Step) -> String {
        step.digest.map { "<br/><small><code>\(escaped($0))</code></small>" } ?? ""
    }

    /// The class of a step's row.
    private func kind(of step: RunRecord.Step) -> String {
        switch step.stage {
        case .ended("done"): "good"
        case .planned, .ended("left-out"), .ended("ignored"): "open"
        case .intended, .ended: "bad"
        }
    }
}

extension RunRecord.Step {
    /// When it was, where that can be: a file that somebody changed may say anything.
    var measured: Time? {
        time.flatMap { (0..<1e8).contains($0.began) && (1e-6..<1e8).contains($0.seconds) ? $0 : nil }
    }

    /// MB/s from the beginning of the step to its end, sending and writing together; nil where nothing was sent or nothing measured.
    var rate: Double? {
        guard let measured, bytes > 0, bytes < 1 << 50 else { return nil }
        return Double(bytes) / 1e6 / measured.seconds
    }
}
