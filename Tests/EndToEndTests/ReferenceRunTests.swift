import Foundation
import RestockKit
import Testing

/// The tables of the README beside what the program says of itself.
@Suite("The README's tables") struct ReferenceRunTests {
    private let readme: String

    init() throws {
        let house = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        readme = try String(contentsOf: house.appending(path: "README.md"), encoding: .utf8)
    }

    @Test("every command has a row, with every option that not all of them have; no row has more") func commands()
        throws
    {
        let said = try restock("--experimental-dump-help")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(said.out.utf8)) as? [String: Any])
        let program = try #require(object["command"] as? [String: Any])
        var rows: [String: String] = [:]
        for row in readme.matches(of: /(?m)^\| `restock ([a-z]+)(?:[^`]*)` \| .* \|$/) {
            #expect(
                rows.updateValue(String(row.output.0), forKey: String(row.output.1)) == nil,
                "\(row.output.1) stands twice")
        }
        // What many commands have is said in the text below the table.
        let common = ["help", "json", "lang", "progress", "serial", "version"]
        for name in ["json", "lang", "progress"] { #expect(readme.contains("`--\(name)"), "--\(name)") }
        #expect(readme.contains("`-s SERIAL`"))
        var names: [String] = []
        for command in try #require(program["subcommands"] as? [[String: Any]]) {
            let name = try #require(command["commandName"] as? String)
            if name == "help" { continue }
            names.append(name)
            let row = try #require(rows[name], "\(name) has no row")
            let options = (command["arguments"] as? [[String: Any]] ?? []).filter {
                $0["shouldDisplay"] as? Bool == true && $0["kind"] as? String != "positional"
            }.compactMap { ($0["preferredName"] as? [String: Any])?["name"] as? String }
            let written = Set(row.matches(of: /--([a-z][a-z-]*)/).map { String($0.output.1) })
            #expect(Set(options).subtracting(common).subtracting(written).sorted() == [], "\(name)")
            #expect(written.subtracting(options).sorted() == [], "\(name)")
        }
        #expect(rows.keys.sorted() == names.sorted())
    }

    @Test("every gate has a row, in the order in which it is heard, with how it can speak") func gates() throws {
        let rows = readme.matches(
            of: /(?m)^\| `([a-z-]+)` \| ((?:refuse|confirm|note)(?:, (?:refuse|confirm|note))*) \| .+ \|$/)
        let said = try #require(try restock("gates", "--json").result["gates"] as? [[String: Any]])
        let told = said.compactMap { gate in
            (gate["severities"] as? [String]).map { "\(gate["gate"] ?? "?"): \($0.joined(separator: ", "))" }
        }
        #expect(told.count >= 20)
        #expect(rows.map { "\($0.output.1): \($0.output.2)" } == told)
    }

    @Test("every exit status has a row") func statuses() throws {
        let rows = readme.matches(of: /(?m)^\| (\d+) \| ([^|]+) \|$/).compactMap { Int32($0.output.1) }
        // 74 is said of the program's output, and is the end of no operation.
        #expect(rows == (0...255).filter { Outcome(rawValue: $0) != nil || $0 == 74 })
    }
}
