extension Gate {
    /// Speaks through ``unfinishedFlash(run:package:next:)``: what a journal holds is no part of a plan.
    static let unfinishedFlash = Gate(
        id: .unfinishedFlash,
        reads: "the journal, before a restart or a wipe: did the last flash of this phone come to its end",
        why:
            "what starts a phone may be half new after a flash that was interrupted, so that it may not come back from a restart",
        severities: [.confirm],
        judge: { _ in [] })
}

/// The last flash of this phone did not come to its end, and something else than that end is asked for.
/// - Parameters:
///   - run: the number of that flash.
///   - package: what was flashed.
///   - next: how it is finished, to be typed.
public func unfinishedFlash(run: Int64, package: String, next: String) -> Finding {
    Finding(
        .unfinishedFlash, .confirm,
        "A flash of this phone was interrupted and is not finished: after a restart it may not start again.",
        evidence: "run \(run), \(package), as the journal has it; what other programs did since is not in there",
        advice: "Finish it first. Type: \(next)", consentWord: "unfinished")
}
