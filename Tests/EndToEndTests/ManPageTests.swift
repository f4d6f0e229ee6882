import Foundation
import Testing

@Suite("What the package makes of the program's own commands") struct ManPageTests {
    private let house = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The verbs and the options of each, as the program tells them.
    private func commands() throws -> [(name: String, options: [String])] {
        let said = try restock("--experimental-dump-help")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(said.out.utf8)) as? [String: Any])
        let program = try #require(object["command"] as? [String: Any])
        return try #require(program["subcommands"] as? [[String: Any]]).map { command in
            let arguments = (command["arguments"] as? [[String: Any]] ?? []).filter {
                $0["shouldDisplay"] as? Bool == true && $0["kind"] as? String != "positional"
            }
            let names = arguments.compactMap { ($0["preferredName"] as? [String: Any])?["name"] as? String }
            return (command["commandName"] as? String ?? "", names)
        }
    }

    @Test("the man page has every command with every option, and nothing that is hidden") func page() throws {
        let script = """
            "$0" --experimental-dump-help | perl "$1/Packaging/man.pl" 0.1.0 2026-11-26 "$1/Packaging/ending.roff"
            """
        let made = try run(URL(filePath: "/bin/bash"), ["-c", script, program("restock").path, house.path])
        #expect(made.status == 0 && made.error.isEmpty, "\(made)")
        let sections = made.out.components(separatedBy: "\n.S")
        for (name, options) in try commands() where name != "help" {
            let section = sections.first { $0.hasPrefix("S restock \(name)") }
            #expect(section != nil, "\(name) is missing")
            for option in options where option != "help" && option != "version" {
                let written = option.replacing("-", with: "\\-")
                #expect(section?.contains("\\fB\\-\\-\(written)\\fR") == true, "\(name) --\(option)")
            }
        }
        #expect(!made.out.contains("\\-\\-root"))
        // The exit status of the page is that of the README.
        let readme = try String(contentsOf: house.appending(path: "README.md"), encoding: .utf8)
        let rows = readme.matches(of: /(?m)^\| (\d+) \| ([^`|]+) \|$/)
        #expect(rows.count == 8)
        for row in rows {
            #expect(made.out.contains(".B \(row.1)\n\(row.2)\n"), "\(row.0)")
        }
    }

    @Test("completions know every command", arguments: ["bash", "zsh", "fish"]) func completions(shell: String) throws {
        let made = try restock("--generate-completion-script", shell)
        #expect(made.status == 0)
        for (name, _) in try commands() { #expect(made.out.contains(name), "\(name)") }
        #expect(!made.out.contains("--root"))
        guard shell == "bash" else { return }
        let script = "\"$0\" --generate-completion-script bash | bash -n"
        let read = try run(URL(filePath: "/bin/bash"), ["-c", script, program("restock").path])
        #expect(read.status == 0 && read.error.isEmpty, "\(read)")
    }
}
