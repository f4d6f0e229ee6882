import Plan

/// The event lines of `flash --json`.
public enum FlashEventJSON {
    /// The line before a step.
    public struct StepStart: Encodable, Sendable {
        let type = "step-start"
        /// Counted from 1.
        let index: Int
        let of: Int
        let step: StepJSON
    }

    /// How far the image of a step is, in bytes of the file.
    public struct Progress: Encodable, Sendable {
        let type = "progress"
        let index: Int
        let sentBytes: UInt64
        let totalBytes: UInt64
    }

    /// The line behind a step, with its seconds.
    public struct StepEnd: Encodable, Sendable {
        let type = "step-end"
        let index: Int
        /// `done`, `left-out` or `ignored`.
        let end: String
        let reason: String?
        let bytes: UInt64
        let seconds: Double
        /// Of a step that sent an image: how long its bytes travelled, and how long the answers of `flash:` were waited for.
        let sendSeconds: Double?
        let writeSeconds: Double?
    }

    /// A line that the phone said (INFO or TEXT).
    public struct Message: Encodable, Sendable {
        let type = "message"
        let text: String
    }

    /// The line for an event; nil where there is none, since the lines around it say as much.
    /// - Parameters:
    ///   - count: how many steps the plan has.
    ///   - phone: the address of the phone where several are flashed at once.
    public static func line(_ event: FlashEvent, of count: Int, phone: String? = nil) -> String? {
        func line(_ object: some Encodable) -> String {
            guard let phone else { return jsonLine(object) }
            return jsonLine(PhoneLine(phone, object))
        }
        return switch event {
        case .finding(let finding): line(FindingJSON(finding))
        case .stepStarted(let index, let step): line(StepStart(index: index + 1, of: count, step: StepJSON(step)))
        case .progress(let index, let sent, let total):
            line(Progress(index: index + 1, sentBytes: sent, totalBytes: total))
        case .writing: nil
        case .message(let text): line(Message(text: text))
        case .stepEnded(let index, let result):
            line(
                StepEnd(
                    index: index + 1, end: result.end.word, reason: result.end.reason, bytes: result.bytes,
                    seconds: milliseconds(result.seconds), sendSeconds: result.sendSeconds.map(milliseconds),
                    writeSeconds: result.writeSeconds.map(milliseconds)))
        }
    }
}

extension StepResult.End {
    var word: String {
        switch self {
        case .done: "done"
        case .leftOut: "left-out"
        case .ignored: "ignored"
        }
    }

    var reason: String? {
        switch self {
        case .done: nil
        case .leftOut(let reason), .ignored(let reason): reason
        }
    }
}

/// The `result` line of `flash --json`, also of a run that failed.
public struct FlashResultJSON: Encodable, Sendable {
    /// One step of the result, with bytes and seconds.
    public struct StepOutcome: Encodable, Sendable {
        let step: StepJSON
        let end: String
        let bytes: UInt64
        let seconds: Double

        /// Every step of a report.
        static func all(_ report: FlashReport) -> [StepOutcome] {
            report.results.map {
                StepOutcome(
                    step: StepJSON($0.step), end: $0.end.word, bytes: $0.bytes, seconds: milliseconds($0.seconds))
            }
        }
    }

    public let type = "result"
    public let outcome: String
    public let dryRun: Bool?
    /// The steps that were done, in order; of a dry run, those that would be.
    public let steps: [StepOutcome]
    public let bytes: UInt64
    public let seconds: Double

    /// A run that ended well.
    public init(_ report: FlashReport) {
        outcome = Outcome.done.word
        dryRun = nil
        steps = StepOutcome.all(report)
        bytes = report.bytes
        seconds = milliseconds(report.seconds)
    }

    /// What would be done.
    public init(dryRun plan: FlashPlan) {
        outcome = Outcome.done.word
        dryRun = true
        steps = plan.steps.map { step in
            StepOutcome(step: StepJSON(step), end: step.leftOut == nil ? "planned" : "left-out", bytes: 0, seconds: 0)
        }
        bytes = plan.bytes
        seconds = 0
    }
}

/// The `result` line of any verb that failed.
public struct FailureJSON: Encodable, Sendable {
    public let type = "result"
    public let outcome: String
    public let exitCode: Int32
    public let sentence: String
    public let state: String
    public let next: String
    /// The steps of a flash that came to their end; the one that it stopped in is not among them.
    public let steps: [FlashResultJSON.StepOutcome]
    /// Of those steps.
    public let bytes: UInt64
    /// From the first step to the stop.
    public let seconds: Double

    public init(_ failure: Failure) {
        outcome = failure.word
        exitCode = failure.outcome.rawValue
        sentence = failure.sentence
        state = failure.state
        next = failure.next
        steps = failure.done.map(FlashResultJSON.StepOutcome.all) ?? []
        bytes = failure.done?.bytes ?? 0
        seconds = milliseconds(failure.done?.seconds ?? 0)
    }
}

/// Seconds with three decimals, as they are printed.
func milliseconds(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }
