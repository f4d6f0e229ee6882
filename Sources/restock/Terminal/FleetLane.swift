import Bytes
import Plan
import RestockKit

/// One phone of several: how far it is, and the cells of its line.
struct FleetLane {
    private enum Doing {
        case waits
        case step(Step)
        case sends(Step, sent: UInt64, of: UInt64)
        case writes(Step, sent: UInt64, of: UInt64, since: Double)
        /// With the word of its outcome.
        case ended(String)
    }

    let label: String
    /// The lines that stay, where nothing moves.
    private var lines: FlashProgress
    private let total: UInt64
    private let count: Int
    private var doing = Doing.waits
    private var before: UInt64 = 0
    /// Bytes that the phone has taken.
    private(set) var sent: UInt64 = 0
    /// Counted from 1; 0 before the first.
    private var step = 0
    /// In seconds since the run of all began.
    private var last: Double?

    init(_ label: String, _ plan: FlashPlan, width: Int) {
        self.label = label
        total = plan.bytes
        count = plan.steps.count
        lines = FlashProgress(plan: plan, width: width, moves: false)
    }

    /// - Returns: the line that stays.
    mutating func show(_ event: FlashEvent, at seconds: Double) -> FlashProgress.Output {
        switch event {
        case .stepStarted(let index, let next):
            step = index + 1
            doing = .step(next)
        case .progress(_, let now, let size):
            sent = before + now
            if let current { doing = .sends(current, sent: now, of: size) }
        case .writing(_, let now, let size):
            sent = before + now
            if let current { doing = .writes(current, sent: now, of: size, since: seconds) }
        case .stepEnded(_, let result):
            before += result.bytes
            sent = before
        case .finding, .message: break
        }
        return lines.show(event, at: seconds)
    }

    /// The phone has ended.
    /// - Parameter outcome: in a word.
    mutating func end(_ outcome: String, at seconds: Double) {
        doing = .ended(outcome)
        last = seconds
    }

    /// The word of its outcome; nil while it runs.
    var outcome: String? { if case .ended(let outcome) = doing { outcome } else { nil } }

    /// What it takes from the beginning to the end: of a phone that ended early no more than it got.
    var goal: UInt64 { outcome == nil || outcome == Outcome.done.word ? total : sent }

    /// Over its own run, in bytes a second; nil before there is one to speak of.
    func speed(at seconds: Double) -> Double? {
        let seconds = last ?? seconds
        return seconds > 0.2 && sent > 0 ? Double(sent) / seconds : nil
    }

    /// How long the rest takes; nil where that is not known.
    func left(at seconds: Double) -> Double? {
        guard outcome == nil, let speed = speed(at: seconds) else { return nil }
        return Double(total > sent ? total - sent : 0) / speed
    }

    // MARK: The cells

    var number: String { "\("\(step)".led(to: "\(count)".count))/\(count)" }
    var percent: String { ProgressWords.percent(sent, of: total) }
    func bar(cells: Int) -> String { ProgressWords.bar(sent, of: total, cells: cells) }

    /// What it does just now, from the way that says most to the shortest.
    func words(at seconds: Double) -> [String] {
        switch doing {
        case .waits: ["waits"]
        case .step(let step): ["\(step)", step.brief]
        case .sends(let step, let sent, let size):
            ["\(step.brief)  \(share(sent, size))", "\(step.brief)  \(describe(bytes: sent))", step.brief]
        case .writes(let step, let sent, let size, let since):
            [
                "sent \(share(sent, size)), phone writes", "\(share(sent, size)), writes",
                "\(describe(bytes: sent)), writes", "writes",
            ]
            .map { "\(step.brief)  \($0)\(ProgressWords.patience(seconds - since))" }
        case .ended(let outcome): ["ended: \(outcome)", outcome]
        }
    }

    private func share(_ sent: UInt64, _ size: UInt64) -> String {
        "\(describe(bytes: sent)) of \(describe(bytes: size))"
    }

    private var current: Step? {
        switch doing {
        case .step(let step), .sends(let step, _, _), .writes(let step, _, _, _): step
        case .waits, .ended: nil
        }
    }
}
