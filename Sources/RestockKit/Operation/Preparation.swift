import Journal
import Safety

/// Everything up to the first change: the phone surveyed, the plan made, the gates heard. The same value is the dry run, the plan on the
/// screen and the JSON.
public protocol Preparation {
    /// What is known when it was done.
    associatedtype Report
    /// What the gates say.
    var findings: [Finding] { get }
    /// The phone, as locks and the journal know it.
    var recorded: RunRecord.Phone { get }
    /// An end of this program that wrote nothing, with the flash of this phone that it leaves unfinished.
    func leaving(_ failure: Failure) -> Failure
    /// Ends the conversation with the phone.
    func close()
}

/// What the gates let through with the consents that they asked for. Nothing that changes a phone can be run without one.
public struct Agreed<Prepared: Preparation> {
    public let prepared: Prepared
    /// One for each finding that needs one, as they were given.
    public let consents: [Consent]

    /// - Parameter consents: what the owner agreed to.
    /// - Throws: exit 2 where a gate refuses, and where a consent is missing.
    public init(_ prepared: Prepared, _ consents: [Consent]) throws(Failure) {
        if let refused = Failure(refusedBy: prepared.findings) { throw refused }
        let open = prepared.findings.filter { finding in
            finding.severity == .confirm && !consents.contains { $0.finding == finding }
        }
        guard open.isEmpty else { throw Failure(noConsentTo: open) }
        self.prepared = prepared
        self.consents = consents
    }

    /// Hears an owner on all of it at once.
    /// - Throws: as ``Consenting/hear(_:)``.
    public init(_ prepared: Prepared, by owner: Consenting) throws(Failure) {
        try self.init(prepared, owner.hear(prepared.findings))
    }
}
