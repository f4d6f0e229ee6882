import ArgumentParser
import Glibc
import RestockKit
import Safety
import Transport

/// Which phone is meant.
struct PhoneOption: ParsableArguments {
    @Option(
        name: [.customShort("s"), .customLong("serial")],
        help: "The phone: SERIAL, usb:PATH, tcp:HOST[:PORT]. Default: $ANDROID_SERIAL.")
    var phone: String?

    init() {}

    /// - Parameter phone: the name, for a verb that has an option of its own.
    init(_ phone: String?) { self.phone = phone }

    /// The name as given, or from the environment; nil when there is none.
    func address() throws(Failure) -> PhoneAddress? {
        let fromEnvironment = unsafe getenv("ANDROID_SERIAL").map { unsafe String(cString: $0) } ?? ""
        guard let text = phone ?? (fromEnvironment.isEmpty ? nil : fromEnvironment) else { return nil }
        guard let address = PhoneAddress(text) else {
            throw Failure(
                .usage, "\"\(text)\" names no phone.", next: "Write SERIAL, usb:PATH or tcp:HOST[:PORT] after -s.")
        }
        return address
    }
}

/// How results are printed.
struct OutputOption: ParsableArguments {
    @Flag(name: .long, help: "Print JSON Lines on standard output; the last line is the result.")
    var json = false
}

/// In which language owners are spoken to.
struct LanguageOption: ParsableArguments {
    @Option(help: "The language of the words for owners: en, hi or ru. Default: that of the locale.")
    var lang: Language?

    var lexicon: Lexicon { Lexicon(lang ?? Language(environment: Console.environment)) }
}

extension Language: ExpressibleByArgument {}
