import Plan
import RestockKit
import Safety
import Transport

/// Whoever wipes a phone.
struct WipeOwner: TerminalOwner {
    let face: Face
    /// The phone as it was named.
    let name: PhoneAddress?

    func title(of prepared: PreparedWipe) -> String? {
        prepared.phone.map(PhoneTitle.of) ?? prepared.recovery.map(PhoneTitle.of)
    }

    func introduce(_ prepared: PreparedWipe, isGiven: (Finding) -> Bool) {
        let state = prepared.phone.map { "bootloader \($0.lock.rawValue)" } ?? "in its recovery"
        let phone = "\(title(of: prepared) ?? "unknown model") at \(prepared.address), \(state)"
        PlanScreen(face: face).introduce(
            phone: "phone: \(phone)\n\(prepared.choice)", plan: "\(prepared.plan)", prepared.findings, isGiven: isGiven)
    }

    func showDryRun(_ prepared: PreparedWipe, needed: [String]) {
        PlanScreen(face: face).endDryRun(result: jsonLine(WipeJSON(prepared, nil)), needed: needed)
    }

    func begins(_ prepared: PreparedWipe, run: Int64?) -> Any? {
        Interrupt.whileWriting(resumable: false)
        return Keeping.awake()
    }

    /// A step is about to be done.
    func tell(_ index: Int, _ step: WipeStep, of plan: WipePlan) {
        if face.json { return Console.out(jsonLine(WipeStepJSON(index, of: plan.steps.count, step))) }
        Console.remark("\(index + 1)/\(plan.steps.count) \(step) ...")
        guard step == .waitForRecovery else { return }
        Console.remark("On the phone, choose \"Connect with MIAssistant\" and leave the cable in.")
    }

    func show(_ report: WipeReport, of prepared: PreparedWipe) {
        if face.json { return Console.out(jsonLine(WipeJSON(prepared, report))) }
        let text = WipeText(words: face.words)
        Console.out(text.ended(report, at: prepared.address))
        Console.note(text.survives)
        let now = report.plan.method == .restartAndFormat ? prepared.address.inRecovery : prepared.address
        var option = now.option
        // On USB a name is the same in every mode.
        if case .usb = now, let name { option = " -s \(name)" }
        if let next = text.next(report.plan.method, option: option, unfinished: prepared.unfinished) {
            Console.note(next)
        }
    }
}
