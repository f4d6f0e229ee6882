import ArgumentParser
import RestockKit
import StockPackage

struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finishes a flash that was interrupted.",
        discussion: """
            Finds the interrupted run of this phone in the journal, proves that phone and package are those of that run, and hears every \
            gate again, with its consents. Partitions that are not proved to be on the phone's storage are written again, whole; what \
            the phone needs to reach fastboot comes first.
            """)
    @OptionGroup var phone: PhoneOption
    @OptionGroup var output: OutputOption
    @OptionGroup var progress: ProgressOption
    @OptionGroup var link: LinkOption
    @OptionGroup var language: LanguageOption
    @OptionGroup var journal: JournalOption
    @Option(help: "Where the package lies now, if it was moved.", completion: .file()) var package: String?
    @Flag(help: "Write every partition again: something else has written to the phone since.") var anew = false
    @Flag(help: "Print what is left to do and what the gates say, and do nothing.") var dryRun = false
    @Option(
        name: .customLong("accept"), help: "Gates that you consent to, with commas between. They are not remembered.")
    var accept: [String] = []

    func run() throws {
        Console.isPlain = progress.isPlain
        try ending(json: output.json) { () throws(Failure) in
            Interrupt.beforeWriting()
            let records = try journal.records()
            let face = Face(
                json: output.json, dryRun: dryRun, accepted: try Accepted(accept), say: language.lexicon)
            let owner = FlashOwner(face)
            try ResumeOperation(
                on: try phone.address(), package: package, accepted: face.accepted, anew: anew, careful: link.careful,
                records, show: owner.show
            ) { path, locks throws(Failure) in
                try readPackage(
                    path, cache: PackageCache.standard, locks: locks, progress: ReadingProgress().report,
                    treeProgress: ReadingProgress(.trees).report)
            }.perform(for: owner)
        }
    }
}
