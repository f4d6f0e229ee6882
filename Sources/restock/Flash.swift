import ArgumentParser
import RestockKit
import Safety
import StockPackage

struct Flash: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts stock firmware on a phone.",
        discussion: """
            Everything is checked before the first byte is written. What cannot be undone needs your consent: typed at the terminal, or \
            named with --accept by scripts.
            """)
    @OptionGroup var phone: PhoneOption
    @OptionGroup var output: OutputOption
    @Option(help: "clean (erases all data), keep-data, or clean-lock (also locks the bootloader).") var mode:
        FlashMode = .clean
    @Flag(help: "Print the plan and what the gates say, and do nothing.") var dryRun = false
    @Option(
        name: .customLong("accept"), help: "Gates that you consent to, with commas between: data-loss,account-binding.")
    var accept: [String] = []
    @Argument(help: "A .tgz, a .tar, or an unpacked folder.") var package: String

    func run() throws {
        try ending(json: output.json, flash)
    }

    private func flash() throws(Failure) {
        Interrupt.beforeWriting()
        let accepted = try Accepted(accept)
        let address = try PhoneFinder().choose(phone.address())
        let package = try readPackage(self.package, progress: ReadingProgress().report)
        let screen = FlashScreen(json: output.json, dryRun: dryRun)
        let session = try connect(to: address, onMessage: screen.message)
        defer { session.transport.close() }
        let known = KeyMemory.standard.recall(package.facts.codename)
        if let remark = known.remark { Console.remark(remark) }
        let prepared = try PreparedFlash(
            package: package, mode: mode, session: session, address: address, knownKey: known.key)
        screen.introduce(prepared)
        if dryRun { return try screen.endDryRun(prepared) }
        let canAsk = Console.canAsk && !output.json
        try Verdict.weigh(prepared.findings, accepted: accepted, ask: canAsk ? { Consent.ask($0) } : nil)
        Interrupt.whileWriting()
        let run = FlashRun(
            prepared.plan, package: package, session: session, phone: prepared.phone,
            stopRequested: { Interrupt.isRequested }, events: screen.event)
        let report = try run.run()
        if let key = package.facts.avb?.keyToRemember,
            let remark = KeyMemory.standard.remember(key, for: package.facts.codename)
        {
            Console.remark(remark)
        }
        screen.end(report, prepared)
    }
}

extension FlashMode: ExpressibleByArgument {}

extension KeyMemory {
    /// The memory of this user.
    static var standard: KeyMemory {
        KeyMemory(stateHome: Console.environment("XDG_STATE_HOME"), home: Console.environment("HOME"))
    }
}
