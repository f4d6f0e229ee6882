import Foundation
import Testing
import VirtualPhone

/// The scripts are real: a shell runs them against a `fastboot` that only takes notes.
@Suite struct PackScriptTests {
    private static let fake = """
        echo "$*" >> "$FAKE_LOG"
        [ "$1" = -s ] && shift 2
        if [ "$1" = getvar ]; then
          grep "^$2: " "$FAKE_ANSWERS" >&2 || echo "getvar:$2 FAILED (remote: 'unknown variable')" >&2
          exit 0
        fi
        case "$*" in $FAKE_FAILS) exit 1;; esac
        exit 0

        """

    /// What a run said and sent. `sent` is without the forwarded `-s SERIAL` and the path of the images.
    struct Run {
        let status: Int32
        let sent: [String]
        let asked: [String]
        let output: String
    }

    func run(
        _ made: MadePackage, _ mode: PackageMode, shell: String = "dash", answers: [String: String],
        fails: String = "nothing"
    ) throws -> Run {
        let shop = try Workshop()
        try ("#!/bin/sh\n" + Self.fake).write(toFile: "\(shop.path)/fake", atomically: true, encoding: .utf8)
        try answers.map { "\($0): \($1)\n" }.joined().write(
            toFile: "\(shop.path)/answers", atomically: true, encoding: .utf8)
        // A copy is made by the shell: were it open for writing here, a fork of another test could keep it from being
        // run.
        let environment = [
            "PATH": "\(shop.path):/usr/bin:/bin", "FAKE_LOG": "\(shop.path)/log",
            "FAKE_ANSWERS": "\(shop.path)/answers",
            "FAKE_FAILS": fails,
        ]
        let script = "\(made.path)/\(made.recipe.scriptName(mode)).sh"
        let result = try tool(
            "cd \(shop.path) && cp fake fastboot && chmod +x fastboot && exec \(shell) '\(script)' -s 123",
            environment: environment)
        let log = try #require(try? shop.text("\(shop.path)/log"), "\(result.output)")
            .split(separator: "\n").map(String.init)
        let sent = log.filter { !$0.contains("getvar ") }
        #expect(sent.allSatisfy { $0.hasPrefix("-s 123 ") })
        return Run(
            status: result.status,
            sent: sent.map { $0.dropFirst(7).replacingOccurrences(of: "\(made.path)/images/", with: "") },
            asked: log.filter { $0.contains("getvar ") }, output: result.output)
    }

    /// Answers of a phone that the package fits.
    func answers(_ made: MadePackage) -> [String: String] {
        var answers = ["product": made.recipe.product, "crc": "1"]
        if let check = made.recipe.script.antiRollback { answers[check.variable] = "\(check.number)" }
        return answers
    }

    func expected(_ made: MadePackage, _ mode: PackageMode, _ answers: [String: String]) -> [String] {
        made.recipe.activeSteps(mode).filter { step in
            guard let condition = step.when else { return true }
            return answers[condition.variable]?.hasPrefix(condition.value) ?? false
        }.map { $0.words.joined(separator: " ") }
    }

    @Test(arguments: samplePhones + newerPhones, ["bash", "dash"]) func doesWhatTheRecipeSays(
        phone: String, shell: String
    ) throws {
        let shop = try Workshop()
        let made = try shop.make(phone) { $0.form = .folder }
        for mode in shell == "dash" ? PackageMode.allCases : [.clean] {
            var answers = answers(made)
            if mode == .keepData { answers["crc"] = nil }
            if mode == .cleanLock { answers["partition-type:opcust"] = "raw data" }
            if mode == .keepData { answers["partition-type:opconfig"] = "ext4" }
            let run = try run(made, mode, shell: shell, answers: answers)
            #expect(run.status == 0, "\(run.output)")
            #expect(run.sent == expected(made, mode, answers))
        }
    }

    @Test(arguments: samplePhones + newerPhones.filter { $0 != "hydrogen" }) func refusesAnotherPhone(phone: String)
        throws
    {
        let shop = try Workshop()
        let made = try shop.make(phone) { $0.form = .folder }
        let other = try run(made, .clean, answers: answers(made).merging(["product": "venus"]) { $1 })
        #expect(other.status == 1 && other.sent.isEmpty)
        #expect(other.output.contains("Missmatching image and device"))

        let check = try #require(made.recipe.script.antiRollback)
        let newer = try run(
            made, .clean, answers: answers(made).merging([check.variable: "\(check.number + 1)"]) { $1 })
        #expect(newer.status == 1 && newer.sent.isEmpty)
        #expect(newer.output.contains("greater than this pakcage"))
        #expect(newer.asked.last == (check.passesArguments ? "-s 123 " : "") + "getvar \(check.variable)")
    }

    @Test(arguments: [("daisy", 0), ("raphaelin", 1), ("liuqin", 1), ("chopin", 2)])
    func productCheckIsAsWeakAsItsGeneration(phone: String, passes: Int) throws {
        let shop = try Workshop()
        let made = try shop.make(phone) { $0.form = .folder }
        for (index, name) in [phone + "x", "x" + phone].enumerated() {
            let run = try run(made, .clean, answers: answers(made).merging(["product": name]) { $1 })
            #expect((run.status == 0) == (index < passes), "\(name)")
        }
    }

    @Test(arguments: samplePhones + ["umi", "piano", "popsicle"]) func stopsAtAFailure(phone: String) throws {
        let shop = try Workshop()
        let made = try shop.make(phone) { $0.form = .folder }
        let all = expected(made, .clean, answers(made))
        let run = try run(made, .clean, answers: answers(made), fails: "flash v*")
        #expect(run.status == 1)
        let stop = try #require(all.firstIndex { $0.hasPrefix("flash v") })
        #expect(run.sent == Array(all[...stop]))
        #expect(run.output.contains("error"))
    }

    @Test func cdmsMayFail() throws {
        let shop = try Workshop()
        let made = try shop.make("chopin") { $0.form = .folder }
        let run = try run(made, .clean, answers: answers(made), fails: "oem cdms")
        #expect(run.status == 0)
        #expect(run.sent.suffix(3) == ["oem cdms", "set_active a", "reboot"])
    }

    @Test(arguments: samplePhones + ["piano", "popsicle", "hydrogen"]) func batchSaysTheSameSteps(phone: String) throws
    {
        let shop = try Workshop()
        let made = try shop.make(phone) { $0.form = .folder }
        for mode in PackageMode.allCases {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(made.path)/\(made.recipe.scriptName(mode)).bat"))
            let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
            #expect(lines.last == "" && !lines.joined().contains("\n"))
            let sent = lines.filter { $0.hasPrefix("fastboot %* ") && !$0.contains("getvar") }.map { line in
                line.dropFirst(12).components(separatedBy: " ||")[0].replacingOccurrences(of: "%~dp0images\\", with: "")
            }
            #expect(sent == made.recipe.activeSteps(mode).map { $0.words.joined(separator: " ") })
        }
    }

    @Test func commentedLinesAreThere() throws {
        let shop = try Workshop()
        let made = try shop.make("chopin") { $0.form = .folder }
        let sh = try shop.text("\(made.path)/flash_all_except_data_storage.sh")
        let bat = try shop.text("\(made.path)/flash_all_except_data_storage.bat")
        for partition in ["frp", "userdata"] {
            #expect(sh.contains("\n#fastboot $* flash \(partition) "))
            #expect(bat.contains("\n::fastboot %* flash \(partition) "))
        }
    }
}
