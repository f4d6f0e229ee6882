import ArgumentParser
import Plan
import RestockKit

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what a phone is, whether it is locked, and what binds it to an account.")
    @OptionGroup var phone: PhoneOption
    @OptionGroup var output: OutputOption

    func run() throws {
        try ending(json: output.json) { () throws(Failure) in
            let address = try PhoneFinder().choose(phone.address())
            let session = try connect(to: address)
            defer { session.transport.close() }
            let facts = try Survey(session, address: address).read()
            Console.out(output.json ? jsonLine(StatusJSON(facts)) : StatusText.render(facts, width: Console.width))
        }
    }
}
