import Bytes
import Fastboot
import Plan
import RestockKit
import Safety
import Synchronization

/// What a flash shows, as text for people or as JSON Lines.
final class FlashScreen: Sendable {
    private let json: Bool
    private let dryRun: Bool
    private let words = Words(width: Console.width, colour: Console.usesColour)
    private struct State {
        var progress: FlashProgress?
        var count = 0
        var moving = false
    }
    private let state = Mutex(State())
    private let start = ContinuousClock.now

    init(json: Bool, dryRun: Bool) {
        self.json = json
        self.dryRun = dryRun
    }

    /// The phone, the plan and the findings, before anything is asked.
    func introduce(_ prepared: PreparedFlash) {
        let plan = prepared.plan
        state.withLock {
            $0.progress = FlashProgress(plan: plan, width: words.width, moves: Console.errorIsTerminal)
            $0.count = plan.steps.count
        }
        if json {
            for finding in prepared.findings {
                Console.out(FlashEventJSON.line(.finding(finding), of: plan.steps.count))
            }
            return
        }
        let phone = prepared.phone
        Console.note(
            "phone: \(phone.product ?? "unknown") \(phone.serial ?? "") at \(phone.address), bootloader \(phone.lock.rawValue)"
        )
        // Where something is refused there is nothing to consent to, and no plan to read.
        let refusals = prepared.findings.filter { $0.severity == .refuse }
        if dryRun { Console.out("\(plan)") } else if refusals.isEmpty { Console.note("\(plan)") }
        for finding in refusals.isEmpty ? prepared.findings : refusals { Console.note("\n" + words.finding(finding)) }
        Console.note()
    }

    /// The end of a dry run: a refusal is one here too, a missing consent is not.
    func endDryRun(_ prepared: PreparedFlash) throws(Failure) {
        let needed = prepared.findings.filter { $0.severity == .confirm }.map(Accepted.flag)
        try Verdict.weigh(prepared.findings, accepted: try Accepted(needed), ask: nil)
        if json { return Console.out(jsonLine(FlashResultJSON(dryRun: prepared.plan))) }
        Console.note("Dry run: nothing was written." + (needed.isEmpty ? "" : " The run itself needs:"))
        // On a line of its own, so that it can be copied.
        if !needed.isEmpty { Console.note("--accept \(needed.joined(separator: ","))") }
    }

    func message(_ message: Message) {
        switch message {
        case .info(let line), .text(let line): event(.message(line))
        }
    }

    func event(_ event: FlashEvent) {
        let seconds =
            Double((ContinuousClock.now - start).components.seconds)
            + Double((ContinuousClock.now - start).components.attoseconds) * 1e-18
        state.withLock { state in
            if json { return Console.out(FlashEventJSON.line(event, of: state.count)) }
            switch state.progress?.show(event, at: seconds) ?? .nothing {
            case .nothing: break
            case .line(let line):
                Console.note(state.moving ? "\r\u{1B}[K\(line)" : line)
                state.moving = false
            case .moving(let line):
                Console.raw("\r\u{1B}[K\(line)")
                state.moving = true
            }
        }
    }

    /// The verdict at the end, with what survived.
    func end(_ report: FlashReport, _ prepared: PreparedFlash) {
        if json { return Console.out(jsonLine(FlashResultJSON(report))) }
        let speed = report.seconds > 0 ? Double(report.bytes) / report.seconds / 1e6 : 0
        Console.out(
            words.wrap(
                """
                Done: \(prepared.plan.package) is on the phone. \(report.done) steps, \(describe(bytes: report.bytes)) in \
                \(fixed(report.seconds, decimals: 1)) s (\(fixed(speed, decimals: 1)) MB/s).
                """))
        Console.note(
            words.wrap(
                """
                What survives: a Mi account lock and Google's lock, if this phone had one. Only the account's holder can release them. \
                \(prepared.plan.wipesData ? "All data of the owner is gone." : "The owner's data was kept.")
                """))
    }
}
