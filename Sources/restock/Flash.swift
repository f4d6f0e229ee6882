import ArgumentParser
import Plan
import RestockKit
import StockPackage

struct Flash: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts stock firmware on a phone, or on several at once.",
        discussion: """
            Everything is checked before the first byte is written. What cannot be undone needs your consent: typed at the terminal, or \
            named with --accept by scripts. A fastboot package (.tgz) is written from the bootloader, a full update (OTA .zip) from fastbootd, \
            into the slot that is running. With several phones (-s repeated, or --all) the package is read once, what happens to one phone does \
            not stop the others, and the exit status is that of the phone that fared worst.
            """)
    @OptionGroup var phones: PhonesOption
    @OptionGroup var output: OutputOption
    @OptionGroup var progress: ProgressOption
    @OptionGroup var link: LinkOption
    @OptionGroup var language: LanguageOption
    @OptionGroup var journal: JournalOption
    @Option(
        help:
            "clean (erases all data; the default for a .tgz), keep-data (the default for an OTA), or clean-lock (also locks)."
    )
    var mode: FlashMode?
    @Flag(help: "Print the plan and what the gates say, and do nothing.") var dryRun = false
    @Flag(help: "Read the whole package again, even if it was read before and is unchanged.") var reread = false
    @Option(
        name: .customLong("accept"), help: "Gates that you consent to, with commas between: data-loss,account-binding.")
    var accept: [String] = []
    @Argument(help: "A .tgz, a .tar, an unpacked folder, or a full OTA .zip.", completion: .file()) var package: String

    func run() throws {
        Console.isPlain = progress.isPlain
        var outcome = Outcome.done
        try ending(json: output.json) { () throws(Failure) in
            Interrupt.beforeWriting()
            let records = try journal.records()
            let face = Face(
                json: output.json, dryRun: dryRun, accepted: try Accepted(accept), say: language.lexicon)
            try lookFor(package: self.package)
            let addresses = try phones.addresses()
            let package = try readPackage(
                self.package, cache: PackageCache.standard, trusts: !reread, locks: mode == .cleanLock,
                progress: ReadingProgress().report, treeProgress: ReadingProgress(.trees).report)
            sayOfName(package.facts.nameRemarks)
            guard addresses.count == 1 else {
                outcome = try FlashTogether(
                    package: package, path: self.package, mode: mode ?? package.facts.defaultMode, face: face,
                    careful: link.careful, records: records
                ).run(addresses)
                return
            }
            let owner = FlashOwner(face, isRecalled: package.isRecalled)
            try FlashOperation(
                package, at: self.package, mode: mode, on: addresses[0], accepted: face.accepted, careful: link.careful,
                records, show: owner.show
            ).perform(for: owner)
        }
        if outcome != .done { throw ExitCode(outcome.rawValue) }
    }

    private func sayOfName(_ remarks: [String]) {
        guard !remarks.isEmpty else { return }
        Console.remark("Of the package: \(remarks.joined(separator: "; ")). restock goes by what is in it.")
    }
}

extension FlashMode: ExpressibleByArgument {}
