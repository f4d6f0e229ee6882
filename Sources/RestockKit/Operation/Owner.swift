import Safety

/// Whoever drives an operation: is shown things, and asked for consents. The terminal is one, and a script with `--accept` and `--json`.
public protocol Owner<Prepared> {
    associatedtype Prepared: Preparation
    /// Nothing is to be done: what would be is shown.
    var isDryRun: Bool { get }
    /// How this owner agrees.
    func consenting(to prepared: Prepared) -> Consenting
    /// A sentence beside the matter.
    func remark(_ sentence: String)
    /// From now on, until it has begun, whatever ends the program ends it with these words.
    /// - Parameter ending: what an end that wrote nothing becomes beside a flash that is still to be finished.
    func waits(_ ending: (Failure) -> Failure)
    /// The account warning, before anything else is shown.
    func show(warning: Finding, isGiven: Bool)
    /// The phone, the plan and the other findings, before more is asked.
    func introduce(_ prepared: Prepared, isGiven: (Finding) -> Bool)
    /// The end of a dry run that no gate refuses.
    /// - Parameter needed: what is to be written behind `--accept` by a script that agrees.
    func showDryRun(_ prepared: Prepared, needed: [String])
    /// The first write is about to be sent: from here on a stop is an orderly one.
    /// - Parameter run: its number in the journal; nil where it is not recorded.
    /// - Returns: what is to live until the operation has ended.
    func begins(_ prepared: Prepared, run: Int64?) -> Any?
    /// Nothing moves any more, however it ended.
    func rests()
    /// The verdict at the end of what was done.
    func show(_ report: Prepared.Report, of prepared: Prepared)
    /// What could not be shown, as a sentence; nil where all was.
    var lostOutput: String? { get }
}
