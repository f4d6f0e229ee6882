/// How the last flash of a phone stands: plain data, out of a journal.
public enum LastFlash: Sendable, Equatable {
    /// None is known that did not come to its end.
    case finished
    /// It was interrupted, and what is asked for is its rest.
    case resumed
    /// It was interrupted, and something else is asked for.
    /// - Parameters:
    ///   - run: its number.
    ///   - package: what was flashed: `liuqin OS2.0.203.0.VMYCNXM`.
    ///   - next: the command that finishes it.
    case unfinished(run: Int64, package: String, next: String)

    /// Whether the phone may start no more, so that nothing can be done on it first.
    var isBroken: Bool { self != .finished }

    /// `base` for a phone that still starts, `base-resume` for one that may not.
    func words(_ base: String) -> String { Lexicon.english(isBroken ? "\(base)-resume" : base) }
}
