extension Gate {
    /// Speaks through ``unfinishedFlash(run:package:sideload:next:inRecovery:)``: what a journal holds is no part of a plan.
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
///   - sideload: the number of a sideload after it that did not finish it; nil without one.
///   - next: how it is finished, to be typed when the phone is in fastboot mode.
///   - inRecovery: the phone is in its recovery, where a flash is not finished.
public func unfinishedFlash(
    run: Int64, package: String, sideload: Int64? = nil, next: String, inRecovery: Bool = false
) -> Finding {
    let runs =
        "run \(run), \(package)"
        + (sideload.map { ", and a sideload after it that did not finish it, run \($0)" } ?? "")
    let again = sideload == nil ? "" : "\nOr give a whole package to the phone's recovery, to its end: restock sideload"
    return Finding(
        .unfinishedFlash, .confirm,
        "A flash of this phone was interrupted and is not finished: after a restart it may not start again.",
        evidence: "\(runs), as the journal has it; what other programs did since is not in there",
        advice:
            "Finish it first\(inRecovery ? ", in fastboot mode: hold Power and Volume Down while it starts, then type" : ". Type"): \(next)\(again)",
        consentWord: "unfinished")
}
