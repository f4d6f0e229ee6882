import Foundation
import Testing

@testable import RestockKit

/// The memory of keys, in a folder of its own.
@Suite final class KeyMemoryTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
    private let one = String(repeating: "1a", count: 32)
    private let two = String(repeating: "2b", count: 32)

    deinit { try? FileManager.default.removeItem(at: folder) }

    private var memory: KeyMemory { KeyMemory(stateHome: folder.path, home: "/nowhere") }
    private var file: String { folder.path + "/restock/keys.json" }

    private func put(_ text: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/restock", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: file))
    }

    @Test func `the file is where the environment says`() {
        #expect(memory.path == file)
        #expect(KeyMemory(stateHome: "", home: "/h").path == "/h/.local/state/restock/keys.json")
        #expect(KeyMemory(stateHome: "relative", home: "/h").path == "/h/.local/state/restock/keys.json")
        #expect(KeyMemory(stateHome: "", home: "").path == nil)
    }

    @Test func `a key is known after it was remembered, each codename for itself`() throws {
        #expect(memory.recall("liuqin") == KeyMemory.Recall(key: nil, remark: nil))
        #expect(memory.remember(one, for: "liuqin") == nil)
        #expect(memory.remember(two, for: "chopin") == nil)
        #expect(memory.recall("liuqin").key == one && memory.recall("chopin").key == two)
        #expect(memory.recall("daisy") == KeyMemory.Recall(key: nil, remark: nil))
        #expect(memory.remember(two, for: "liuqin") == nil)
        #expect(memory.recall("liuqin").key == two)
        #expect(
            try String(contentsOfFile: file, encoding: .utf8) == "{\"chopin\":\"\(two)\",\"liuqin\":\"\(two)\"}\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/restock") == ["keys.json"])
    }

    @Test(arguments: ["", "{", "[]", "{\"liuqin\":1}", "\u{0}"])
    func `a file that makes no sense is a remark, and is left alone`(_ text: String) throws {
        try put(text)
        let recall = memory.recall("liuqin")
        #expect(recall.key == nil && recall.remark?.contains(file) == true)
        #expect(memory.remember(one, for: "liuqin")?.contains(file) == true)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }

    @Test(arguments: ["", "abc", String(repeating: "g", count: 64), String(repeating: "A", count: 64)])
    func `a value that is no digest is a remark`(_ value: String) throws {
        try put("{\"liuqin\":\"\(value)\"}")
        #expect(memory.recall("liuqin").key == nil && memory.recall("liuqin").remark?.contains("liuqin") == true)
    }

    @Test func `a place that cannot be written is a remark`() {
        let memory = KeyMemory(stateHome: "/proc/nowhere", home: "/nowhere")
        #expect(memory.recall("liuqin") == KeyMemory.Recall(key: nil, remark: nil))
        #expect(memory.remember(one, for: "liuqin")?.contains("/proc/nowhere") == true)
        #expect(KeyMemory(stateHome: "", home: "").remember(one, for: "liuqin") == nil)
    }
}
