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

extension ShownRun {
    /// How it stands, in words.
    public var standingWords: String { standingAlone + (finisher.map { ", and finished by run \($0)" } ?? "") }

    private var standingAlone: String {
        switch standing {
        case "running": "running now, as process \(record.process)"
        case "broken-off": "broken off: it never came to its end"
        default: standing
        }
    }
}
