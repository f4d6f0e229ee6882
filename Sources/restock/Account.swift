import ArgumentParser
import Journal
import RestockKit
import Safety

struct Account: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what binds a phone to an account, what survives what, and how to release it. Needs no phone.",
        discussion: """
            At a terminal two questions are asked, so that the steps come in the order that fits you; --access and --origin answer them. \
            restock is no way round these locks: only the account's holder can release them.
            """)
    @Option(
        name: [.customShort("s"), .customLong("serial"), .customLong("phone")],
        help: "Also look at this phone: SERIAL, usb:PATH, tcp:HOST[:PORT], udp:HOST[:PORT], adb:HOST[:PORT].")
    var phones: [String] = []
    @OptionGroup var language: LanguageOption
    @OptionGroup var output: OutputOption
    @Option(help: "Can you still sign in to the account? yes, no or unsure.") var access: AccountGuide.Access?
    @Option(help: "The phone is: own, second-hand, forgotten (account or password) or selling.") var origin:
        AccountGuide.Origin?
    @Flag(help: "Also go through what popular guides say, claim by claim.") var claims = false

    func validate() throws { try PhoneOption(phones).validate() }

    func run() throws {
        try ending(json: output.json, writes: false) { () throws(Failure) in
            Interrupt.beforeWriting()
            let verdict = try look()
            let guide = AccountGuide(access: access, origin: origin)
            if output.json {
                return Console.out(
                    jsonLine(AccountJSON(guide, verdict: verdict, claims: claims, say: language.lexicon)))
            }
            show(verdict)
        }
    }

    /// What can be read of the named phone. $ANDROID_SERIAL names none here: this page needs no phone.
    private func look() throws(Failure) -> AccountVerdict? {
        guard !phones.isEmpty else { return nil }
        let option = PhoneOption(phones)
        let name = try option.address()
        if let candidate = try RecoveryFinder.standard.candidate(name),
            let session = try RecoveryFinder.standard.open(candidate)
        {
            session.close()
            return AccountVerdict(.unreadable(in: .recovery))
        }
        if let booted = try BootedPhone.find(name, environment: Console.environment) { return booted.verdict }
        let address = try PhoneFinder().choose(name)
        try HeldPhone.keepAway(from: address, in: .standard)
        let session = try connect(to: address)
        defer { session.transport.close() }
        // Of accounts it has nothing to say.
        let facts = try Survey(session, address: address).read()
        return AccountVerdict(.unreadable(in: .fastboot), ownWord: facts.lock)
    }

    private func show(_ verdict: AccountVerdict?) {
        let words = Words(width: Console.width, colour: false, say: language.lexicon)
        let text = AccountText(words: words)
        Console.out(text.head(phone: verdict?.sentences(words.say) ?? []))
        // Asked before the page goes by. Where it goes into a pager or a file, nobody sees a question.
        let asks = Console.canAsk && Console.outputIsTerminal && (access == nil || origin == nil)
        let guide =
            asks
            ? AccountQuestions(words: words).guide(access: access, origin: origin)
            : AccountGuide(access: access, origin: origin)
        Console.out("\n" + text.model())
        if claims { Console.out("\n" + text.claims()) }
        // Last, so that it is what is on the screen.
        Console.out("\n" + text.guide(guide))
    }
}

extension AccountGuide.Access: ExpressibleByArgument {}
extension AccountGuide.Origin: ExpressibleByArgument {}
