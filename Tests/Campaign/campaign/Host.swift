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
    /// On the way to the phone, on this side.
    var fault: TransportFault?
    /// True makes every deadline short.
    var isHasty = false

    func flash(_ number: UInt16) -> Result<FlashReport, Failure> {
        attempt(number) { (session, address) throws(Failure) in
            let prepared = try PreparedFlash(package: package, mode: mode, session: session, address: address)
            return try go(prepared, nil)
        }
    }

    func resume(_ number: UInt16) -> Result<FlashReport, Failure> {
        attempt(number) { (session, address) throws(Failure) in
            let facts = try Survey(session, address: address).read()
            let run = try InterruptedRun(of: facts, in: place)
            let prepared = try PreparedFlash(resuming: run, facts, package: package, session: session, address: address)
            return try go(prepared, run)
        }
    }

    private func go(_ prepared: PreparedFlash, _ run: InterruptedRun?) throws(Failure) -> FlashReport {
        // Everything is agreed to; what is refused stays refused.
        let accepted = try Accepted(prepared.findings.filter { $0.severity == .confirm }.map(Accepted.flag))
        try Verdict.weigh(prepared.findings, accepted: accepted, ask: nil)
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
        _ number: UInt16, _ body: (FastbootSession, PhoneAddress) throws(Failure) -> FlashReport
    ) -> Result<FlashReport, Failure> {
        do throws(Failure) {
            let transport: any Transport
            do throws(TransportError) {
                let inner = try TCPTransport(host: "127.0.0.1", port: number)
                transport = fault.map { FaultyTransport(inner, fault: $0) } ?? inner
            } catch {
                throw Failure(.noPhone, "\(error)", next: "")
            }
            defer { transport.close() }
            var limits = FastbootLimits()
            if isHasty {
                limits.deadlineScale = 0.02
                limits.stall = .milliseconds(300)
                limits.messages = 1000
            }
            return .success(try body(FastbootSession(transport, limits: limits), transport.address))
        } catch {
            return .failure(error)
        }
    }
}
