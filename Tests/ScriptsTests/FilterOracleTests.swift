import Foundation
import Testing

@testable import Scripts

/// The system's own grep, cut, awk, sed, tr, head and date judge the filters that a script's answers go through.
struct FilterOracleTests {
    private static let texts = [
        "product: probe\nFinished. Total time: 0.001s\n", "product:   probe\n", "anti: 4\n", "anti: \n", "anti:4\n", "",
        "a b  c\n",
        "getvar:anti FAILED (remote: 'unknown variable')\n", "partition-type:opcust: raw data\n", "x=1\n", "1\n",
        "2025-11-01\n", ": :\n",
        "security-patch-level: 2025-11-01\n", "anti: 12 anti: 3\n", "\n\nanti: 1\n", "ANTI: 1\n",
        "board_version: 5.4\n",
    ]

    private static let programs: [[String]] = [
        ["grep", "^product: *probe$"], ["grep", "-E", "^product: *prob$|probe$"], ["grep", "^a\\|^p"],
        ["grep", "anti:"],
        ["grep", "-oP", "anti: \\K[0-9]+"], ["grep", "-oP", "level: \\K\\d+(-\\d+)*"], ["grep", "-o", "[0-9]*"],
        ["grep", "-i", "anti"],
        ["grep", "-v", "anti"], ["grep", "-E", "(a|n)+t"], ["grep", "^board_version: *5.[0-9]"], ["grep", "-F", ". "],
        ["grep", "a*b"],
        ["grep", "-E", "o+"], ["grep", "[[:space:]]b"], ["grep", "[^a-z: ]"], ["grep", "-E", "x?=1"], ["grep", "$"],
        ["cut", "-d", ":", "-f", "2"], ["cut", "-f", "2", "-d", " "], ["cut", "-d:", "-f2-"], ["cut", "-d=", "-f2"],
        ["cut", "-f1"],
        ["awk", "{print $2}"], ["awk", "-F", ": ", "{print $2}"], ["awk", "-F:", "{ print $2 }"],
        ["awk", "-F=", "{print $2}"],
        ["awk", "/anti/{print $2}"], ["awk", "{print $NF}"], ["awk", "-F", ": *", "{print $2}"], ["awk", "{print $0}"],
        ["sed", "s/anti: *//"], ["sed", "-n", "s/^anti: *\\([0-9]*\\)$/\\1/p"], ["sed", "s/ //g"],
        ["sed", "-E", "s/([a-z]+): (.*)/\\2=\\1/"],
        ["sed", "s/[^0-9]*//"], ["sed", "s|a|&b|"],
        ["tr", "-d", " "], ["tr", "-d", "\\r\\n"], ["tr", "-d", "[:space:]"], ["head", "-1"], ["head", "-n", "2"],
        ["tail", "-n1"],
    ]

    @Test("the filters do what the system's programs do") func filters() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "filters-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
        var script = ""
        var number = 0
        for program in Self.programs {
            for text in Self.texts {
                script +=
                    "printf %s \(quoted(text)) | \(program.map(quoted).joined(separator: " ")) > \(number).out; echo $? > \(number).rc\n"
                number += 1
            }
        }
        try Data(script.utf8).write(to: folder.appending(path: "all.sh"))
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["all.sh"]
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
        try process.run()
        process.waitUntilExit()
        number = 0
        for program in Self.programs {
            let filter = try #require(Filter.shell(program), "\(program)")
            for text in Self.texts {
                let out = String(decoding: try Data(contentsOf: folder.appending(path: "\(number).out")), as: UTF8.self)
                let code = String(decoding: try Data(contentsOf: folder.appending(path: "\(number).rc")), as: UTF8.self)
                let result = filter.apply(text)
                #expect(result.text == out, "\(program) on \(text)")
                #expect(result.succeeded == (code == "0\n"), "\(program) on \(text)")
                number += 1
            }
        }
    }

    @Test(
        "what is not read in every detail is refused",
        arguments: [
            ["grep"], ["grep", ""], ["grep", "-z", "a"], ["grep", "-c", "a"], ["grep", "a\\{2\\}"],
            ["grep", "-E", "a{2}"], ["grep", "[\\d]"],
            ["grep", "-o", "a\\|ab"], ["grep", "a", "b"], ["awk", "{print $1,$2}"], ["awk", "BEGIN{system(\"x\")}"],
            ["sed", "d"],
            ["sed", "s/a/b/e"], ["sed", "-i", "s/a/b/"], ["sed", "s/a/b/w x"], ["cut", "-c1"], ["tr", "a", "b"],
            ["head", "x"], ["tee", "x"], ["xargs"],
        ])
    func unreadIsRefused(_ words: [String]) { #expect(Filter.shell(words) == nil) }

    @Test(
        "days are counted as the system's date counts them",
        arguments: ["1970-01-01", "2000-02-29", "2024-02-29", "2025-11-01", "2100-03-01"])
    func days(_ day: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/date")
        process.arguments = ["-u", "-d", day, "+%s"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(secondsOfDay(day).map { "\($0)\n" } == text)
        #expect(secondsOfDay(day).flatMap(dayOfSeconds) == day)
    }

    @Test(
        "what is no day has no seconds",
        arguments: ["2025-02-29", "2025-13-01", "2025-1-1", "20251101", "", "2025-11", "2025-11-01x"])
    func noDays(_ text: String) { #expect(secondsOfDay(text) == nil) }
}
