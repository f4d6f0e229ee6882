import Foundation
import Testing

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// A public declaration of a room that others import.
private struct Declaration {
    let place: String
    let kind: String
    let name: String
    /// The lines of the docstring above it.
    let words: String
    /// It stands in a protocol, whose requirements have no access of their own.
    let isRequirement: Bool
}

/// Every type and every function that is public, and every requirement of a public protocol. The code that protobuf generates is not ours.
private func declarations() throws -> [Declaration] {
    let types = ["struct", "class", "enum", "protocol", "actor", "typealias"]
    var found: [Declaration] = []
    for folder in ["Sources", "Firmware"] {
        let base = root.appending(path: folder)
        for path in try FileManager.default.subpathsOfDirectory(atPath: base.path).sorted()
        where path.hasSuffix(".swift") && !path.hasSuffix(".pb.swift") {
            var documented = ""
            var isInProtocol = false
            let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let bare = line.trimmingCharacters(in: .whitespaces)
                if bare.hasPrefix("///") {
                    documented += bare.dropFirst(3) + " "
                    continue
                }
                // An attribute on a line of its own stands between a docstring and what it is about.
                if bare.hasPrefix("@"), !bare.contains(" func "), !bare.contains("public ") { continue }
                defer { documented = "" }
                if line.hasPrefix("public protocol ") { isInProtocol = true }
                if line == "}" { isInProtocol = false }
                let code = bare.split(separator: "//", maxSplits: 1).first.map(String.init) ?? ""
                let words = code.split(whereSeparator: { " (<:{".contains($0) }).map(String.init)
                let isRequirement = isInProtocol && words.contains("func")
                guard isRequirement || words.prefix(3).contains("public"),
                    let kind = words.firstIndex(where: { types.contains($0) || $0 == "func" }), kind + 1 < words.count
                else { continue }
                found.append(
                    Declaration(
                        place: "\(folder)/\(path):\(index + 1)", kind: words[kind], name: words[kind + 1],
                        words: documented, isRequirement: isRequirement))
            }
        }
    }
    return found
}

@Suite("What others use is explained") struct DocstringTests {
    @Test("every public type has a docstring that says more than its name") func types() throws {
        let all = try declarations().filter { $0.kind != "func" }
        #expect(all.count > 400, "\(all.count)")
        for one in all {
            #expect(one.words.split(separator: " ").count >= 3, "\(one.place): \(one.kind) \(one.name)")
        }
    }

    @Test("every public function has one, or fulfils a protocol that has it") func functions() throws {
        let all = try declarations().filter { $0.kind == "func" }
        #expect(all.count > 300, "\(all.count)")
        // Those of the standard library are explained there.
        let known = Set(all.filter { $0.isRequirement && !$0.words.isEmpty }.map(\.name)).union([
            "encode", "==", "hash",
        ])
        for one in all where one.words.split(separator: " ").count < 3 {
            #expect(!one.isRequirement && known.contains(one.name), "\(one.place): func \(one.name)")
        }
    }
}
