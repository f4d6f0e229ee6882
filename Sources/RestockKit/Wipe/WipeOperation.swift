import Journal
import Plan
import Safety
import Transport

/// The owner's data of one phone.
public struct WipeOperation: Operation {
    public let verb = "wipe"
    public let subject = ""
    let name: PhoneAddress?
    let via: WipeVia?
    let finder: RecoveryFinder
    let patience: Duration
    public let records: Records
    let stopRequested: () -> Bool
    let step: (Int, WipeStep, WipePlan) -> Void

    /// - Parameters:
    ///   - name: the phone as named; nil for the only one.
    ///   - via: nil chooses by the mode that the phone is in.
    ///   - patience: how long the owner has to get the phone into Mi Assistant after a restart.
    ///   - stopRequested: asked while the phone is waited for.
    ///   - step: is told of each step before it is done, counted from 0, and of the plan that it is in.
    public init(
        on name: PhoneAddress?, via: WipeVia?, finder: RecoveryFinder, patience: Duration, _ records: Records,
        stopRequested: @escaping () -> Bool, step: @escaping (Int, WipeStep, WipePlan) -> Void
    ) {
        self.name = name
        self.via = via
        self.finder = finder
        self.patience = patience
        self.records = records
        self.stopRequested = stopRequested
        self.step = step
    }

    public func prepare(_ holding: PhoneHold, for owner: some Owner<PreparedWipe>) throws(Failure) -> PreparedWipe {
        do throws(Failure) {
            let prepared = try PreparedWipe(
                name, via: via, finder: finder, journal: records.place, holding: holding.hold)
            if let recovery = prepared.recovery, let trouble = records.installed?.remember(recovery) {
                owner.remark(trouble)
            }
            return prepared
        } catch {
            throw error.remembering(name, in: records.place)
        }
    }

    public func record(of agreed: Agreed<PreparedWipe>) -> RunRecord? {
        RunRecord(wipe: agreed, program: records.program)
    }

    public func run(
        _ agreed: Agreed<PreparedWipe>, _ recorder: JournalRecorder?,
        for owner: some Owner<PreparedWipe>
    ) throws(Failure) -> WipeReport {
        let plan = agreed.prepared.plan
        return try recorder.ending { () throws(Failure) in
            let report = try WipeRun(agreed, patience: patience, stopRequested: stopRequested) { index, next in
                if index > 0 { recorder?.done(step: index - 1) }
                recorder?.intends(step: index)
                recorder?.settle()
                step(index, next, plan)
            }.run()
            recorder?.done(
                step: plan.steps.count - 1,
                doubt: report.certainty == .unconfirmed ? "the recovery came to the end without a word" : nil)
            return report
        }
    }
}

extension PreparedWipe: Preparation {
    /// How certain it is that the data are gone.
    public typealias Report = WipeReport

    public func leaving(_ failure: Failure) -> Failure { failure.leaving(unfinished) }
}
