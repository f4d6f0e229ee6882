import ArgumentParser
import RestockKit

struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Says which phones are in sight and in which mode, what keeps restock from them, and what to do about it.",
        discussion: """
            It looks at USB alone: a phone on the network is asked with `restock status -s tcp:HOST[:PORT]`. \
            The page is made to be shown to others: serial numbers are shortened and paths left out; --show-serials shows the numbers. \
            With a package, its name, first bytes and end are looked at; `restock inspect` reads all of it.

            Exit status: 0 a phone can be spoken with and nothing stands in the way, 1 something does, 4 no phone is there to speak with.
            """)
    @OptionGroup var output: OutputOption
    @Flag(help: "Show serial numbers whole.") var showSerials = false
    @Flag(help: "Install the udev rule that lets people open phones. What is written is shown first, and asked.")
    var installRules = false
    @Flag(help: "Install the rule without asking, for scripts.") var yes = false
    /// Asked for by habit; here so that the answer helps.
    @Option(name: [.customShort("s"), .customLong("serial")], help: .hidden) var phone: String?
    /// A copy of a computer's files, for tests.
    @Option(help: .hidden) var root = ""
    @Argument(help: "A package to look at.", completion: .file()) var package: String?

    func validate() throws {
        if let phone {
            throw ValidationError(
                "doctor looks at every phone on USB and takes no -s.\nOne phone alone: restock status -s \(phone)")
        }
        if installRules, package != nil { throw ValidationError("--install-rules takes no package") }
        if yes, !installRules { throw ValidationError("--yes goes with --install-rules") }
    }

    func run() throws {
        if installRules { return try ending(json: output.json) { () throws(Failure) in try install() } }
        let look = DoctorLook(
            root: root, restock: Restock.configuration.version, environment: { Console.environment($0) })
        let report = DoctorReport(look.look(package: package))
        let words = Words(width: Console.width, colour: Console.outputIsTerminal && Console.usesColour)
        Console.out(
            output.json
                ? jsonLine(DoctorJSON(report, showSerials: showSerials))
                : DoctorText(words: words, showSerials: showSerials).render(report))
        if report.outcome != .done { throw ExitCode(report.outcome.rawValue) }
    }

    private func install() throws(Failure) {
        let plan = RuleInstall(root: root)
        let text = DoctorText(words: Words(width: Console.width, colour: false), showSerials: false)
        if plan.isThere {
            if output.json {
                return Console.out(jsonLine(RuleInstallJSON(written: false, path: plan.path, remark: nil)))
            }
            return Console.out("The rule is installed already. Nothing was written.")
        }
        if !output.json { Console.note(text.install(plan)) }
        guard plan.mayWrite else {
            throw Failure(
                .failed, "Only root may write to /etc/udev/rules.d.", state: "Nothing was written.",
                next: "Type: \(RuleInstall.command)")
        }
        if !yes { try agree() }
        let remark = try plan.perform(run: Command.run)
        if let remark { Console.remark(remark) }
        if output.json { return Console.out(jsonLine(RuleInstallJSON(written: true, path: plan.path, remark: remark))) }
        Console.out("Installed. A phone that is plugged in may have to be plugged in again.")
    }

    private func agree() throws(Failure) {
        guard Console.canAsk, !output.json else {
            throw Failure(
                .refused, "Nobody can be asked here whether the rule may be written.", next: "Add --yes to agree.")
        }
        Console.forgetTyped()
        Console.ask("Type \"install\" to write it: ")
        guard let line = readLine(), Question.plain(line).lowercased() == "install" else {
            throw Failure(.cancelled, "The rule was not installed.", next: "")
        }
    }
}
