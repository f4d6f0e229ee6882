import Journal

extension RunRecord.Step {
    /// How it ended, in words, with the reason where there is one.
    public var endWords: String {
        let words =
            switch stage {
            case .planned: "not begun"
            case .intended: "begun, and not known to have ended"
            case .ended("done"): isStored ? "done, stored" : "done"
            case .ended("left-out"): "left out"
            case .ended("ignored"): "refused by the phone, which the script allows"
            case .ended(let word): word
            }
        return words + (reason.map { ": \($0)" } ?? "")
    }
}

extension RunRecord {
    /// How its steps ended, counted: `19 done, 21 left out (stored by the run before)`.
    public var stepsWords: String {
        func count(_ words: String, where isSo: (Step) -> Bool) -> String? {
            let count = steps.count(where: isSo)
            return count > 0 ? "\(count) \(words)" : nil
        }
        let done = steps.count { $0.stage == .ended("done") }
        if done == steps.count { return "\(done) of \(done) done" }
        let rest = [
            count("left out (stored by the run before)") { $0.stage == .ended("left-out") && $0.isStored },
            count("left out") { $0.stage == .ended("left-out") && !$0.isStored },
            count("refused by the phone, which the script allows") { $0.stage == .ended("ignored") },
            count("begun, and not known to have ended") { $0.stage == .intended },
            count("not begun") { $0.stage == .planned },
        ]
        return (["\(done) done"] + rest.compactMap(\.self)).joined(separator: ", ")
    }
}

extension ShownRun {
    /// How it stands, in words.
    public var standingWords: String { standingAlone + (finisher.map { "; finished by run \($0)" } ?? "") }

    private var standingAlone: String {
        switch standing {
        case "running": "running now, as process \(record.process)"
        case "broken-off": "broken off before its end"
        default: standing
        }
    }
}
