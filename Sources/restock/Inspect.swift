import ArgumentParser
import RestockKit
import Safety

struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads a package whole: what it is for, what it would do, and whether it is intact. Needs no phone.")
    @OptionGroup var output: OutputOption
    @Argument(help: "A .tgz, a .tar, or an unpacked folder.") var package: String

    func run() throws {
        var unfit = false
        try ending(json: output.json) { () throws(Failure) in
            Interrupt.beforeWriting()
            let package = try readPackage(self.package, progress: ReadingProgress().report)
            let known = KeyMemory.standard.recall(package.facts.codename)
            let findings = packageFindings(package.facts, knownKey: known.key)
            // What only the lock is refused for makes no package unfit.
            let refused = findings.contains { $0.severity == .refuse && $0.gate != .packageAuthenticity }
            if output.json {
                Console.out(
                    jsonLine(
                        InspectJSON(
                            package.facts, findings: findings, outcome: refused ? .refused : .done,
                            remarks: [known.remark].compactMap(\.self))))
            } else {
                if let remark = known.remark { Console.remark(remark) }
                Console.out(InspectText(width: Console.width).render(package.facts, findings: findings))
            }
            unfit = refused
        }
        if unfit { throw ExitCode(Outcome.refused.rawValue) }
    }
}
