import Bytes
import Plan
import RestockKit

extension StepResult {
    /// How the step ended, in several ways to say it, from the one that says most to the shortest.
    var sentences: [String] {
        switch end {
        case .leftOut(let reason):
            // Where an image would have come from matters no more; the reason names the run that stored it.
            return ["\(step.brief): left out, \(reason)", "\(step.brief): \(reason)"]
        case .ignored(let reason): return ["\(step): refused by the phone (\(reason)), which the script allows"]
        case .done:
            let whole = "ok, \(words(seconds))"
            let rate = speed(seconds).map { "\(whole), \($0)" } ?? (seconds >= 1 ? whole : "ok")
            guard seconds >= 1, let sendSeconds, let writeSeconds else {
                return ["\(step): \(rate)", "\(step.brief): \(rate)"]
            }
            let (sent, written) = ("sent \(words(sendSeconds))", "written \(words(writeSeconds))")
            let short = "\(whole) (\(sent), \(written))"
            let long = speed(sendSeconds).map { "\(whole) (\(sent), \($0); \(written))" } ?? short
            return [
                "\(step): \(long)", "flash \(step.brief): \(long)", "\(step.brief): \(long)",
                "\(step.brief): \(short)", "\(step.brief): \(rate)",
            ]
        }
    }

    private func words(_ seconds: Double) -> String { "\(fixed(seconds, decimals: 1)) s" }

    /// A speed over a moment, or of a few bytes, says nothing.
    private func speed(_ seconds: Double) -> String? {
        bytes >= 1_000_000 && seconds >= 0.05 ? ProgressWords.rate(Double(bytes) / seconds) : nil
    }
}

extension Step {
    /// In as few words as a line that moves has room for: of an image its partition.
    var brief: String {
        guard case .flash(let partition, _, _, _) = action else { return "\(self)" }
        return partition
    }
}
