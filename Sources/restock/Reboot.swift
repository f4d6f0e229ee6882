import ArgumentParser
import Fastboot
import RestockKit
import Safety
import Transport

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
            let name = try phone.address()
            let address = try Keeping.remembering(name) { () throws(Failure) in try restart(name) }
            if output.json {
                Console.out(jsonLine(RebootJSON(target: target)))
            } else {
                // AOSP calls it fastboot, which to an owner is the other one.
                Console.out("The phone at \(address) restarts to \(target == "fastboot" ? "fastbootd" : target).")
                if RebootTarget(name: target) == .recovery, address.inRecovery != address {
                    Console.note("In its recovery its name is: \(address.inRecovery)")
                }
            }
        }
    }

    private func restart(_ name: PhoneAddress?) throws(Failure) -> PhoneAddress {
        if let candidate = try RecoveryFinder.standard.candidate(name) {
            let held = try Keeping.hold(candidate.address, "reboot", target)
            defer { withExtendedLifetime(held) {} }
            let session = try RecoveryFinder.standard.choose(name)
            defer { session.close() }
            // Into anything else it cannot be restarted from there, which is said below.
            if RebootTarget(name: target) == .system { try confirm(.find(of: session.phone, in: .standard)) }
            try reboot(session, address: candidate.address, to: target)
            return candidate.address
        }
        let address = try PhoneFinder().choose(name)
        let held = try Keeping.hold(address, "reboot", target)
        defer { withExtendedLifetime(held) {} }
        let session = try connect(to: address)
        defer { session.transport.close() }
        try confirm(.find(session, address: address, in: .standard))
        try reboot(session, address: address, to: target)
        return address
    }

    /// What starts a phone may be half new in the middle of a flash.
    private func confirm(_ unfinished: UnfinishedFlash?) throws(Failure) {
        guard let unfinished else { return }
        // The one restart that such a phone needs.
        if unfinished.clearing != nil, RebootTarget(name: target) == .bootloader {
            Console.remark("Run \(unfinished.run) is not finished. When the phone is back, type: \(unfinished.next)")
            return
        }
        let finding = unfinished.finding
        Interrupt.beforeWriting { $0.leaving(unfinished) }
        let say = language.lexicon
        if output.json {
            Console.out(jsonLine(FindingJSON(finding)))
        } else {
            Console.note(Words(width: Console.width, colour: Console.usesColour, say: say).finding(finding) + "\n")
        }
        let accepted = try Accepted(accept)
        do throws(Failure) {
            try Verdict.weigh(
                [finding], accepted: accepted,
                ask: Console.canAsk && !output.json ? { Consent.ask($0, say: say) } : nil)
        } catch {
            throw error.leaving(unfinished)
        }
    }
}
