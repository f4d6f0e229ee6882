import ArgumentParser
import Plan
import RestockKit

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what a phone is, whether it is locked, and what binds it to an account.")
    @OptionGroup var phone: PhoneOption
    @OptionGroup var output: OutputOption
    @OptionGroup var language: LanguageOption

    func run() throws {
        try ending(json: output.json) { () throws(Failure) in
            let say = language.lexicon
            let name = try phone.address()
            if let booted = try BootedPhone.find(name, environment: Console.environment) {
                let words = Words(width: Console.width, colour: false, say: say)
                return Console.out(
                    output.json ? jsonLine(BootedJSON(booted)) : BootedText.render(booted, words: words))
            }
            let address = try PhoneFinder().choose(name)
            let session = try connect(to: address)
            defer { session.transport.close() }
            let facts = try Survey(session, address: address).read()
            Console.out(
                output.json ? jsonLine(StatusJSON(facts)) : StatusText.render(facts, width: Console.width, say: say))
        }
    }
}
