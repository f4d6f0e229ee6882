import ArgumentParser
import RestockKit

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
            let records = try journal.records()
            let face = Face(
                json: output.json, dryRun: dryRun, accepted: try Accepted(accept), say: language.lexicon)
            let owner = SideloadOwner(face: face)
            let token = try token()
            let name = try phone.address()
            let package = try readSideload(self.package, progress: ReadingProgress().report)
            try SideloadOperation(
                package, at: self.package, on: name, token: token, finder: .standard, patience: .seconds(patience),
                records, stopRequested: { Interrupt.isRequested }, progress: owner.show
            ).perform(for: owner)
        }
    }

    private func token() throws(Failure) -> SideloadToken? {
        guard let validation else { return nil }
        let file = try ValidationFile(path: validation)
        let key: TokenKey? = if let tokenKey { try TokenKey(path: tokenKey) } else { nil }
        return SideloadToken(file, key: key, erases: erases)
    }
}
