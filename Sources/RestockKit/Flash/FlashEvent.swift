import Plan
import Safety

/// What happens during a flash, in the order in which it happens: every finding, then for each step one start, any number of
/// progress events and messages, and one end.
public enum FlashEvent: Sendable {
    case finding(Finding)
    case stepStarted(index: Int, step: Step)
    /// Bytes of this step that the phone has taken.
    case progress(index: Int, sent: UInt64, of: UInt64)
    /// A line from the phone (INFO or TEXT).
    case message(String)
    case stepEnded(index: Int, result: StepResult)
}

/// How one step went.
public struct StepResult: Sendable, Equatable {
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
    public let seconds: Double
}

/// What was done to the phone.
public struct FlashReport: Sendable {
    public let results: [StepResult]
    public let seconds: Double

    public var bytes: UInt64 { results.reduce(0) { $0 + $1.bytes } }
    public var done: Int { results.count { $0.end == .done } }
}
