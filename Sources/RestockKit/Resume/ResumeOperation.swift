import Fastboot
import FoundationEssentials
import Journal
import Plan
import Safety
import StockPackage
import Transport

/// The rest of a flash that was interrupted.
public struct ResumeOperation: Operation {
    public let verb = "resume"
    public var subject: String { package ?? "" }
    let package: String?
    let name: PhoneAddress?
    let accepted: Accepted
    let anew: Bool
    let careful: Bool
    public let records: Records
    let show: FlashShow
    let read: (_ path: String, _ locks: Bool) throws(Failure) -> any ImagePackage

    /// - Parameters:
    ///   - name: the phone as named; nil for the only one.
    ///   - package: where the package lies now; nil where the run found it.
    ///   - accepted: what was named beforehand: with `without-crc-lists` the plan leaves the checksum lists out.
    ///   - anew: every partition is written again.
    ///   - careful: small transfers, one after the other.
    ///   - show: who is told what happens meanwhile.
    ///   - read: reads the package, which takes minutes.
    public init(
        on name: PhoneAddress?, package: String?, accepted: Accepted, anew: Bool = false, careful: Bool = false,
        _ records: Records, show: FlashShow,
        reading read: @escaping (_ path: String, _ locks: Bool) throws(Failure) -> any ImagePackage
    ) {
        self.name = name
        self.package = package
        self.accepted = accepted
        self.anew = anew
        self.careful = careful
        self.records = records
        self.show = show
        self.read = read
    }

    public func prepare(_ holding: PhoneHold, for owner: some Owner<PreparedFlash>) throws(Failure) -> PreparedFlash {
        let address = try remembering(name) { () throws(Failure) in try PhoneFinder().choose(name) }
        try holding.hold(address)
        let session = try remembering(address) { () throws(Failure) in
            try connect(to: address, carefully: careful, onMessage: show.message)
        }
        do throws(Failure) {
            let facts = try survey(session, address)
            let phone = RunRecord.Phone(facts)
            try holding.take(phone)
            let run = try InterruptedRun(of: facts, in: records.place)
            owner.waits { $0.leaving(run, on: phone) }
            // The same data at the same pace may break the same connection again.
            if run.brokeOnLink, !careful { try? session.takeCare() }
            do throws(Failure) {
                return try prepare(run, facts, session, address, owner)
            } catch {
                throw error.leaving(run, on: phone)
            }
        } catch {
            session.transport.close()
            throw error
        }
    }

    private func prepare(
        _ run: InterruptedRun, _ facts: PhoneFacts, _ session: FastbootSession, _ address: PhoneAddress,
        _ owner: some Owner<PreparedFlash>
    ) throws(Failure) -> PreparedFlash {
        let path = package ?? run.packagePath
        owner.remark("Run \(run.number) was interrupted: \(run.packageName), mode \(run.mode.rawValue).")
        if let sideload = run.sideload {
            owner.remark("Run \(sideload), a sideload, wrote after it: everything is written anew, as with --anew.")
        }
        guard FileManager.default.fileExists(atPath: path) else {
            throw Failure(
                .failed,
                package == nil
                    ? "The package of run \(run.number) is not at \(path) any more." : "There is no such file: \(path)",
                next: "Say where it is now: restock resume -s \(RunRecord.Phone(facts).shortName) --package PATH")
        }
        let package = try read(path, run.mode == .cleanLock)
        return try PreparedFlash(
            resuming: run, facts, package: package, session: session, address: address, accepted: accepted,
            knownKey: records.keys?.recall(package.facts.codename).key, anew: anew)
    }

    /// Where no phone is, and none waits to be gone on with, that is what there is to say.
    private func remembering<T>(_ name: PhoneAddress?, _ body: () throws(Failure) -> T) throws(Failure) -> T {
        do throws(Failure) {
            return try body()
        } catch {
            throw error.remembering(name, in: records.place).resuming(name, in: records.place)
        }
    }

    /// Asks the phone who it is. One that was left in the middle of an image says nothing: a restart, which any other phone would be
    /// told to try, is the wrong thing for it.
    private func survey(_ session: FastbootSession, _ address: PhoneAddress) throws(Failure) -> PhoneFacts {
        do throws(Failure) {
            return try Survey(session, address: address).read()
        } catch {
            throw Failure(
                error.outcome, error.sentence, state: error.state,
                next: """
                    Do not restart the phone. Pull the cable out and plug it in again, then type the same command: a phone that was left in \
                    the middle of an image waits for the rest of it, and says nothing.
                    """)
        }
    }

    public func record(of agreed: Agreed<PreparedFlash>) -> RunRecord? {
        RunRecord(verb, program: records.program, agreed, path: package ?? agreed.prepared.resumes?.packagePath ?? "")
    }

    public func run(
        _ agreed: Agreed<PreparedFlash>, _ recorder: JournalRecorder?,
        for owner: some Owner<PreparedFlash>
    ) throws(Failure) -> FlashReport {
        try agreed.flash(recorder, records, show, remark: owner.remark)
    }
}
