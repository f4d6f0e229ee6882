import ArgumentParser
import Fastboot
import RestockKit

struct Reboot: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Restarts a phone.")
    @OptionGroup var phone: PhoneOption
    @OptionGroup var output: OutputOption
    @OptionGroup var language: LanguageOption
    @Option(name: .customLong("accept"), help: "Gates that you consent to: unfinished-flash.") var accept: [String] = []
    @Argument(help: "system, bootloader, recovery or fastbootd (user-space fastboot; also called fastboot).")
    var target = "system"

    func validate() throws {
        guard RebootTarget(name: target) != nil else {
            throw ValidationError("\"\(target)\" is no reboot target: system, bootloader, recovery or fastbootd.")
        }
    }

    func run() throws {
        try ending(json: output.json) { () throws(Failure) in
            Interrupt.beforeWriting()
            let face = Face(
                json: output.json, dryRun: false, accepted: try Accepted(accept), say: language.lexicon)
            try RebootOperation(on: try phone.address(), to: target, finder: .standard, .standard())
                .perform(for: RebootOwner(face: face, target: target))
        }
    }
}
