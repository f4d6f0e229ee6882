import ArgumentParser
import Bytes
import Glibc
import RestockKit

/// Where the program begins: under the name `fastboot`, or with that word first, it is the drop-in.
@main
struct Entry {
    static func main() {
        Streams.fill()
        let words = CommandLine.arguments
        if let failure = odd(words.dropFirst()) {
            Console.note(Words(width: Console.width, colour: false).failure(failure))
            exit(failure.outcome.rawValue)
        }
        let name = words.first?.split(separator: "/").last
        if name == "fastboot" { exit(DropIn.run(Array(words.dropFirst()))) }
        if words.dropFirst().first == "fastboot" { exit(DropIn.run(Array(words.dropFirst(2)))) }
        Restock.main()
    }

    /// A word with a line end or another control character, as a file's name from elsewhere may have: shown, it could pass for words of this
    /// program.
    private static func odd(_ words: some Sequence<String>) -> Failure? {
        func isControl(_ letter: Unicode.Scalar) -> Bool { letter.properties.generalCategory == .control }
        guard let word = words.first(where: { $0.unicodeScalars.contains(where: isControl) }) else { return nil }
        return Failure(
            .usage,
            "\"\(ForeignText(word.prefix(200)))\" holds a letter that nobody can see. restock takes no such word.",
            state: "",
            next: "If it is the name of a file, rename that first.")
    }
}

struct Restock: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restock",
        abstract: "Puts Xiaomi phones back on stock firmware, and tells the truth about their locks.",
        discussion: """
            Nothing is written to a phone before every check has passed. Account locks survive every flash and every wipe; only the \
            account's holder can release them.

            Exit status: 0 done, 1 failed, 2 refused (nothing written), 3 cancelled (nothing written), 4 no phone or several and none \
            named, 5 ended after the first write without success, 64 usage, 74 done, but the output could not be written.
            """,
        version: "restock 0.1.0",
        subcommands: [
            Devices.self, Status.self, Inspect.self, Flash.self, Resume.self, Wipe.self, Sideload.self, History.self,
            Account.self, Gates.self, Reboot.self, Doctor.self, FastbootVerb.self, Demo.self,
        ])

    static func main() {
        HeapHabits.settle()
        let words = Array(CommandLine.arguments.dropFirst())
        let verbs = configuration.subcommands.map { $0._commandName } + ["help"]
        if let failure = VerbName.failure(in: words, verbs: verbs) {
            Console.note(Words(width: Console.width, colour: Console.usesColour).failure(failure))
            Glibc.exit(failure.outcome.rawValue)
        }
        do {
            var command = try parseAsRoot(words)
            try command.run()
            leaveIfLost()
        } catch {
            leave(error)
        }
    }

    /// Everything is done, and whoever reads the output has not got all of it.
    private static func leaveIfLost() {
        guard LostOutput.isAny else { return }
        if let news = LostOutput.news() { Console.remark("\(news) Everything else is done.") }
        Glibc.exit(LostOutput.status)
    }

    /// Ends the program as ArgumentParser does, in the voice of every other message.
    private static func leave(_ error: any Error) -> Never {
        let words = Words(width: Console.width, colour: Console.usesColour)
        let text = words.usage(fullMessage(for: error))
        let status = exitCode(for: error)
        if status == .success, !text.isEmpty {
            Console.out(text)
            leaveIfLost()
            Glibc.exit(status.rawValue)
        }
        guard text.hasPrefix("Error: ") else { exit(withError: error) }
        // The first line is the message; the usage below it is laid out already.
        let lines = text.dropFirst("Error: ".count).split(
            separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let isForce = lines[0].contains("Unknown option '--force'")
        let message =
            isForce
            ? "There is no --force: what may be agreed to is named gate by gate, with --accept; a refusal stands."
            : String(lines[0])
        Console.note(words.failure(Failure(.usage, message, state: "", next: "")))
        if lines.count > 1 { Console.note(String(lines[1])) }
        Glibc.exit(status.rawValue)
    }
}
