import Foundation
import Testing

@Suite("Sideload over TCP") struct SideloadTests {
    @Test(
        "byte for byte, whatever the habits of the recovery",
        arguments: [
            [], ["twice"], ["shuffled"], ["twice", "shuffled"], ["small-maxdata"], ["old-version"], ["needs-nul"],
            ["exit-after"], ["sleeps"], ["waits-okay"], ["old-version", "small-maxdata", "shuffled"],
        ] as [[String]])
    func exact(quirks: [String]) throws {
        let zip = try SideloadZip()
        defer { zip.remove() }
        let phone = try Phone(
            "daisy", ["--mode", "sideload", "--sleep", "300"] + quirks.flatMap { ["--quirk", $0] })
        let ended = try restock("sideload", "-s", phone.address, "--json", "--accept", "account-binding", zip.path)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try phone.sideloaded == zip.contents)
        let result = ended.result
        #expect(result["outcome"] as? String == "done" && result["verdict"] as? String == "done")
        let blocks = try #require(result["blocks"] as? Int)
        let served = try #require(result["servedBlocks"] as? Int)
        #expect(quirks.contains("twice") ? served == 2 * blocks : served == blocks)
        let counts = ended.events.filter { $0["type"] as? String == "progress" }
            .compactMap { $0["distinctBlocks"] as? Int }
        #expect(!counts.isEmpty && counts == counts.sorted() && counts.last == blocks)
    }

    @Test("the token reaches Xiaomi's recovery as it was given", arguments: [false, true]) func token(erases: Bool)
        throws
    {
        let zip = try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin"])
        defer { zip.remove() }
        let phone = try Phone(
            "liuqin", ["--mode", "mi-assistant", "--locked", "--quirk", erases ? "refuses-nul" : "needs-nul"])
        let token = try zip.token()
        let text = try String(contentsOfFile: token, encoding: .utf8).filter { !$0.isNewline }
        let ended = try restock(
            "sideload", "-s", phone.address, "--validation", token, zip.path, "--accept",
            erases ? "account-binding,data-loss" : "account-binding", erases ? "--erases" : "--json")
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try phone.sideloaded == zip.contents)
        let size = try zip.contents.count
        #expect(try phone.services().contains("sideload-host:\(size):65536:\(text):\(erases ? 1 : 0)"))
        #expect(!ended.error.contains(text) && !ended.out.contains(text))
    }

    @Test("the server's answer holds the token and says whether data are erased") func answer() throws {
        let zip = try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin"])
        defer { zip.remove() }
        let phone = try Phone("liuqin", ["--mode", "mi-assistant"])
        let text = try String(contentsOfFile: zip.token(), encoding: .utf8).filter { !$0.isNewline }
        let file = zip.folder.appending(path: "answer.json").path
        try #"{"PkgRom":{"Validate":"\#(text)","Erase":"1"},"Code":{"code":2000}}"#.write(
            toFile: file, atomically: true, encoding: .utf8)
        let refused = try restock(
            "sideload", "-s", phone.address, "--validation", file, "--accept", "account-binding", zip.path)
        #expect(refused.status == 2 && refused.words.contains("Consent is needed for data-loss"), "\(refused.error)")
        #expect(try !phone.services().contains { $0.hasPrefix("sideload-host") })
        let ended = try restock(
            "sideload", "-s", phone.address, "--validation", file, "--accept", "account-binding,data-loss", zip.path)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try phone.services().contains { $0.hasSuffix("\(text):1") })
    }

    @Test("no token, and one of another package: refused before anything is asked for") func noToken() throws {
        let zip = try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin"])
        let other = try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin"], bytes: 4000)
        defer {
            zip.remove()
            other.remove()
        }
        let phone = try Phone("liuqin", ["--mode", "mi-assistant"])
        let none = try restock("sideload", "-s", phone.address, "--accept", "account-binding", zip.path)
        #expect(none.status == 2 && none.words.contains("REFUSED (package-authenticity)"), "\(none.error)")
        #expect(none.words.contains("--validation FILE") && none.words.contains("makes no such token"))
        let wrong = try restock(
            "sideload", "-s", phone.address, "--accept", "account-binding", "--validation", other.token(), zip.path)
        #expect(wrong.status == 2 && wrong.words.contains("issued for another package"), "\(wrong.error)")
        #expect(try phone.services().allSatisfy { $0.hasPrefix("get") })
    }

    @Test("a token that names no package needs a word of its own, and counts for one package only") func opaque() throws
    {
        let zip = try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin"])
        let other = try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin"], bytes: 4000)
        let state = try temporaryFolder()
        defer {
            zip.remove()
            other.remove()
            try? FileManager.default.removeItem(at: state)
        }
        let phone = try Phone("liuqin", ["--mode", "mi-assistant"])
        let file = zip.folder.appending(path: "opaque").path
        try "bm90aGluZyB0aGF0IGNhbiBiZSByZWFk\n".write(toFile: file, atomically: true, encoding: .utf8)
        func sideload(_ path: String, _ accept: String) throws -> Ended {
            try restock(
                "sideload", "-s", phone.address, "--validation", file, "--accept", accept, path,
                environment: ["XDG_STATE_HOME": state.path])
        }
        let asked = try sideload(zip.path, "account-binding")
        #expect(
            asked.status == 2 && asked.words.contains("Consent is needed for package-authenticity"), "\(asked.error)")
        // The virtual recovery does not know it, and says so without asking for a block.
        let ended = try sideload(zip.path, "account-binding,package-authenticity")
        #expect(ended.status == 1 && ended.words.contains("did not accept the token"), "\(ended.error)")
        #expect(try phone.services().contains { $0.contains(":bm90aGluZyB0aGF0IGNhbiBiZSByZWFk:0") })
        let again = try sideload(other.path, "account-binding,package-authenticity")
        #expect(again.status == 2 && again.words.contains("issued for another package"), "\(again.error)")
        let kept = try String(contentsOfFile: state.path + "/restock/tokens.json", encoding: .utf8)
        #expect(!kept.contains("bm90"))
    }

    @Test(
        "a file that holds no token",
        arguments: [
            "", "short", "two words that are none", "AAAAAAAAAAAAAAAAAAAA:1\u{0}format-frp:", "{\"PkgRom\":{}}",
        ])
    func noTokenFile(text: String) throws {
        let zip = try SideloadZip()
        defer { zip.remove() }
        let file = zip.folder.appending(path: "t").path
        try Data(text.utf8).write(to: URL(filePath: file))
        let ended = try restock("sideload", "-s", "adb:127.0.0.1:1", "--validation", file, zip.path)
        #expect(ended.status == 64 && ended.words.contains("there is no token in it"), "\(ended.error)")
    }

    @Test("a dry run asks for nothing and serves nothing") func dryRun() throws {
        let zip = try SideloadZip(["ota-type=BLOCK", "pre-device=daisy", "ota-wipe=yes"])
        defer { zip.remove() }
        let phone = try Phone("daisy", ["--mode", "sideload"])
        let ended = try restock("sideload", "-s", phone.address, "--dry-run", zip.path)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.words.contains("--accept account-binding,data-loss"))
        #expect(try phone.services().allSatisfy { $0.hasPrefix("get") } && phone.sideloaded == nil)
    }
}
