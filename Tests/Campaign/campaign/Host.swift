import Fastboot
import Journal
import Plan
import RestockKit
import Safety
import StockPackage
import Transport

/// What `restock flash` and `restock resume` do, without their screens.
struct Host {
    let package: StockPackage
    let path: String
    let place: StatePlace
    var mode = FlashMode.clean

    func flash(_ line: Line) -> Result<FlashReport, Failure> {
        attempt(line) { (session, address) throws(Failure) in
            let prepared = try PreparedFlash(package: package, mode: mode, session: session, address: address)
            return try go(prepared, nil)
        }
    }

    func resume(_ line: Line) -> Result<FlashReport, Failure> {
        attempt(line) { (session, address) throws(Failure) in
            let facts = try Survey(session, address: address).read()
            let run = try InterruptedRun(of: facts, in: place)
            let prepared = try PreparedFlash(resuming: run, facts, package: package, session: session, address: address)
            return try go(prepared, run)
        }
    }

    private func go(_ prepared: PreparedFlash, _ run: InterruptedRun?) throws(Failure) -> FlashReport {
        let accepted = try agree(to: prepared.findings)
        let record = RunRecord(
            run == nil ? "flash" : "resume", program: "campaign", prepared, path: path, accepted: accepted,
            say: .english,
            resumes: run)
        guard let recorder = JournalRecorder.begin(record, in: place, remark: { _ in }) else {
            throw Failure(.failed, "the journal cannot be written", next: "")
        }
        return try FlashRun(
            prepared.plan, package: package, feed: FlashFeed([prepared.plan], package: package),
            session: prepared.session, phone: prepared.phone, recorder: recorder, events: { _ in }
        ).run()
    }

    private func attempt(
        _ line: Line, _ body: (FastbootSession, PhoneAddress) throws(Failure) -> FlashReport
    ) -> Result<FlashReport, Failure> {
        do throws(Failure) {
            let session = try line.fastboot()
            defer { session.transport.close() }
            return .success(try body(session, session.transport.address))
        } catch {
            return .failure(error)
        }
    }
}
