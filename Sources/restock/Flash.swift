import ArgumentParser
import RestockKit
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
    @OptionGroup var language: LanguageOption
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
        let screen = FlashScreen(json: output.json, dryRun: dryRun, say: language.lexicon)
        let session = try connect(to: address, onMessage: screen.message)
        defer { session.transport.close() }
        let prepared = try PreparedFlash(package: package, mode: mode, session: session, address: address)
        let say = language.lexicon
        let ask = Console.canAsk && !output.json ? { Consent.ask($0, say: say) } : nil
        let open = try screen.warn(prepared, accepted: accepted, ask: ask)
        screen.introduce(prepared)
        if dryRun { return try screen.endDryRun(prepared) }
        try Verdict.weigh(open, accepted: accepted, ask: ask)
        Interrupt.whileWriting()
        let run = FlashRun(
            prepared.plan, package: package, session: session, phone: prepared.phone,
            stopRequested: { Interrupt.isRequested }, events: screen.event)
        screen.end(try run.run(), prepared)
    }
}

extension FlashMode: ExpressibleByArgument {}
