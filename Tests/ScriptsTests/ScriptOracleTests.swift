import Foundation
import Scripts
import Testing

/// The shell itself is the judge: the test scripts run under bash with a stand-in for fastboot that writes down what it
/// is asked to do, and the reader must have foretold exactly that, also when a command fails or a phone answers
/// something else.
struct ScriptOracleTests {
    struct Run: Sendable, CustomTestStringConvertible {
        let text: String
        /// What the stand-in answers to `getvar`.
        let answers: [String: String]
        var testDescription: String { "\(text.prefix(60)) \(answers)" }
    }

    private static let modern = ["anti": "1", "rollback_ver": "1", "crc": "1"]

    static let runs: [Run] =
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
            // A check refuses: nothing is done.
            Run(text: ScriptFixtures.newMediaTekShell, answers: ["product": "other", "anti": "0"]),
            Run(text: ScriptFixtures.newMediaTekShell, answers: ["product": "chopin", "anti": "2"]),
            Run(text: ScriptFixtures.oldQualcommShell, answers: ["product": "raphael", "anti": "1"]),
            Run(text: ScriptFixtures.oldMediaTekShell, answers: ["product": "lancelotx", "rollback_ver": "1"]),
            Run(text: ScriptFixtures.oldMediaTekShell, answers: ["product": "lancelot", "rollback_ver": "3"]),
            Run(text: ScriptFixtures.oldMediaTekShell, answers: ["product": "lancelot", "anti": "9"]),
        ]
        + ScriptLineTests.shellSteps.filter { !$0.text.contains("sleep") && !$0.text.contains("-s $1") }
        .flatMap { [Run(text: $0.text, answers: ["crc": "1"]), Run(text: $0.text, answers: [:])] }

    @Test(arguments: runs) func `the shell does what was read`(_ run: Run) async throws {
        let script = try FlashScript(fileName: "flash_all.sh", text: Array(run.text.utf8))
        let bench = try Bench(run.text, run.answers)
        defer { bench.remove() }
        let failures: [Int?] = [nil] + Array(script.steps.indices)
        for failing in failures {
            let expected = foretell(script, run.answers, failing: failing)
            let wanted = failing.map { Self.words(script.steps[$0].action) } ?? "nothing"
            let done = try await bench.commands(failing: wanted)
            #expect(done == expected, "with \(wanted) failing")
        }
    }

    /// Scripts that were damaged at random, but never by a word that could do harm: whatever the reader still accepts
    /// means the same to the shell.
    @Test(arguments: 0..<12) func `the shell agrees on damaged scripts`(_ round: Int) async throws {
        var damage = ScriptDamage(seed: UInt64(round) &+ 2026)
        let text = damage.applied(to: Self.runs[round % 4].text)
        guard let script = try? FlashScript(fileName: "flash_all.sh", text: Array(text.utf8)) else { return }
        for answers in [Self.runs[round % 4].answers, Self.runs[4].answers, [:]] {
            let bench = try Bench(text, answers)
            defer { bench.remove() }
            let failing = damage.below(script.steps.count)
            for index in [nil, failing] {
                let wanted = index.map { Self.words(script.steps[$0].action) } ?? "nothing"
                let done = try await bench.commands(failing: wanted)
                #expect(
                    done == foretell(script, answers, failing: index), "with \(wanted) failing, \(answers):\n\(text)")
            }
        }
    }

    /// What the reader says that the script does: each check and each step whose condition is met, by line.
    private func foretell(_ script: FlashScript, _ answers: [String: String], failing: Int?) -> [String] {
        let stop = script.checks.first { !passes($0, answers) }?.line ?? Int.max
        let failing = failing.map { Self.words(script.steps[$0].action) }
        var done: [String] = []
        for step in script.steps where step.line < stop {
            if let condition = step.condition, !condition.isMet(by: answers[condition.variable]) { continue }
            done.append(Self.words(step.action))
            if Self.words(step.action) == failing, !step.mayFail { break }
        }
        return done
    }

    private func passes(_ check: ScriptCheck, _ answers: [String: String]) -> Bool {
        switch check {
        case .product(let names, let match, _):
            let product = answers["product"] ?? ""
            return names.contains { name in
                switch match {
                case .exact: product == name
                case .prefix: product.hasPrefix(name)
                case .substring: product.contains(name)
                }
            }
        case .antiRollback(let variable, let number, _):
            let own: Int
            switch number {
            case .inScript(let value): own = value
            case .inFile: own = Bench.antiVersion
            }
            return (Int(answers[variable] ?? "") ?? 0) <= own
        case .variable(let name, .requireEquals(let value, _), _): return answers[name]?.hasPrefix(value) == true
        default: return false
        }
    }

    private static func words(_ action: ScriptStep.Action) -> String {
        switch action {
        case .flash(let partition, let image): "flash \(partition) \(image)"
        default: action.description
        }
    }

    /// A folder with a script, a stand-in for fastboot and its answers.
    private struct Bench {
        static let antiVersion = 1
        let folder: URL

        init(_ text: String, _ answers: [String: String]) throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "script-oracle-\(UUID().uuidString)")
            try FileManager.default.createDirectory(
                at: folder.appending(path: "images"), withIntermediateDirectories: true)
            try write(text, "flash_all.sh")
            try write("\(Self.antiVersion)\n", "images/anti_version.txt")
            try write(answers.map { "\($0.key): \($0.value)\n" }.joined(), "answers")
            // Read by bash before the script. A function, so that no file is written and executed at once.
            try write(
                """
                fastboot() {
                    if [ "$1" = getvar ]; then grep "^$2: " "$BENCH/answers" >&2; return 0; fi
                    local words="$*"
                    words="${words/"$BENCH/"/}"
                    words="${words/.\\//}"
                    echo "$words" >> "$BENCH/log"
                    [ "$words" != "$FAILING" ]
                }
                """, "fastboot")
        }

        private func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }

        func remove() { try? FileManager.default.removeItem(at: folder) }

        /// Runs the script and returns what reached the stand-in.
        func commands(failing: String) async throws -> [String] {
            let log = folder.appending(path: "log")
            try Data().write(to: log)
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            process.arguments = [folder.appending(path: "flash_all.sh").path]
            process.currentDirectoryURL = folder
            process.environment = [
                "PATH": "/usr/bin:/bin", "BENCH": folder.path, "FAILING": failing,
                "BASH_ENV": folder.appending(path: "fastboot").path,
            ]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
                process.terminationHandler = { _ in done.resume() }
                do { try process.run() } catch { done.resume(throwing: error) }
            }
            return String(decoding: try Data(contentsOf: log), as: UTF8.self).split(separator: "\n").map(String.init)
        }
    }
}
