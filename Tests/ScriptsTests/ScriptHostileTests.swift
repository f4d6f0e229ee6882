import Scripts
import Testing

/// Input made to hurt: everything ends in an error or a script, in bounded time and depth.
struct ScriptHostileTests {
    private func error(_ text: [UInt8], _ file: String = "a.sh") -> ScriptError? {
        do {
            _ = try FlashScript(fileName: file, text: text)
            return nil
        } catch { return error }
    }

    @Test(arguments: ["a.sh", "a.bat"]) func `refuses what is no text`(_ file: String) {
        #expect(error([], file) == .noSteps(file: file))
        #expect(error(Array("echo \0".utf8), file) == .notText(file: file, offset: 5))
        #expect(error(Array("echo a\rb".utf8), file) == .notText(file: file, offset: 6))
        #expect(error([0xFF, 0xFE, 0x65, 0x00], file) == .notText(file: file, offset: 0))
        #expect(error(Array("fastboot".utf8), "flash_all.py") == .unknownDialect(file: "flash_all.py"))
    }

    @Test(arguments: ["a.sh", "a.bat"]) func `bounds lines and files`(_ file: String) {
        let long = [UInt8](repeating: UInt8(ascii: "a"), count: 4097)
        #expect(error(Array("\n".utf8) + long, file) == .lineTooLong(file: file, line: 2, bytes: 4097, limit: 4096))
        let garbage = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
        #expect(error(garbage, file) == .tooLong(file: file, bytes: 1 << 20, limit: 262144))
        let steps = String(repeating: "fastboot \(file == "a.sh" ? "$*" : "%*") erase a\n", count: 1001)
        #expect(error(Array(steps.utf8), file) == .tooManySteps(file: file, line: 1001, limit: 1000))
    }

    @Test(arguments: [
        ("a.sh", "if [ $? -eq 0 ]; then\n"), ("a.sh", "{\n"), ("a.sh", "f() {\n"), ("a.sh", "if "), ("a.sh", "if \\\n"),
        ("a.sh", "echo a && \n"),
        ("a.sh", "echo a | "), ("a.bat", "(\n"), ("a.bat", "if errorlevel 1 (\n"), ("a.bat", "if errorlevel 1 "),
        ("a.bat", "echo a && "), ("a.bat", "echo a || "), ("a.bat", "if errorlevel 1 () else "),
        ("a.bat", "(echo a) && ("),
    ])
    func `bounds nesting and chains`(_ file: String, _ unit: String) {
        let count = min(8_000, 260_000 / unit.utf8.count)
        let text = unit.contains("\n") ? String(repeating: unit, count: count) : String(repeating: unit, count: 100)
        guard case .tooDeep? = error(Array(text.utf8), file) else {
            Issue.record("\(String(describing: error(Array(text.utf8), file)))")
            return
        }
    }

    @Test func `bounds nested substitutions`() {
        let text = String(repeating: "X=$(", count: 500) + String(repeating: ")", count: 500)
        #expect(error(Array(text.utf8)) != nil)
    }

    /// Every prefix of a script, and every script with one byte changed, is read or refused without a trap.
    @Test(arguments: ScriptGenerationTests.generations)
    func `survives cuts and changed bytes`(_ generation: ScriptGenerationTests.Generation) {
        let text = Array(generation.text.utf8)
        var seed: UInt64 = 2026
        func random(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % limit
        }
        for length in stride(from: 0, to: text.count, by: 37) { _ = error(Array(text[..<length]), generation.file) }
        for _ in 0..<25 {
            var changed = text
            changed[random(text.count)] = UInt8(0x20 + random(0xE0))
            _ = error(changed, generation.file)
        }
    }

    /// Comments may be in any encoding.
    @Test func `takes other encodings in comments`() throws {
        let gbk: [UInt8] = [0xC4, 0xE3, 0xBA, 0xC3, 0x81, 0x7C]
        let batch = Array(":: ".utf8) + gbk + Array("\nfastboot %* reboot\n".utf8)
        #expect(try FlashScript(fileName: "a.bat", text: batch).steps.count == 1)
        let shell = Array("# ".utf8) + gbk + Array("\nfastboot $* reboot\n".utf8)
        #expect(try FlashScript(fileName: "a.sh", text: shell).steps.count == 1)
    }
}
