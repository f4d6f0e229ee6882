import Foundation
import Testing

@Suite("What was done to which phone") struct HistoryTests {
    @Test("nothing yet") func nothing() throws {
        let ended = try restock("history")
        #expect(ended.status == 0 && ended.out == "Nothing has been done to a phone yet.\n")
        let missing = try restock("history", "3")
        #expect(missing.status == 1 && missing.words.contains("has no run"))
        #expect(try restock("history", "--report", "/tmp/x").status == 64)
    }

    @Test("every consent is there with the sentence that was shown, in its language", arguments: ["en", "hi", "ru"])
    func consentsKept(language: String) throws {
        let memory = try Memory()
        let phone = try Phone("liuqin")
        let flash = try restock(
            "flash", "-s", phone.address, "--lang", language, "--accept", consents, soundPackage("liuqin").path,
            environment: memory.environment)
        #expect(flash.status == 0, "\(flash.error)")
        let run = try memory.run(1)
        let given = try #require(run["consents"] as? [[String: Any]])
        #expect(given.map { $0["gate"] as? String } == ["account-binding", "data-loss"])
        #expect(given.map { $0["given"] as? String } == ["--accept account-binding", "--accept data-loss"])
        for consent in given {
            let sentence = try #require(consent["sentence"] as? String)
            #expect(flash.words.contains(sentence), "\(sentence)")
            #expect(consent["language"] as? String == language)
        }
    }

    @Test("a typed consent is told from one of the command line") func typed() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin")
        let terminal = try Pseudoterminal(
            ["flash", "-s", phone.address, "--accept", "data-loss", try soundPackage("liuqin").path],
            environment: memory.environment)
        try #require(terminal.waitFor("Type \"understood\""))
        terminal.type("understood")
        #expect(terminal.waitFor("The phone restarts"))
        let given = try #require(try memory.run(1)["consents"] as? [[String: Any]])
        #expect((given.first?["given"] as? String)?.hasPrefix("typed ") == true, "\(terminal.screen)")
        #expect(given.last?["given"] as? String == "--accept data-loss")
    }

    @Test("a wipe is recorded with its consents, and is nothing to resume") func wipe() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin")
        let wiped = try restock(
            "wipe", "-s", phone.address, "--accept", consents, environment: memory.environment)
        #expect(wiped.status == 0, "\(wiped.error)")
        let run = try memory.run(1)
        let given = try #require(run["consents"] as? [[String: Any]])
        #expect(given.map { $0["gate"] as? String } == ["account-binding", "data-loss"])
        #expect(given.allSatisfy { ($0["sentence"] as? String).map(wiped.words.contains) == true }, "\(given)")
        let steps = try #require(run["steps"] as? [[String: Any]])
        #expect(steps.map { $0["step"] as? String } == ["erase userdata", "erase metadata"])
        #expect(steps.allSatisfy { $0["stage"] as? String == "done" && $0["stored"] as? Bool == true })
        let resumed = try restock("resume", "-s", phone.address, environment: memory.environment)
        #expect(resumed.status == 1 && resumed.words.contains("nothing to resume"), "\(resumed.error)")
    }

    @Test("serial numbers and paths stay here, unless they are asked for") func redacted() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "fail:flash:super=Device Error"])
        let package = try soundPackage("liuqin")
        #expect(
            try restock(
                "flash", "-s", phone.address, "--accept", consents, package.path, environment: memory.environment
            ).status == 5)
        let folder = String(package.path[..<(package.path.lastIndex(of: "/") ?? package.path.startIndex)])
        for arguments in [["history"], ["history", "1"], ["history", "--json"], ["history", "1", "--json"]] {
            let short = try run(program("restock"), arguments, environment: memory.environment)
            #expect(short.status == 0 && short.out.contains("4c***f2"), "\(short.out)")
            #expect(!short.out.contains("4c1b07f2") && !short.out.contains(folder))
            let whole = try run(program("restock"), arguments + ["--show-serials"], environment: memory.environment)
            #expect(whole.out.contains("4c1b07f2"))
        }
        let run = try memory.run(1)
        #expect((run["sentence"] as? String)?.contains("flash super") == true)
        #expect((run["run"] as? [String: Any])?["standing"] as? String == "interrupted")
    }

    @Test("the report of a run is a text file for others") func report() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin")
        #expect(
            try restock(
                "flash", "-s", phone.address, "--accept", consents, soundPackage("liuqin").path,
                environment: memory.environment
            ).status == 0)
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "report.txt")
        let ended = try restock("history", "1", "--report", file.path, environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("liuqin OS2.0.203.0.VMYCNXM") && text.contains("4c***f2"))
        #expect(text.contains("outcome   done") && text.contains("shown (en): A Mi account lock"))
        #expect(text.contains("flash super from super.img") && text.contains("done, stored"))
        // A name without spaces stays whole.
        for line in text.split(separator: "\n") where !line.hasPrefix("file ") { #expect(line.count <= 80, "\(line)") }
        // What is there is not overwritten.
        let twice = try restock("history", "1", "--report", file.path, environment: memory.environment)
        #expect(twice.status == 1 && twice.words.contains("it is there already"))
        #expect(!twice.words.contains("folder") && !twice.words.contains("Nothing was written"))
        let nowhere = try restock(
            "history", "1", "--report", folder.path + "/none/report.txt", environment: memory.environment)
        #expect(nowhere.status == 1 && nowhere.words.contains("there is no folder \(folder.path)/none"))
        #expect(!nowhere.words.contains("already"))
    }

    @Test(
        "the report of a run is a page, well-formed and redacted, with a bar for every image that travelled",
        arguments: ["done", "interrupted"])
    func page(standing: String) throws {
        let memory = try Memory()
        let phone = try Phone("liuqin", standing == "done" ? [] : ["--fault", "fail:flash:super=Device <Error>"])
        let package = try soundPackage("liuqin")
        let flash = try restock(
            "flash", "-s", phone.address, "--accept", consents, package.path, environment: memory.environment)
        #expect(flash.status == (standing == "done" ? 0 : 5))
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "report.html")
        #expect(
            try restock("history", "1", "--report", file.path, environment: memory.environment).status == 0)
        let parsed = try run(URL(filePath: "/usr/bin/xmllint"), ["--noout", file.path])
        #expect(parsed.status == 0, "\(parsed.error)")
        let text = try String(contentsOf: file, encoding: .utf8)
        let steps = try #require(try memory.run(1)["steps"] as? [[String: Any]])
        let travelled = steps.filter { ($0["bytes"] as? Int ?? 0) > 0 && ($0["seconds"] as? Double ?? 0) > 0 }
        #expect(travelled.count > 10 && text.split(separator: "<rect ").count - 1 == travelled.count)
        #expect(text.split(separator: "<code>md5 ").count - 1 == steps.filter { $0["digest"] != nil }.count)
        #expect(text.contains("4c***f2") && !text.contains("4c1b07f2") && !text.contains(package.path))
        #expect(text.contains("verdict \(standing == "done" ? "good" : "bad")"))
        #expect(text.contains("A Mi account lock") && text.contains("only the account's holder can release it"))
        // Nothing is fetched from anywhere, and nothing runs.
        for word in ["<script", "src=", "href=", "@import", "url("] { #expect(!text.contains(word)) }
        if standing != "done" { #expect(text.contains("Device &lt;Error&gt;") && text.contains("not begun")) }
    }

    @Test("several phones at once have a run each") func fleet() throws {
        let memory = try Memory()
        let phones = try [
            Phone("liuqin", ["--serial", "aaaa0001"]),
            Phone("liuqin", ["--serial", "aaaa0002", "--fault", "fail:flash:super=Device Error"]),
        ]
        let ended = try restock(
            "flash", "-s", phones[0].address, "-s", phones[1].address, "--accept", consents,
            soundPackage("liuqin").path, environment: memory.environment)
        #expect(ended.status == 5, "\(ended.error)")
        let runs = try memory.runs()
        #expect(runs.count == 2)
        #expect(runs.first { $0["serial"] as? String == "aa***01" }?["standing"] as? String == "done")
        #expect(runs.first { $0["serial"] as? String == "aa***02" }?["standing"] as? String == "interrupted")
        #expect(ended.error.contains("restock resume -s \(phones[1].address)"), "\(ended.error)")
    }
}
