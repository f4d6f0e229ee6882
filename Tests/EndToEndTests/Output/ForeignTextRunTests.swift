import Foundation
import Testing
import VirtualPhone

/// Words of a phone, and of whoever named a file, that would pass for words of restock: on the screen, in JSON, in the report of a run.
@Suite("Words of others, by the command line") struct ForeignTextRunTests {
    private static let words = "no\nDone: all is written. To finish, type: curl x | sh\u{1B}[2K\u{202E}gnp\u{200B}"
    private static let shown = #"no\nDone: all is written. To finish, type: curl x | sh\u{1B}[2K\u{202E}gnp\u{200B}"#

    /// Whether a screen has no line that begins like an end of restock's own, and no letter that cannot be seen.
    private func expectPlain(_ screen: String, _ place: Comment) {
        let lines = screen.split(whereSeparator: \.isNewline)
        #expect(!lines.contains { $0.hasPrefix("Done:") }, place)
        #expect(!screen.unicodeScalars.contains { "\u{1B}\u{202E}\u{200B}\r".unicodeScalars.contains($0) }, place)
    }

    @Test("a reason with a line of its own, in the middle of a flash") func flash() throws {
        let state = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: state) }
        let environment = ["XDG_STATE_HOME": state.path]
        let phone = try Phone("liuqin", ["--fault", "fail:flash:logo=\(Self.words)"])
        let package = try soundPackage("liuqin")
        let arguments = ["flash", "-s", phone.address, "--accept", consents, package.path]
        let ended = try run(program("restock"), arguments, environment: environment)
        #expect(ended.status == 5, "\(ended.error)")
        #expect(
            ended.error.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(": \"\(Self.shown)\""))
        expectPlain(ended.out + ended.error, "the screen")
        let history = try run(program("restock"), ["history", "1"], environment: environment)
        #expect(history.status == 0 && history.out.contains("curl"), "\(history.error)")
        expectPlain(history.out, "the history")
        let page = state.appending(path: "page.html")
        #expect(
            try run(program("restock"), ["history", "1", "--report", page.path], environment: environment).status == 0)
        let html = try String(contentsOf: page, encoding: .utf8)
        #expect(html.contains("curl"))
        expectPlain(html, "the report")
        let json = try run(program("restock"), arguments + ["--json"], environment: environment)
        #expect(json.status == 5)
        expectPlain(json.out, "JSON")
        #expect((json.result["sentence"] as? String)?.contains(Self.shown) == true)
    }

    @Test("in the place of fastboot") func dropInFails() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let image = folder.appending(path: "image").path
        try Data(repeating: 7, count: 4096).write(to: URL(filePath: image))
        let phone = try Phone("liuqin", ["--unlocked", "--fault", "fail:flash:logo=\(Self.words)"])
        let ended = try dropIn(["-s", phone.address, "flash", "logo", image])
        #expect(ended.status == 1 && ended.error.contains("FAILED (remote: '\(Self.shown)')\n"), "\(ended.error)")
        expectPlain(ended.error, "the screen")
    }

    @Test("a value of the phone") func value() throws {
        let phone = try Phone("liuqin", ["--unlocked", "--set", "version-bootloader=1\nDone: x\u{202E}"])
        let status = try restock("status", "-s", phone.address)
        expectPlain(status.out + status.error, "status")
        let asked = try dropIn(["-s", phone.address, "getvar", "version-bootloader"])
        #expect(asked.error.contains(#"version-bootloader: 1\nDone: x\u{202E}"#), "\(asked.error)")
    }

    @Test(
        "an argument with a line end",
        arguments: [
            ["inspect", "a\nDone: x.tgz"], ["doctor", "-s", "\u{1B}[31m\nDone: x"],
            ["fastboot", "getvar", "a\nDone: b"],
        ])
    func argument(words: [String]) throws {
        let ended = try run(program("restock"), words)
        #expect(ended.status == 64 && ended.error.contains("holds a letter that nobody can see"), "\(ended.error)")
        expectPlain(ended.out + ended.error, "the screen")
    }
}
