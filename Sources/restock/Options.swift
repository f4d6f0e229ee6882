import ArgumentParser
import Bytes
import RestockKit
import Safety
import Transport

/// Which phone is meant.
struct PhoneOption: ParsableArguments {
    @Option(
        name: [.customShort("s"), .customLong("serial")],
        help:
            "The phone: SERIAL, usb:PATH, tcp:HOST[:PORT], udp:HOST[:PORT], adb:HOST[:PORT]. Default: $ANDROID_SERIAL.")
    // A single option would take the last of several without a word.
    var phones: [String] = []

    init() {}

    /// - Parameter phones: the names, for a verb that has an option of its own.
    init(_ phones: [String]) { self.phones = phones }

    func validate() throws {
        guard phones.count > 1 else { return }
        throw ValidationError("One phone at a time: -s was given \(phones.count) times. Several can only be flashed.")
    }

    /// The name as given, or from the environment; nil when there is none.
    func address() throws(Failure) -> PhoneAddress? {
        guard let phone = phones.first else { return try PhoneOption.environment() }
        return try PhoneOption.read(phone)
    }

    static func read(_ text: String) throws(Failure) -> PhoneAddress {
        guard let address = PhoneAddress(text), !isMisspelt(text) else {
            throw Failure(
                .usage, "\"\(ForeignText(text))\" names no phone.",
                next: "Write SERIAL, usb:PATH, tcp:HOST[:PORT], udp:HOST[:PORT] or adb:HOST[:PORT] after -s.")
        }
        return address
    }

    /// `tpc:127.0.0.1:5554` would be a serial number; none has the form of an address behind a word of letters.
    private static func isMisspelt(_ text: String) -> Bool {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, case .serial = PhoneAddress(text) else { return false }
        return parts[0].allSatisfy { $0.isASCII && $0.isLetter } && parts[1].contains(":")
    }

    /// What `$ANDROID_SERIAL` names, as it does for adb and fastboot.
    static func environment() throws(Failure) -> PhoneAddress? {
        let text = Console.environment("ANDROID_SERIAL")
        return text.isEmpty ? nil : try read(text)
    }
}

/// Which phones are meant, where several can be.
struct PhonesOption: ParsableArguments {
    @Option(
        name: [.customShort("s"), .customLong("serial")],
        help:
            "The phone: SERIAL, usb:PATH, tcp:HOST[:PORT], udp:HOST[:PORT]. May be repeated. Default: $ANDROID_SERIAL.")
    var phones: [String] = []
    @Flag(help: "Every phone in fastboot mode on USB.") var all = false

    func validate() throws {
        if all, !phones.isEmpty { throw ValidationError("--all and -s do not go together") }
    }

    /// The phones, each once, in the order in which they were named.
    func addresses() throws(Failure) -> [PhoneAddress] {
        let finder = PhoneFinder()
        if all { return try finder.chooseAll() }
        func choose(_ name: PhoneAddress?) throws(Failure) -> PhoneAddress {
            try Records.standard().remembering(name) { () throws(Failure) in try finder.choose(name) }
        }
        if phones.isEmpty { return [try choose(PhoneOption.environment())] }
        var chosen: [PhoneAddress] = []
        for text in phones {
            let address = try choose(PhoneOption.read(text))
            guard !chosen.contains(address) else {
                throw Failure(.usage, "The phone at \(address) is named twice.", next: "Name each phone once.")
            }
            chosen.append(address)
        }
        return chosen
    }
}

/// How results are printed.
struct OutputOption: ParsableArguments {
    @Flag(name: .long, help: "Print JSON Lines on standard output; the last line is the result.")
    var json = false
}

/// How a long reading or flash is shown.
struct ProgressOption: ParsableArguments {
    enum Style: String, ExpressibleByArgument, CaseIterable {
        case auto, plain
    }

    @Option(help: "auto: a line that moves, on a terminal. plain: lines that stay, for screen readers and logs.")
    var progress = Style.auto

    var isPlain: Bool { progress == .plain }
}

/// How bytes travel over the cable.
struct LinkOption: ParsableArguments {
    @Flag(
        help: """
            Over USB, send in small pieces, one at a time: slower, for a port or cable that breaks off. `resume` does so by itself after that.
            """)
    var careful = false
}

/// In which language owners are spoken to.
struct LanguageOption: ParsableArguments {
    @Option(help: "The language of the words for owners: en, hi or ru. Default: that of the locale.")
    var lang: Language?

    var lexicon: Lexicon { Lexicon(lang ?? Language(environment: Console.environment)) }
}

extension Language: ExpressibleByArgument {}
