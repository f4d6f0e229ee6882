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
            return try go(prepared)
        }
    }

    func resume(_ line: Line) -> Result<FlashReport, Failure> {
        attempt(line) { (session, address) throws(Failure) in
            let facts = try Survey(session, address: address).read()
            let run = try InterruptedRun(of: facts, in: place)
            let prepared = try PreparedFlash(resuming: run, facts, package: package, session: session, address: address)
            return try go(prepared)
        }
    }

    private func go(_ prepared: PreparedFlash) throws(Failure) -> FlashReport {
        let agreed = try Agreed(prepared, by: .toAll)
        let record = RunRecord(prepared.resumes == nil ? "flash" : "resume", program: "campaign", agreed, path: path)
        guard let recorder = JournalRecorder.begin(record, in: place, remark: { _ in }) else {
            throw Failure(.failed, "the journal cannot be written", next: "")
        }
        return try FlashRun(agreed, recorder: recorder, events: { _ in }).run()
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
