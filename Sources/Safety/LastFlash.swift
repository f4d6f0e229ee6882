/// How the last flash of a phone stands: plain data, out of a journal.
public enum LastFlash: Sendable, Equatable {
    /// None is known that did not come to its end.
    case finished
    /// It was interrupted, and what is asked for is its rest.
    /// - Parameter touchedData: the owner's data may have been changed already.
    case resumed(touchedData: Bool)
    /// It was interrupted, and something else is asked for.
    /// - Parameters:
    ///   - run: its number.
    ///   - package: what was flashed: `liuqin OS2.0.203.0.VMYCNXM`.
    ///   - next: the command that finishes it.
    ///   - touchedData: the owner's data may have been changed already.
    case unfinished(run: Int64, package: String, next: String, touchedData: Bool)

    /// Whether the phone may start no more, so that nothing can be done on it first.
    public var isBroken: Bool { self != .finished }

    /// What to say of the owner's data before they are erased.
    var dataAdvice: String {
        switch self {
        case .resumed(touchedData: false), .unfinished(_, _, _, touchedData: false):
            Lexicon.english("gate.data-loss.advice-untouched")
        default: words("gate.data-loss.advice")
        }
    }

    /// `base` for a phone that still starts, `base-resume` for one that may not.
    func words(_ base: String) -> String { Lexicon.english(isBroken ? "\(base)-resume" : base) }
}
