extension Gate {
    /// Before a restart or a wipe it speaks through ``unfinishedFlash(run:package:sideload:next:inRecovery:)``.
    static let unfinishedFlash = Gate(
        id: .unfinishedFlash,
        reads: "the journal: did the last flash of this phone come to its end",
        why:
            "what starts a phone may be half new after a flash that was interrupted, so that it may not come back from a restart",
        severities: [.confirm, .note],
        judge: { input in
            guard case .unfinished(let run, let package, let next, _) = input.lastFlash else { return [] }
            return [
                Finding(
                    .unfinishedFlash, .note,
                    "A flash of this phone was interrupted and is not finished. This one writes everything anew in its place.",
                    evidence: "run \(run), \(package), as the journal has it",
                    advice: "To go on with that one instead: \(next)")
            ]
        })
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
