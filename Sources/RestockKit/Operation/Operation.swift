import Journal
import Safety

/// What is done to one phone. What is dangerous about it is the order, which stands here once:
/// held, prepared, agreed to, recorded, run, ended.
public protocol Operation<Prepared> {
    associatedtype Prepared: Preparation
    /// The verb.
    var verb: String { get }
    /// Its package or target; empty where it has none.
    var subject: String { get }
    /// What is kept beside the phone.
    var records: Records { get }
    /// Finds the phone, holds it before anything is sent there, and looks at it and at everything that is judged.
    func prepare(_ holding: PhoneHold, for owner: some Owner<Prepared>) throws(Failure) -> Prepared
    /// The run for the journal; nil for what is not recorded.
    func record(of agreed: Agreed<Prepared>) -> RunRecord?
    /// Does it, writes down how it went, and remembers and forgets what was known of the phone.
    func run(
        _ agreed: Agreed<Prepared>, _ recorder: JournalRecorder?, for owner: some Owner<Prepared>
    ) throws(Failure) -> Prepared.Report
}

extension Operation {
    /// From the phone's lock to the verdict.
    /// - Throws: whatever ended it, with the flash of this phone that is still to be finished.
    public func perform(for owner: some Owner<Prepared>) throws(Failure) {
        let holding = PhoneHold(verb, subject, records, remark: owner.remark)
        defer { withExtendedLifetime(holding) {} }
        let prepared = try prepare(holding, for: owner)
        defer { prepared.close() }
        do throws(Failure) {
            owner.waits(prepared.leaving)
            try holding.take(prepared.recorded)
            guard let agreed = try agreement(on: prepared, with: owner) else { return }
            try go(agreed, owner)
        } catch {
            throw prepared.leaving(error)
        }
    }

    /// The account warning by itself, then the plan and what else is asked.
    /// - Returns: nil where nothing is to be done.
    private func agreement(
        on prepared: Prepared, with owner: some Owner<Prepared>
    ) throws(Failure) -> Agreed<Prepared>? {
        let consenting = owner.consenting(to: prepared)
        let findings = prepared.findings
        let warnings = findings.filter { $0.gate == .accountBinding }
        var consents: [Consent] = []
        // Where something is refused nothing is going to happen to the phone, and nobody is warned of it.
        if !findings.contains(where: { $0.severity == .refuse }) {
            for warning in warnings { owner.show(warning: warning, isGiven: consenting.isGiven(warning)) }
            // Nobody gets to the plan, or past it, without having answered.
            if !owner.isDryRun, consenting.canAsk { consents = try consenting.hear(warnings) }
        }
        owner.introduce(prepared, isGiven: consenting.isGiven)
        if owner.isDryRun {
            // A refusal is one here too, a missing consent is not.
            let all = try Consenting.toAll.hear(findings)
            owner.showDryRun(prepared, needed: all.map { Accepted.flag(for: $0.finding) })
            return nil
        }
        let heard = consents.map(\.finding)
        consents += try consenting.hear(findings.filter { !heard.contains($0) })
        return try Agreed(prepared, consents)
    }

    private func go(_ agreed: Agreed<Prepared>, _ owner: some Owner<Prepared>) throws(Failure) {
        let record = record(of: agreed)
        let recorder: JournalRecorder? =
            if let record { try records.begin(record, remark: owner.remark) } else { nil }
        defer { recorder?.note(owner.lostOutput) }
        let kept = owner.begins(agreed.prepared, run: recorder?.run)
        defer { withExtendedLifetime(kept) {} }
        defer { owner.rests() }
        let report = try run(agreed, recorder, for: owner)
        owner.show(report, of: agreed.prepared)
    }
}
