import ArgumentParser
import Journal
import Plan
import RestockKit
import Safety
import Transport

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what a phone is, whether it is locked, and what binds it to an account.")
    @OptionGroup var phone: PhoneOption
    @OptionGroup var output: OutputOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        try ending(json: output.json, writes: false) { () throws(Failure) in
            let say = language.lexicon
            let name = try phone.address()
            try Records.standard().remembering(name) { () throws(Failure) in try show(name, say) }
        }
    }

    private func show(_ name: PhoneAddress?, _ say: Lexicon) throws(Failure) {
        if try showRecovery(name, say) { return }
        if let booted = try BootedPhone.find(name, environment: Console.environment) {
            let words = Words(width: Console.width, colour: false, say: say)
            return Console.out(output.json ? jsonLine(BootedJSON(booted)) : BootedText.render(booted, words: words))
        }
        let address = try PhoneFinder().choose(name)
        try HeldPhone.keepAway(from: address, in: .standard)
        let session = try connect(to: address)
        defer { session.transport.close() }
        let facts = try Survey(session, address: address).read()
        let unfinished = UnfinishedFlash.find(of: RunRecord.Phone(facts), in: .standard)
        Console.out(
            output.json
                ? jsonLine(StatusJSON(facts, unfinished: unfinished))
                : StatusText.render(facts, unfinished: unfinished, width: Console.width, say: say))
    }

    /// - Returns: false where the name means no phone in its recovery.
    private func showRecovery(_ name: PhoneAddress?, _ say: Lexicon) throws(Failure) -> Bool {
        guard let candidate = try RecoveryFinder.standard.candidate(name),
            let session = try RecoveryFinder.standard.open(candidate)
        else { return false }
        defer { session.close() }
        if let remark = InstalledMemory.standard.remember(session.phone) { Console.remark(remark) }
        let unfinished = UnfinishedFlash.find(of: session.phone, in: .standard)
        Console.out(
            output.json
                ? jsonLine(RecoveryJSON(session.phone, unfinished: unfinished))
                : RecoveryText.render(session.phone, unfinished: unfinished, width: Console.width, say: say))
        return true
    }
}

extension RecoveryFinder {
    /// The one of this computer.
    static let standard = RecoveryFinder(environment: Console.environment)
}

extension InstalledMemory {
    /// The memory of this user.
    static var standard: InstalledMemory {
        InstalledMemory(stateHome: Console.environment("XDG_STATE_HOME"), home: Console.environment("HOME"))
    }
}
