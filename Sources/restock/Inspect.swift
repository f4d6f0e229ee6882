import ArgumentParser
import RestockKit
import Safety
import StockPackage

struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads a package whole: what it is for, what it would do, and whether it is intact. Needs no phone.")
    @OptionGroup var output: OutputOption
    @OptionGroup var progress: ProgressOption
    @Flag(help: "List each step, also at a terminal, where the plan is otherwise short.") var steps = false
    @Argument(
        help: "A .tgz, a .tar, an unpacked folder, an OTA .zip, or a payload.bin.", completion: .file())
    var package: String

    func run() throws {
        Console.isPlain = progress.isPlain
        var unfit = false
        try ending(json: output.json, writes: false) { () throws(Failure) in
            Interrupt.beforeWriting()
            if OTAPackage.isFor(package) { return try inspectOTA() }
            // This verb is the reading itself; a flash after it need not wait for another.
            let package = try readPackage(
                self.package, cache: PackageCache.standard, trusts: false, progress: ReadingProgress().report)
            let known = KeyMemory.standard.recall(package.facts.codename)
            let findings = packageFindings(package.facts, knownKey: known.key)
            let refused = isUnfit(package.facts, findings)
            if output.json {
                Console.out(
                    jsonLine(
                        InspectJSON(
                            package.facts, findings: findings, outcome: refused ? .refused : .done,
                            remarks: [known.remark].compactMap(\.self))))
            } else {
                if let remark = known.remark { Console.remark(remark) }
                Console.out(
                    InspectText(width: Console.width, isShort: Console.outputIsTerminal && !steps).render(
                        package.facts, findings: findings))
            }
            unfit = refused
        }
        if unfit { throw ExitCode(Outcome.refused.rawValue) }
    }

    private func inspectOTA() throws(Failure) {
        let ota = try readOTA(package, progress: ReadingProgress().report)
        let facts = UpdatePackage(ota).facts
        let known = KeyMemory.standard.recall(facts.codename)
        let findings = updateFindings(facts, knownKey: known.key)
        if output.json {
            return Console.out(
                jsonLine(
                    OTAJSON(
                        ota.facts, avb: facts.avb, findings: findings, remarks: [known.remark].compactMap(\.self))))
        }
        if let remark = known.remark { Console.remark(remark) }
        Console.out(OTAText(width: Console.width).render(ota.facts, avb: facts.avb, findings: findings))
    }
}
