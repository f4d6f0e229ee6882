import ArgumentParser
import Bytes
import FoundationEssentials
import Journal
import RestockKit

struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What was done to which phone: runs, versions, consents, outcomes.",
        discussion: """
            Serial numbers are shortened and paths left out, so that it can be shown to others; --show-serials shows all of it. With a \
            run's number: that run, step by step, with every consent and the sentence that was shown.
            """)
    @OptionGroup var output: OutputOption
    @Flag(help: "Show serial numbers and paths whole.") var showSerials = false
    @Option(
        help:
            "Write the report of the run to this file, to hand it on: a page where its name ends in .html, else text.",
        completion: .file())
    var report: String?
    @Argument(help: ArgumentHelp("The number of a run.", valueName: "run")) var number: Int64?

    func validate() throws {
        if report != nil, number == nil { throw ValidationError("--report wants the number of a run") }
    }

    func run() throws {
        try ending(json: output.json, writes: false) { () throws(Failure) in
            guard let number else {
                let runs = try RunHistory.all(in: .standard)
                let shown = runs.map { ShownRun($0, isWhole: showSerials, among: runs, in: .standard) }
                if output.json { return Console.out(jsonLine(HistoryJSON(shown))) }
                return Console.out(HistoryText(width: Console.width).list(shown))
            }
            let shown = ShownRun(
                try RunHistory.run(number, in: .standard), isWhole: showSerials,
                among: try RunHistory.all(in: .standard), in: .standard)
            if let report {
                let isPage = report.hasSuffix(".html") || report.hasSuffix(".htm")
                try write(isPage ? RunPage(shown).text : HistoryText(width: 80).report(shown) + "\n", to: report)
            }
            if output.json { return Console.out(jsonLine(RunJSON(shown))) }
            if let report { return Console.out("The report of run \(number) is in \(report).") }
            Console.out(HistoryText(width: Console.width).report(shown))
        }
    }

    /// Why a file could not be made.
    private func obstacle(_ path: String) -> String {
        if FileManager.default.fileExists(atPath: path) { return "it is there already, and is not written over." }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder) else { return "there is no folder \(folder)" }
        return "the folder \(folder) cannot be written."
    }

    private func write(_ text: String, to path: String) throws(Failure) {
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
        } catch {
            throw Failure(
                .failed, "The report cannot be written to \(path): \(obstacle(path))", next: "Name another file.")
        }
    }
}
