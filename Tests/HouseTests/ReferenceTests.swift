import Foundation
import Testing

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

private func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
}

private func sources(below path: String) throws -> [String] {
    let base = root.appending(path: path)
    return try FileManager.default.subpathsOfDirectory(atPath: base.path).filter { $0.hasSuffix(".swift") }.map {
        try text("\(path)/\($0)")
    }
}

/// The documents with all that they link to.
private let documents =
    ["README.md", "CONTRIBUTING.md"]
    + ["architecture", "fastboot", "json", "speed", "virtual-phone"].map { "Documentation/\($0).md" }

/// What a heading is called in a link.
private func anchor(_ heading: Substring) -> String {
    heading.lowercased().replacing(" ", with: "-").filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
}

private func anchors(_ text: String) -> Set<String> {
    Set(text.matches(of: /(?m)^#+ (.+)$/).map { anchor($0.output.1) })
}

@Suite("The reference and the program") struct ReferenceTests {
    /// The keys of every object that is printed with `--json`, as the properties of what is encoded.
    private func keys() throws -> Set<String> {
        var keys: Set<String> = []
        for file in try sources(below: "Sources/RestockKit/Report")
            + [text("Sources/RestockKit/Phones/Reboot.swift")]
        {
            var isEncoded = false
            for line in file.split(separator: "\n") {
                if line.wholeMatch(of: /\s*(?:public )?struct .*/) != nil { isEncoded = line.contains("Encodable") }
                if line == "}" { isEncoded = false }
                // Properties of the object itself, and of those in it; not the variables of their initialisers.
                guard isEncoded, !line.hasSuffix("{"),
                    let match = line.wholeMatch(of: /\x20{4}(?:public )?(?:let|var) `?(\w+)`?(?:: | = ).+/)
                        ?? line.wholeMatch(of: /\x20{8}let (\w+)(?:: [^=]+| = "[\w-]+")/)
                else { continue }
                keys.insert(String(match.output.1))
            }
        }
        return keys
    }

    @Test("every key of --json is in Documentation/json.md, and every word there is one of the program's") func json()
        throws
    {
        let page = try text("Documentation/json.md")
        var words = Set(page.matches(of: /`([A-Za-z][\w-]*)`/).map { String($0.output.1) })
        // The samples of steps, and of the last line.
        words.formUnion(page.matches(of: /"(\w+)"[:`]/).map { String($0.output.1) })
        let keys = try keys()
        #expect(keys.count > 120, "\(keys.count)")
        #expect(keys.subtracting(words).sorted() == [])
        // A word is a key, a case with a raw value, a text of the program, or a verb.
        let program = try sources(below: "Sources").joined(separator: "\n")
        let files = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources/restock").path)
        let verbs = files.map { $0.lowercased().replacing(".swift", with: "") }
        let spoken = Set(program.matches(of: /"([A-Za-z0-9][\w-]*)"/).map { String($0.output.1) })
        let cases = Set(
            program.matches(of: /(?m)^\s*case ([^\n(:]+)$/).flatMap {
                $0.output.1.split { !($0.isLetter || $0.isNumber) }.map(String.init)
            })
        #expect(words.subtracting(keys).subtracting(spoken).subtracting(cases).subtracting(verbs).sorted() == [])
    }

    @Test("what the documents link to is there", arguments: documents) func links(document: String) throws {
        let page = try text(document)
        let targets = page.matches(of: /\]\(([^)\s]+)\)/).map { String($0.output.1) }.filter {
            !$0.hasPrefix("https://")
        }
        let folder = URL(filePath: "/" + document).deletingLastPathComponent()
        for target in targets {
            let halves = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let path =
                halves[0].isEmpty ? document : String(folder.appending(path: halves[0]).standardized.path.dropFirst())
            #expect(FileManager.default.fileExists(atPath: root.appending(path: path).path), "\(document): \(target)")
            if halves.count > 1 { #expect(try anchors(text(path)).contains(halves[1]), "\(document): \(target)") }
        }
        if document == "README.md" { #expect(targets.count > 10) }
    }

    @Test("every make target that is named is in the Makefile") func targets() throws {
        let made = Set(
            try text("Makefile").matches(of: /(?m)^([a-z][a-z -]*):.*##/).flatMap { $0.output.1.split(separator: " ") })
        for document in documents {
            let named = try text(document).matches(of: /(?m)(?:`|^    )make ([a-z][a-z-]*)/).map(\.output.1)
            for target in named { #expect(made.contains(target), "\(document): make \(target)") }
            if document == "README.md" { #expect(named.count > 8) }
        }
    }

    @Test("the README tells a newcomer each thing in its place") func readme() throws {
        let page = try text("README.md")
        let headings = page.matches(of: /(?m)^## (.+)$/).map { String($0.output.1) }
        let wanted = [
            "What it will not do", "My case", "Words", "Install", "Commands", "In the place of `fastboot`",
            "Architecture",
        ]
        #expect(headings.filter(wanted.contains) == wanted)
        let refusals = try #require(page.components(separatedBy: "## What it will not do").dropFirst().first)
        #expect(refusals.contains("**No wipe and no flash removes a Mi account lock or Google's lock.**"))
        for path in ["The path of a byte, one way:", "The path of a decision:"] { #expect(page.contains(path)) }
    }

    @Test("the libraries that another package uses are products, and the example uses them") func products() throws {
        let package = try text("Package.swift")
        let example = try text("Examples/look/Package.swift") + text("Examples/look/Sources/look/Look.swift")
        for name in ["Fastboot", "Images", "StockPackage", "Safety"] {
            #expect(package.contains(".library(name: \"\(name)\", targets: [\"\(name)\"])"), "\(name)")
            #expect(example.contains("\"\(name)\"") && example.contains("import \(name)\n"), "\(name)")
        }
    }
}
