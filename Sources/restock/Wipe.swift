import ArgumentParser
import RestockKit

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
            let records = try journal.records()
            let name = try phone.address()
            let owner = WipeOwner(
                face: Face(
                    json: output.json, dryRun: dryRun, accepted: try Accepted(accept), say: language.lexicon),
                name: name)
            try WipeOperation(
                on: name, via: via, finder: .standard, patience: .seconds(patience), records,
                stopRequested: { Interrupt.isRequested }, step: owner.tell
            ).perform(for: owner)
        }
    }
}

extension WipeVia: ExpressibleByArgument {}
