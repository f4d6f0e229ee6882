/// How a run of restock ended; the raw value is the exit code that scripts rely on.
public enum Outcome: Int32, Sendable {
    case done = 0
    /// Something failed before anything was written.
    case failed = 1
    /// A gate refused, or a consent was missing; nothing was written.
    case refused = 2
    /// The owner said no; nothing was written.
    case cancelled = 3
    /// No phone, or several and none named.
    case noPhone = 4
    /// It ended after the first write.
    case interrupted = 5
    /// The command line makes no sense.
    case usage = 64

    /// The stable word in JSON.
    public var word: String {
        switch self {
        case .done: "done"
        case .failed: "failed"
        case .refused: "refused"
        case .cancelled: "cancelled"
        case .noPhone: "no-phone"
        case .interrupted: "interrupted"
        case .usage: "usage"
        }
    }
}

/// Why a use case ended early: what failed, what state the phone is in, what to do next.
public struct Failure: Error, Sendable, CustomStringConvertible {
    public let outcome: Outcome
    /// What failed, on what, with which number.
    public let sentence: String
    /// What state the phone is in.
    public let state: String
    /// What to type or do next.
    public let next: String
    /// What is left to say to a person who has the findings before their eyes; nil where there were none.
    public let brief: String?
    /// Whether nobody can say that it was done, nor that it was broken off: everything was handed over, and no verdict came. The exit code
    /// is that of ``Outcome/interrupted``.
    public let isUnconfirmed: Bool
    /// What a flash had done when it stopped: the steps that came to their end, and the seconds from the first one to the stop. Nil
    /// where no step was begun.
    public let done: FlashReport?
    /// Whether `next` tells to restart the phone, which is the wrong thing for one in the middle of a flash.
    public let restarts: Bool
    /// Whether nothing but a restart into fastboot mode, to which `next` tells, clears what the phone says: then nobody is told not to
    /// restart it.
    public let clears: Bool

    /// The state where nothing has been changed.
    public static let untouched = "Nothing was written."
    /// What `next` says of a failure that a phone keeps until it is restarted, where that restart is safe. The journal keeps it with the
    /// run, and what is said of that run later goes by it.
    static let clearing = "Only a restart into fastboot mode clears this."
    /// What to do where nothing has been changed, and nothing has to be.
    public static let nothingToUndo = "Nothing has to be undone."

    public init(
        _ outcome: Outcome, _ sentence: String, state: String = Failure.untouched, next: String,
        brief: String? = nil, restarts: Bool = false, clears: Bool = false, isUnconfirmed: Bool = false,
        done: FlashReport? = nil
    ) {
        self.isUnconfirmed = isUnconfirmed
        self.clears = clears
        self.restarts = restarts
        self.brief = brief
        self.done = done
        self.outcome = outcome
        self.sentence = sentence
        self.state = state
        self.next = next
    }

    /// The stable word in JSON and in the journal: that of the outcome, or `unconfirmed`.
    public var word: String { isUnconfirmed ? Self.unconfirmed : outcome.word }

    /// The word of an end that is neither done nor interrupted.
    static let unconfirmed = "unconfirmed"

    public var description: String { "\(sentence) \(state) \(next)" }
}
