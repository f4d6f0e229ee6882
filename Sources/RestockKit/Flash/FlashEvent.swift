import Plan
import Safety

/// What happens during a flash, in the order in which it happens: every finding, then for each step one start, any number of
/// progress and writing events and messages, and one end.
public enum FlashEvent: Sendable {
    case finding(Finding)
    case stepStarted(index: Int, step: Step)
    /// Bytes of this step that the phone has taken.
    case progress(index: Int, sent: UInt64, of: UInt64)
    /// All bytes of a part have been sent, and the phone was told to write them: so until the next event of this step.
    case writing(index: Int, sent: UInt64, of: UInt64)
    /// A line from the phone (INFO or TEXT).
    case message(String)
    case stepEnded(index: Int, result: StepResult)
}

/// How one step went.
public struct StepResult: Sendable, Equatable {
    /// How a step ended that did not fail: a failure ends the run.
    public enum End: Sendable, Equatable {
        case done
        /// Not part of this phone's run; says why.
        case leftOut(String)
        /// The phone refused, and the script goes on in that case; says what the phone said.
        case ignored(String)
    }

    public let step: Step
    public let end: End
    /// Bytes sent to the phone.
    public let bytes: UInt64
    /// From the beginning of the step to its end.
    public let seconds: Double
    /// How long bytes travelled: of each download from its first block to the answer that all of it is there. Nil where no image was
    /// sent. What is missing to ``seconds`` beside ``writeSeconds`` is waiting for the phone to take a download, and for this computer.
    public let sendSeconds: Double?
    /// How long the answers of `flash:` were waited for. A phone that answers before it has written, and writes while it receives,
    /// is waited for in other places: this is what was measured, not how long its storage took. Nil where no image was sent.
    public let writeSeconds: Double?

    init(
        step: Step, end: End, bytes: UInt64, seconds: Double, sendSeconds: Double? = nil, writeSeconds: Double? = nil
    ) {
        self.step = step
        self.end = end
        self.bytes = bytes
        self.seconds = seconds
        self.sendSeconds = sendSeconds
        self.writeSeconds = writeSeconds
    }
}

/// What was done to the phone.
public struct FlashReport: Sendable {
    /// One for each step of the plan that came to its end, in its order.
    public let results: [StepResult]
    /// From the first step to the last answer, or to where the run stopped.
    public let seconds: Double

    /// Bytes of images that travelled to the phone.
    public var bytes: UInt64 { results.reduce(0) { $0 + $1.bytes } }
    /// How many steps were done; not those that were left out, or refused and allowed to be.
    public var done: Int { results.count { $0.end == .done } }
}
