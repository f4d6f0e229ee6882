import Fastboot
import Plan
import Safety
import StockPackage
import Transport

extension PreparedFlash {
    /// Prepares the rest of an interrupted run: the phone surveyed again, every gate heard again on the whole plan, and then what is
    /// proved to be stored left out.
    ///
    /// - Parameters:
    ///   - phone: the phone as it was when the run was found. It may not have become another meanwhile.
    ///   - accepted: what the owner agreed to beforehand: with `without-crc-lists` the plan leaves the checksum lists out.
    ///   - anew: leave nothing out.
    /// - Throws: exit 2 when the package or the phone is not that of the run.
    public init(
        resuming run: InterruptedRun, _ phone: PhoneFacts, package: any ImagePackage, session: FastbootSession,
        address: PhoneAddress, accepted: Accepted? = nil, knownKey: String? = nil, anew: Bool = false
    ) throws(Failure) {
        try run.confirm(package.facts)
        let whole = try PreparedFlash.prepare(
            package, run.mode, session, address,
            Remembered(
                key: knownKey, installed: nil, last: .resumed(touchedData: run.mayHaveTouchedData),
                leavesListsOut: accepted?.word(for: .withoutCRCLists) != nil))
        if let another = samePhone(before: phone, after: whole.phone) {
            throw Failure(
                .refused, "Refused by \(another.gate.rawValue): \(another.sentence) (\(another.evidence))",
                next: another.advice)
        }
        let plan = anew ? whole.plan : run.rest(of: whole.plan)
        self.init(whole, resuming: run, plan: plan, findings: run.doubts(about: whole.phone) + whole.findings)
    }

    private init(_ other: PreparedFlash, resuming run: InterruptedRun, plan: FlashPlan, findings: [Finding]) {
        resumes = run
        package = other.package
        phone = other.phone
        session = other.session
        unfinished = nil
        lastFlash = other.lastFlash
        self.plan = plan
        self.findings = findings
    }
}
