import ArgumentParser
import Journal
import Plan
import RestockKit
import Safety
import Transport

struct Wipe: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Erases the owner's data. Account locks stay.",
        discussion: """
            --via recovery: the phone's own recovery wipes, with its own file systems. In Mi Assistant it is asked to, whether the bootloader \
            is locked or not; in fastboot mode with an unlocked bootloader a message is left for it in misc; with a locked one the phone is \
            restarted into its recovery first. --via fastboot: the bootloader erases userdata and metadata; Android makes their file systems \
            anew when it starts. Without --via the phone's mode chooses, and restock says which.
            """)
    @OptionGroup var phone: PhoneOption
    @OptionGroup var output: OutputOption
    @OptionGroup var language: LanguageOption
    @OptionGroup var journal: JournalOption
    @Option(help: "Who wipes: recovery or fastboot. Default: by the phone's mode.") var via: WipeVia?
    @Flag(help: "Print the plan and what the gates say, and do nothing.") var dryRun = false
    @Option(
        name: .customLong("accept"), help: "Gates that you consent to, with commas between: data-loss,account-binding.")
    var accept: [String] = []
    @Option(help: "Seconds that you have to get the phone into Mi Assistant after a restart.") var patience = 300

    func validate() throws {
        guard (1...3600).contains(patience) else { throw ValidationError("--patience is 1 to 3600 seconds.") }
    }

    func run() throws {
        try ending(json: output.json) { () throws(Failure) in
            Interrupt.beforeWriting()
            let accepted = try Accepted(accept)
            try journal.check()
            let say = language.lexicon
            let name = try phone.address()
            var holds: HeldPhone?
            let prepared = try Keeping.remembering(name) { () throws(Failure) in
                try PreparedWipe(name, via: via, finder: .standard, journal: .standard) { address throws(Failure) in
                    holds = try Keeping.hold(address, "wipe", "", isRequired: journal.requireJournal)
                }
            }
            let held = holds
            defer { withExtendedLifetime(held) {} }
            defer { prepared.close() }
            if let recovery = prepared.recovery, let remark = InstalledMemory.standard.remember(recovery) {
                Console.remark(remark)
            }
            if let open = prepared.unfinished { Interrupt.beforeWriting { $0.leaving(open) } }
            do throws(Failure) {
                try held?.take(prepared.recorded)
                try wipe(prepared, accepted, say)
            } catch {
                throw error.leaving(prepared.unfinished)
            }
        }
    }

    /// From the first question to the end.
    private func wipe(_ prepared: PreparedWipe, _ accepted: Accepted, _ say: Lexicon) throws(Failure) {
        let screen = ConsentScreen(json: output.json, dryRun: dryRun, say: say)
        let ask = Console.canAsk && !output.json ? { Consent.ask($0, of: prepared.title, say: say) } : nil
        let open = try screen.warn(prepared.findings, accepted: accepted, ask: ask)
        screen.introduce(
            phone: "phone: \(prepared.summary)\n\(prepared.choice)", plan: "\(prepared.plan)", prepared.findings)
        if dryRun {
            return try screen.endDryRun(prepared.findings, result: jsonLine(WipeJSON(prepared, nil)))
        }
        try Verdict.weigh(open, accepted: accepted, ask: ask)
        let recorder = try Keeping.begin(
            RunRecord(
                wipe: prepared, program: Restock.configuration.version, accepted: accepted,
                say: output.json ? .english : say), isRequired: journal.requireJournal)
        defer { recorder?.note(LostOutput.sentence) }
        Interrupt.whileWriting(resumable: false)
        let awake = Keeping.awake()
        defer { withExtendedLifetime(awake) {} }
        let report = try Keeping.recorded(recorder) { () throws(Failure) in
            let report = try WipeRun(
                prepared, patience: .seconds(patience), stopRequested: { Interrupt.isRequested }
            ) { index, step in
                if index > 0 { recorder?.done(step: index - 1) }
                recorder?.intends(step: index)
                recorder?.settle()
                tell(index, step, of: prepared.plan.steps.count)
            }.run()
            recorder?.done(
                step: prepared.plan.steps.count - 1,
                doubt: report.certainty == .unconfirmed ? "the recovery came to the end without a word" : nil)
            return report
        }
        end(report, prepared, screen.words)
    }

    private func tell(_ index: Int, _ step: WipeStep, of count: Int) {
        if output.json { return Console.out(jsonLine(WipeStepJSON(index, of: count, step))) }
        Console.remark("\(index + 1)/\(count) \(step) ...")
        guard step == .waitForRecovery else { return }
        Console.remark("On the phone, choose \"Connect with MIAssistant\" and leave the cable in.")
    }

    private func end(_ report: WipeReport, _ prepared: PreparedWipe, _ words: Words) {
        if output.json { return Console.out(jsonLine(WipeJSON(prepared, report))) }
        let text = WipeText(words: words)
        Console.out(text.ended(report, at: prepared.address))
        Console.note(text.survives)
        let now = report.plan.method == .restartAndFormat ? prepared.address.inRecovery : prepared.address
        var option = now.option
        // On USB a name is the same in every mode.
        if case .usb = now, let name = try? phone.address() { option = " -s \(name)" }
        if let next = text.next(report.plan.method, option: option, unfinished: prepared.unfinished) {
            Console.note(next)
        }
    }
}

extension WipeVia: ExpressibleByArgument {}

extension PreparedWipe {
    /// The phone in one line.
    fileprivate var summary: String {
        let state = phone.map { "bootloader \($0.lock.rawValue)" } ?? "in its recovery"
        return "\(title ?? "unknown model") at \(address), \(state)"
    }

    fileprivate var title: String? { phone.map(PhoneTitle.of) ?? recovery.map(PhoneTitle.of) }
}
