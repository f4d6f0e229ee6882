import Scripts
import Testing

/// Whole scripts of every generation, in both dialects.
struct ScriptGenerationTests {
    struct Generation: CustomTestStringConvertible, Sendable {
        let file: String
        let text: String
        let steps: [String]
        let checks: [String]
        var testDescription: String { file + " " + (checks.first ?? "") }
    }

    static let generations = [
        Generation(
            file: "flash_all.sh", text: ScriptFixtures.oldQualcommShell, steps: ScriptFixtures.oldQualcommSteps,
            checks: ["product begins with raphaelin", "anti is not greater than 1"]),
        Generation(
            file: "flash_all.bat", text: ScriptFixtures.oldQualcommBatch, steps: ScriptFixtures.oldQualcommSteps,
            checks: ["product begins with raphaelin", "anti is not greater than 1"]),
        Generation(
            file: "flash_all.sh", text: ScriptFixtures.androidOneShell, steps: ScriptFixtures.androidOneSteps,
            checks: ["product is exactly daisy", "rollback_ver is not greater than 1"]),
        Generation(
            file: "flash_all.bat", text: ScriptFixtures.androidOneBatch, steps: ScriptFixtures.androidOneSteps,
            checks: ["product is exactly daisy", "rollback_ver is not greater than 1"]),
        Generation(
            file: "flash_all.sh", text: ScriptFixtures.oldMediaTekShell, steps: ScriptFixtures.oldMediaTekSteps,
            checks: ["product is exactly lancelot", "rollback_ver is not greater than 2"]),
        Generation(
            file: "flash_all.sh", text: ScriptFixtures.newMediaTekShell, steps: ScriptFixtures.newMediaTekSteps,
            checks: [
                "product contains chopin",
                "anti is not greater than the number in images/anti_version.txt",
            ]),
        Generation(
            file: "flash_all.bat", text: ScriptFixtures.newMediaTekBatch, steps: ScriptFixtures.newMediaTekSteps,
            checks: [
                "product contains chopin",
                "anti is not greater than the number in images/anti_version.txt",
            ]),
        Generation(
            file: "flash_all_lock.bat", text: ScriptFixtures.newQualcommLockBatch,
            steps: ScriptFixtures.newQualcommLockSteps,
            checks: [
                "product begins with zeus", "hw-revision is greater than 10000",
                "anti is not greater than the number in images/anti_version.txt",
            ]),
    ]

    @Test(arguments: generations) func `reads checks and steps in order`(_ generation: Generation) throws {
        let script = try FlashScript(
            fileName: generation.file, text: Array(generation.text.utf8), in: SeedTrial.package)
        #expect(script.steps.map(\.description) == generation.steps)
        #expect(script.checks.map(\.description) == generation.checks)
    }

    /// The bytes around the lines do not matter: Windows ends, a byte order mark, blanks, no final newline.
    @Test(arguments: generations) func `reads the same behind other line ends`(_ generation: Generation) throws {
        let plain = try FlashScript(fileName: generation.file, text: Array(generation.text.utf8), in: SeedTrial.package)
        let lines = generation.text.split(separator: "\n", omittingEmptySubsequences: false)
        let windows = [0xEF, 0xBB, 0xBF] + Array(lines.map { "\t " + $0 + " \t" }.joined(separator: "\r\n").utf8)
        let odd = try FlashScript(fileName: generation.file, text: windows, in: SeedTrial.package)
        #expect(odd.steps == plain.steps)
        #expect(odd.checks == plain.checks)
        #expect(odd.notes.contains { $0.line == 1 } == (plain.dialect == .sh) || plain.notes.contains { $0.line == 1 })
    }

    /// `flash_all_except_storage` is the same list with the data lines commented out.
    @Test(arguments: generations) func `commented lines are no steps`(_ generation: Generation) throws {
        let mark = generation.file.hasSuffix(".sh") ? "#" : "::"
        var lines: [Substring] = []
        var isTail = false
        for line in generation.text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isData = line.contains("userdata") || line.contains("metadata")
            // The check of a shell command stands on the next line.
            let isCheckOfIt = isTail && line.contains("$?")
            lines.append(isData || isCheckOfIt ? mark + line : line)
            isTail = isData
        }
        let text = Array(lines.joined(separator: "\n").utf8)
        let script = try FlashScript(fileName: generation.file, text: text, in: SeedTrial.package)
        #expect(
            script.steps.map(\.description)
                == generation.steps.filter { !$0.contains("data ") && $0 != "erase metadata" })
    }

    @Test func `the lines of steps are those of the file`() throws {
        let script = try FlashScript(fileName: "flash_all.sh", text: Array(ScriptFixtures.oldQualcommShell.utf8))
        let lines = ScriptFixtures.oldQualcommShell.split(separator: "\n", omittingEmptySubsequences: false)
        for step in script.steps { #expect(step.text == lines[step.line - 1]) }
        #expect(script.steps[0].line == 9)
    }

    @Test func `weak points are noted`() throws {
        func notes(_ file: String, _ text: String) throws -> [String] {
            try FlashScript(fileName: file, text: Array(text.utf8)).notes.map { "\($0.line): \($0.text)" }
        }
        #expect(
            try notes("flash_all.sh", ScriptFixtures.oldQualcommShell) == [
                "1: the product check passes on every name that begins with raphaelin",
                "6: an unreadable anti counts as 0",
            ])
        #expect(
            try notes("flash_all.sh", ScriptFixtures.androidOneShell) == [
                "5: fastboot is not given the script's arguments: with two phones it may talk to the wrong one",
                "6: an unreadable rollback_ver counts as 0",
                "6: the comparison is understood by bash only; another shell shows an error and goes on",
            ])
    }
}
