import ArgumentParser
import Bytes
import Journal
import Recovery
import RestockKit
import Safety
import Transport

struct Sideload: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Gives an official recovery package (.zip) to the phone's recovery, which checks and installs it.",
        discussion: """
            The package is read whole and verified first. Only the recovery's own word counts as success. Xiaomi's recovery wants a token that \
            Xiaomi's server signed for this package and this phone: restock makes none and fetches none; one that you were given officially is \
            passed on as it is with --validation. It counts for one package.
            """)
    @OptionGroup var phone: PhoneOption
    @OptionGroup var output: OutputOption
    @OptionGroup var progress: ProgressOption
    @OptionGroup var language: LanguageOption
    @OptionGroup var journal: JournalOption
    @Option(
        help: "The file with the token of Xiaomi's server for this very package, or the server's answer that holds it.",
        completion: .file())
    var validation: String?
    @Option(
        help:
            "Xiaomi's public key for tokens, as PEM text, if you have it: the token is checked with it before it is sent.",
        completion: .file())
    var tokenKey: String?
    @Flag(help: "The server's answer said Erase: 1 (where --validation holds the token alone).") var erases = false
    @Flag(help: "Print what would be done and what the gates say, and do nothing.") var dryRun = false
    @Option(
        name: .customLong("accept"), help: "Gates that you consent to, with commas between: account-binding,data-loss.")
    var accept: [String] = []
    @Option(help: "Seconds that the recovery may be silent while it installs.") var patience = 900
    @Argument(help: "An official recovery package: a .zip.", completion: .file()) var package: String

    func validate() throws {
        guard (1...86_400).contains(patience) else { throw ValidationError("--patience is 1 to 86400 seconds.") }
        if tokenKey != nil, validation == nil { throw ValidationError("--token-key goes with --validation.") }
        if erases, validation == nil { throw ValidationError("--erases goes with --validation.") }
    }

    func run() throws {
        Console.isPlain = progress.isPlain
        try ending(json: output.json) { () throws(Failure) in
            Interrupt.beforeWriting()
            let accepted = try Accepted(accept)
            try journal.check()
            let token: ValidationFile? = if let validation { try ValidationFile(path: validation) } else { nil }
            let key: TokenKey? = if let tokenKey { try TokenKey(path: tokenKey) } else { nil }
            let name = try phone.address()
            let package = try readSideload(self.package, progress: ReadingProgress().report)
            let say = language.lexicon
            let screen = ConsentScreen(json: output.json, dryRun: dryRun, say: say)
            var holds: HeldPhone?
            let session = try RecoveryFinder.standard.choose(name, limits: AdbLimits(install: .seconds(patience))) {
                address throws(Failure) in
                holds = try Keeping.hold(address, "sideload", self.package, isRequired: journal.requireJournal)
            }
            let held = holds
            defer { withExtendedLifetime(held) {} }
            defer { session.close() }
            let ask =
                Console.canAsk && !output.json
                ? { Consent.ask($0, of: PhoneTitle.of(session.phone), say: say) } : nil
            if let remark = InstalledMemory.standard.remember(session.phone) { Console.remark(remark) }
            try held?.take(RunRecord.Phone(session.phone))
            let prepared = PreparedSideload(
                package, on: session, validation: token, erases: erases, key: key,
                memory: TokenMemory.standard, journal: .standard)
            if let open = prepared.unfinished { Interrupt.beforeWriting { $0.leaving(open) } }
            do throws(Failure) {
                try sideload(prepared, screen, ask, accepted)
            } catch {
                throw error.leaving(prepared.unfinished)
            }
        }
    }

    /// From the first question to the end.
    private func sideload(
        _ prepared: PreparedSideload, _ screen: ConsentScreen, _ ask: ((Finding) -> Bool)?, _ accepted: Accepted
    ) throws(Failure) {
        let say = language.lexicon
        let open = try screen.warn(prepared.findings, accepted: accepted, ask: ask)
        screen.introduce(phone: prepared.summary, plan: prepared.text, prepared.findings)
        if dryRun {
            return try screen.endDryRun(prepared.findings, result: jsonLine(SideloadJSON(prepared, nil)))
        }
        try Verdict.weigh(open, accepted: accepted, ask: ask)
        if let token = prepared.validation,
            let remark = TokenMemory.standard.remember(token.fingerprint, for: prepared.package.facts.md5)
        {
            Console.remark(remark)
        }
        let recorder = try Keeping.begin(
            RunRecord(
                sideload: prepared, program: Restock.configuration.version, path: self.package, accepted: accepted,
                say: output.json ? .english : say), isRequired: journal.requireJournal)
        defer { recorder?.note(LostOutput.sentence) }
        Interrupt.whileWriting(resumable: false)
        let awake = Keeping.awake()
        defer { withExtendedLifetime(awake) {} }
        recorder?.intends(step: 0)
        recorder?.settle()
        end(try serve(prepared, recorder), prepared, screen.words)
    }

    /// From the first block to the recovery's last word. From then on, what was installed may no longer be.
    private func serve(_ prepared: PreparedSideload, _ recorder: JournalRecorder?) throws(Failure) -> SideloadReport {
        func forget() { InstalledMemory.standard.forget(serial: prepared.phone.serial) }
        do throws(Failure) {
            let report = try Keeping.recorded(recorder) { () throws(Failure) in
                let report = try SideloadUseCase(prepared, stopRequested: { Interrupt.isRequested }, progress: show)
                    .run()
                recorder?.done(step: 0)
                return report
            }
            forget()
            return report
        } catch {
            if error.outcome == .interrupted { forget() }
            throw error
        }
    }

    private func show(_ progress: SideloadProgress) {
        if output.json { return Console.out(jsonLine(SideloadProgressJSON(progress))) }
        guard Console.moves else { return }
        let again = progress.served - progress.distinct
        Console.moving(
            "the recovery has \(progress.distinct) of \(progress.blocks) blocks"
                + (again > 0 ? ", \(again) of them asked for again" : ""))
    }

    private func end(_ report: SideloadReport, _ prepared: PreparedSideload, _ words: Words) {
        if output.json { return Console.out(jsonLine(SideloadJSON(prepared, report))) }
        let speed = report.seconds > 0 ? Double(report.progress.bytes) / report.seconds / 1e6 : 0
        Console.out(
            words.wrap(
                """
                The recovery took the package and ended with its word for success (DONEDONE): \(describe(bytes: report.progress.bytes)) in \
                \(fixed(report.seconds, decimals: 1)) s (\(fixed(speed, decimals: 1)) MB/s).
                """))
        Console.note(
            words.wrap(
                "Some recoveries say that before they have installed: the phone's screen has the last word. Leave the phone alone until it is done."
            ))
        if prepared.input.wipes { Console.note(words.wrap(words.say("flash.data-gone"))) }
        Console.note(words.wrap(words.say("flash.survives")))
    }
}

extension PreparedSideload {
    fileprivate var summary: String {
        "phone: \(PhoneTitle.of(phone)) at \(phone.address), in its recovery" + (phone.version.map { ", \($0)" } ?? "")
    }

    /// What is going to be done.
    fileprivate var text: String {
        let facts = package.facts
        let version = facts.metadata?.version.map { ", \($0)" } ?? ""
        return """
            sideload \(facts.fileName) (\(describe(bytes: facts.bytes))\(version)), verified
              1. offer it to the recovery\(validation == nil ? "" : ", with the token as it was given")
              2. serve the blocks that the recovery asks for, until it says how it went
            """
    }
}

extension TokenMemory {
    /// The memory of this user.
    static var standard: TokenMemory {
        TokenMemory(stateHome: Console.environment("XDG_STATE_HOME"), home: Console.environment("HOME"))
    }
}
