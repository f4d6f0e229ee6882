import ArgumentParser
import Fastboot
import Glibc
import Journal
import RestockKit
import Transport

/// restock in the place of AOSP's `fastboot`.
enum DropIn {
    /// What it says it is. The number is that of the newest AOSP program whose command line it has: scripts ask for a least version.
    static let version = "35.0.2-restock"

    /// Runs a command line and gives back the exit status: 0 or 1, as with AOSP's `fastboot`; 1 also where its output could not be written.
    static func run(_ arguments: [String]) -> Int32 {
        let status = answer(arguments)
        guard status == 0, LostOutput.isAnyButClosedError else { return status }
        if let news = LostOutput.news() { Console.error("fastboot: error: \(news)\n") }
        return 1
    }

    private static func answer(_ arguments: [String]) -> Int32 {
        let request: DropInRequest
        do throws(DropInUsage) {
            request = try DropInParser.parse(arguments, environment: Console.environment)
        } catch {
            Console.error("fastboot: \(Words.plain(error.words))\n")
            return 1
        }
        switch request {
        case .help: Console.out(DropInHelp.text)
        case .version: Console.out("fastboot version \(version)\nInstalled as \(program)")
        case .devices(let long): return list(long: long)
        case .connect(let address): return remember { phones throws(DropInError) in try phones.connect(address) }
        case .disconnect(let address):
            return remember { phones throws(DropInError) in try phones.disconnect(address) }
        case .phone(let line, let choice): return talk(line, choice)
        }
        return 0
    }

    private static var remembered: RememberedPhones { RememberedPhones(home: Console.environment("HOME")) }

    private static func remember(_ change: (RememberedPhones) throws(DropInError) -> Void) -> Int32 {
        do throws(DropInError) { try change(remembered) } catch {
            Console.error(DropInScreen.text(error, width: Console.width))
            return 1
        }
        return 0
    }

    private static func talk(_ line: DropInLine, _ choice: DropInChoice) -> Int32 {
        let start = ContinuousClock.now
        // A question changes nothing, and may end with whoever reads the answer.
        if line.commands.isEmpty || !line.commands.allSatisfy(\.isQuestion) { Interrupt.throughOneLine() }
        do throws(DropInError) {
            let policy = DropInPolicy(try consents(choice, for: line))
            try policy.check(line)
            let phones = DropInPhones(
                try phone(choice), shown: named(choice) ?? "any device", patience: try patience(choice),
                remembered: remembered.addresses, locks: .standard
            ) { Console.error(Words(width: Console.width, colour: false).wrap($0) + "\n") }
            let open = { () throws(DropInError) in try phones.open { show(.message($0)) } }
            let tool = DropInTool(try open(), options: line.options, policy: policy, reconnect: open, events: show)
            defer { tool.close() }
            try tool.run(line)
        } catch {
            Console.error(DropInScreen.text(error, width: Console.width))
            return 1
        }
        Console.error(DropInScreen.finished((ContinuousClock.now - start) / .seconds(1)))
        return 0
    }

    @Sendable private static func show(_ event: DropInEvent) { Console.error(DropInScreen.text(event)) }

    /// A question needs no consent. Scripts send what it says into a pipe, and would take a complaint for another phone's answer;
    /// they do not do that with the first command that changes something.
    private static func consents(_ choice: DropInChoice, for line: DropInLine) throws(DropInError) -> Accepted {
        let given = Console.environment("RESTOCK_ACCEPT")
        do throws(Failure) {
            _ = try Accepted(choice.accepts, behind: "--restock-accept ")
            return try Accepted(choice.accepts + [given], behind: "RESTOCK_ACCEPT=")
        } catch {
            if choice.accepts.isEmpty, line.commands.allSatisfy(\.isQuestion) { return Accepted() }
            throw .refused("\(error.sentence) Nothing was sent.", next: error.next)
        }
    }

    /// The phone's name, as given or from the environment.
    private static func named(_ choice: DropInChoice) -> String? {
        let names = [choice.phone ?? "", Console.environment("FASTBOOT_DEVICE"), Console.environment("ANDROID_SERIAL")]
        return names.first { !$0.isEmpty }
    }

    private static func phone(_ choice: DropInChoice) throws(DropInError) -> PhoneAddress? {
        guard let name = named(choice) else { return nil }
        guard let address = PhoneAddress(name) else {
            throw .stopped("\"\(name)\" names no phone: write SERIAL, usb:PATH, tcp:HOST[:PORT] or udp:HOST[:PORT]")
        }
        return address
    }

    /// AOSP's `fastboot` waits without end. Here a script that nobody looks at ends some day.
    private static func patience(_ choice: DropInChoice) throws(DropInError) -> Duration {
        let text = Console.environment("RESTOCK_WAIT")
        if let seconds = choice.patience { return .seconds(seconds) }
        guard !text.isEmpty else { return .seconds(600) }
        guard let seconds = Int(text), seconds >= 0 else {
            throw .stopped("RESTOCK_WAIT is no number of seconds: \(text)")
        }
        return .seconds(seconds)
    }

    /// `devices`: one line a phone in fastboot mode, tabs and columns as AOSP's `fastboot` has them.
    private static func list(long: Bool) -> Int32 {
        do throws(Failure) {
            for phone in try PhoneFinder().attached() where phone.mode != .adb {
                let serial = phone.problem.map { "no permissions (\($0))" } ?? phone.serial ?? "????????????"
                Console.out(
                    long
                        ? "\(serial.padded(to: 22)) \(phone.mode.rawValue) \(phone.address)"
                        : "\(serial)\t\(phone.mode.rawValue)")
            }
            for address in remembered.addresses {
                let state = RememberedPhones.answers(address) ? "fastboot" : "offline"
                Console.out(long ? "\("\(address)".padded(to: 22)) \(state)" : "\(address)\t\(state)")
            }
            return 0
        } catch {
            Console.error("fastboot: error: \(error.sentence)\n")
            return 1
        }
    }

    /// Where this program is.
    private static var program: String {
        var bytes = [CChar](repeating: 0, count: 4096)
        let count = unsafe readlink("/proc/self/exe", &bytes, bytes.count)
        guard count > 0 else { return CommandLine.arguments.first ?? "fastboot" }
        return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// `restock fastboot ...`. The name alone is here, for the list of commands: what follows is not ours to parse; see ``DropIn``.
struct FastbootVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fastboot",
        abstract: "Takes the place of AOSP's fastboot: same arguments, same output, with the same refusals as restock.",
        discussion: "`restock fastboot --help` lists its commands and options.")
    @Argument(parsing: .captureForPassthrough) var words: [String] = []

    func run() throws { throw ExitCode(DropIn.run(words)) }
}
