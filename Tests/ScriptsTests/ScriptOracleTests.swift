import Foundation
import Scripts
import Testing

/// Real shells are the judge: bash and dash run the scripts with a stand-in for fastboot that writes down what it hears, and the reader
/// must have foretold exactly that, also when a command fails or a phone answers something else. Needs both shells; takes a few seconds.
struct ScriptOracleTests {
    struct Run: Sendable, CustomTestStringConvertible {
        let text: String
        /// What the stand-in answers to `getvar`.
        let answers: [String: String]
        var testDescription: String { "\(text.prefix(60)) \(answers)" }
    }

    private static let modern = ["anti": "1", "rollback_ver": "1", "crc": "1"]

    static let generations: [Run] =
        [
            (ScriptFixtures.oldQualcommShell, "raphaelin"), (ScriptFixtures.androidOneShell, "daisy"),
            (ScriptFixtures.oldMediaTekShell, "lancelot"), (ScriptFixtures.newMediaTekShell, "chopin"),
        ].map { Run(text: $0.0, answers: modern.merging(["product": $0.1]) { $1 }) } + [
            Run(
                text: ScriptFixtures.newMediaTekShell,
                answers: [
                    "product": "chopin", "anti": "0", "crc": "0", "partition-type:opcust": "raw data",
                    "partition-type:opconfig": "ext4",
                ]),
            Run(
                text: ScriptFixtures.newMediaTekShell, answers: ["product": "chopin", "partition-type:opconfig": "raw"]),
            Run(text: ScriptFixtures.newMediaTekShell, answers: ["product": "other", "anti": "0"]),
            Run(text: ScriptFixtures.newMediaTekShell, answers: ["product": "chopin", "anti": "2"]),
            Run(text: ScriptFixtures.oldQualcommShell, answers: ["product": "raphael", "anti": "1"]),
            Run(text: ScriptFixtures.oldMediaTekShell, answers: ["product": "lancelotx", "rollback_ver": "1"]),
            Run(text: ScriptFixtures.oldMediaTekShell, answers: ["product": "lancelot", "rollback_ver": "3"]),
            Run(text: ScriptFixtures.oldMediaTekShell, answers: ["product": "lancelot", "anti": "9"]),
        ]

    static let lines: [Run] = ScriptLineTests.shellSteps.filter { !$0.text.contains("-s $1") }.flatMap {
        [Run(text: $0.text, answers: ["crc": "1"]), Run(text: $0.text, answers: [:])]
    }

    static let forms: [Run] = FormFixtures.shell.flatMap { form in
        form.phones.map { Run(text: form.text, answers: $0) }
    }

    @Test("bash and dash do what was read, whatever fails", arguments: ["/bin/bash", "/bin/dash"])
    func shellsDoWhatWasRead(shell: String) throws {
        var runs: [(FlashScript, ShellBench.Run)] = []
        for run in Self.generations + Self.lines + Self.forms {
            let script = try SeedTrial.read(run.text)
            if shell.hasSuffix("dash"), SeedTrial.isBashOnly(script) { continue }
            for failing in [nil] + script.steps.map({ Optional(Foretold.words($0)) }) {
                runs.append((script, ShellBench.Run(text: run.text, answers: run.answers, failing: failing)))
            }
        }
        #expect(runs.count > 200)
        let bench = try ShellBench(shell: shell)
        defer { bench.remove() }
        for ((script, run), heard) in zip(runs, try bench.heard(runs.map(\.1))) {
            let foretold = Foretold(answers: run.answers, failing: run.failing).commands(of: script)
            #expect(heard == foretold, "\(run.failing ?? "nothing") failing, \(run.answers):\n\(run.text)")
        }
    }

    /// `RESTOCK_SCRIPT_SEEDS=0-10000` runs more of them: each is some ten runs in two shells, about a tenth of a second.
    @Test("bash and dash do what was read of generated scripts, and of those that were damaged by one edit")
    func shellsAgreeOnGeneratedScripts() throws {
        let wanted = ProcessInfo.processInfo.environment["RESTOCK_SCRIPT_SEEDS"]?.split(separator: "-").compactMap {
            Int($0)
        }
        let seeds = wanted.flatMap { $0.count == 2 && $0[0] < $0[1] ? $0[0]..<$0[1] : nil } ?? 0..<100
        for start in stride(from: seeds.lowerBound, to: seeds.upperBound, by: 100) {
            let part = start..<min(start + 100, seeds.upperBound)
            let verdict = try SeedJudge.judge(part)
            #expect(verdict.disagreements == [])
            #expect(verdict.refusals == [], "sound scripts")
            #expect(verdict.whole == part.count)
            #expect(verdict.damaged > 0 || part.count < 20)
            #expect(verdict.damagedRefused > 0 || part.count < 20)
        }
    }
}
