import Foundation
import Testing
import VirtualPhone

/// A place of its own for what restock remembers; gone with the value.
final class Memory {
    private let folder: URL
    var environment: [String: String] { ["XDG_STATE_HOME": folder.path] }
    var journal: String { folder.appending(path: "restock/journal.sqlite").path }

    init() throws { folder = try temporaryFolder() }
    deinit { try? FileManager.default.removeItem(at: folder) }

    /// What `restock history --json` has to say, the latest run first.
    func runs() throws -> [[String: Any]] {
        try #require(try restock("history", "--json", environment: environment).result["runs"] as? [[String: Any]])
    }

    func run(_ number: Int, _ more: String...) throws -> [String: Any] {
        try run(number, more).result
    }

    func run(_ number: Int, _ more: [String]) throws -> Ended {
        try EndToEndTests.run(
            program("restock"), ["history", "\(number)", "--json"] + more, environment: environment)
    }
}

/// A flash onto `phone` that was killed while `partition` was on its way.
func killedFlash(_ package: Packed, onto phone: Phone, at partition: String, _ memory: Memory, mode: String = "clean")
    throws
{
    let running = try Running(
        [
            "flash", "-s", phone.address, "--json", "--mode", mode, "--accept", consents + ",keep-data,relock=liuqin",
            package.path,
        ], environment: memory.environment)
    try #require(running.waitForFlash(of: partition), "\(running.soFar.error)")
    running.destroy()
}

private func flashed(_ phone: Phone, after count: Int) throws -> [String] {
    try phone.log().dropFirst(count).map(\.command).filter { $0.hasPrefix("flash:") || $0.hasPrefix("erase:") }
}

@Suite("Going on with an interrupted flash") struct ResumeTests {
    @Test("killed in the middle of super: what is stored is left alone, the rest is written, byte by byte right")
    func killed() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=400"])
        try killedFlash(package, onto: phone, at: "super", memory)
        let before = try phone.log().count
        #expect(try memory.runs().first?["standing"] as? String == "broken-off")

        let missing = try restock("resume", "-s", phone.address, environment: memory.environment)
        #expect(missing.status == 2 && missing.words.contains("--accept account-binding,data-loss"), "\(missing.error)")
        // What the phone was told before the kill it may do after it.
        #expect(try Set(flashed(phone, after: before)).isSubset(of: ["flash:super"]))

        let then = try phone.log().count
        let ended = try restock("resume", "-s", phone.address, "--accept", consents, environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
        let again = try flashed(phone, after: then)
        #expect(again.prefix(2) == ["flash:crclist", "flash:sparsecrclist"])
        #expect(again.contains("flash:super") && again.contains("flash:userdata"))
        #expect(!again.contains("flash:xbl_ab") && !again.contains("flash:modem_ab"))
        #expect(try phone.log().map(\.command).suffix(3).contains("set_active:a"))
        #expect(try phone.log().last?.command == "reboot")
        let runs = try memory.runs()
        #expect(runs.map { $0["standing"] as? String } == ["done", "broken-off"])
        #expect(runs[0]["resumes"] as? Int == 1 && runs[0]["verb"] as? String == "resume")
        // Its page does not look like that of half a run.
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appending(path: "report.html")
        #expect(try restock("history", "2", "--report", page.path, environment: memory.environment).status == 0)
        let title = /Steps: (\d+) done, (\d+) left out \(stored by the run before\)</
        let told = try #require(try String(contentsOf: page, encoding: .utf8).firstMatch(of: title))
        let steps = try #require(try memory.run(2)["steps"] as? [[String: Any]])
        #expect(Int(told.1) == steps.filter { $0["stage"] as? String == "done" }.count)
        #expect(Int(told.2) == steps.filter { $0["stage"] as? String == "left-out" }.count)
    }

    @Test("an erase whose flash is missing is done again, and the other way round") func pairs() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "delay:flash:boot_ab=400"])
        try killedFlash(package, onto: phone, at: "boot_ab", memory)
        let before = try phone.log().count
        let ended = try restock("resume", "-s", phone.address, "--accept", consents, environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        let again = try flashed(phone, after: before)
        #expect(again.contains("erase:boot_ab") && again.contains("flash:boot_ab"))
        #expect(!again.contains("flash:super"))
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("the boot chain comes first, and what was accepted last is no proof") func chainFirst() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "delay:flash:tz_ab=400"])
        try killedFlash(package, onto: phone, at: "tz_ab", memory)
        let before = try phone.log().count
        let ended = try restock("resume", "-s", phone.address, "--accept", consents, environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        let again = try flashed(phone, after: before).filter { !$0.hasSuffix("crclist") }
        let tz = try #require(again.firstIndex(of: "flash:tz_ab"))
        #expect(again[..<tz].allSatisfy { !$0.contains("super") && !$0.contains("modem") })
        // Accepted, but nothing that waits for the storage was answered after it.
        #expect(again.contains("flash:aop_config_ab"))
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("a resumed run that is killed can be resumed, as often as it takes") func again() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=300", "--fault", "delay:flash:cust=300"])
        try killedFlash(package, onto: phone, at: "super", memory)
        let running = try Running(
            ["resume", "-s", phone.address, "--json", "--accept", consents], environment: memory.environment)
        try #require(running.waitForFlash(of: "cust"), "\(running.soFar.error)")
        running.destroy()
        let before = try phone.log().count
        let ended = try restock("resume", "-s", phone.address, "--accept", consents, environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        let last = try flashed(phone, after: before)
        #expect(!last.contains("flash:xbl_ab") && last.contains("flash:cust"))
        #expect(try memory.runs().map { $0["resumes"] as? Int } == [2, 1, nil])
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("--anew writes everything; so does a plan that locks", arguments: ["--anew", "clean-lock"])
    func whole(how: String) throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=400"])
        let locks = how == "clean-lock"
        try killedFlash(package, onto: phone, at: "super", memory, mode: locks ? how : "clean")
        let before = try phone.log().count
        let given = locks ? ["--accept", consents + ",relock=liuqin"] : ["--anew", "--accept", consents]
        let ended = try run(
            program("restock"), ["resume", "-s", phone.address] + given, environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        let again = try flashed(phone, after: before)
        #expect(again.contains("flash:xbl_ab") && again.contains("flash:super"))
        let different = try package.made.compare(withPhoneIn: phone.folder.path).different
        // The lock erases the owner's data.
        #expect(different.allSatisfy { locks && ["metadata", "userdata"].contains($0) }, "\(different)")
        if locks { #expect(try phone.log().last?.command == "oem lock") }
    }

    @Test("a dry run says what is left, and does nothing") func dryRun() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=400"])
        try killedFlash(package, onto: phone, at: "super", memory)
        let before = try phone.log().count
        let ended = try restock("resume", "-s", phone.address, "--dry-run", environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.out.contains("left out: stored in run 1"))
        // Advice for before the first write is none any more.
        #expect(
            ended.words.contains("The interrupted run had not touched it yet: a new flash with --mode keep-data may"))
        #expect(!ended.words.contains("or use --mode keep-data") && !ended.words.contains("sign out of both accounts"))
        #expect(ended.words.contains("Its holder can still remove it in a browser: i.mi.com"))
        // What the phone was told before the kill it may do after it.
        let said = try phone.log().dropFirst(before).map(\.command).filter { $0 != "flash:super" }
        #expect(said.allSatisfy { $0.hasPrefix("getvar:") }, "\(said)")
        #expect(try memory.runs().count == 1)
    }

    @Test("a phone that says nothing is not to be restarted") func silent() throws {
        let phone = try Phone("liuqin", ["--fault", "silent-after:0"])
        let ended = try restock("resume", "-s", phone.address, limit: 30)
        #expect(ended.status == 1, "\(ended.error)")
        #expect(ended.words.contains("Do not restart the phone. Pull the cable out"), "\(ended.error)")
    }

    @Test("the message of an interrupted flash names it") func message() throws {
        let phone = try Phone("liuqin", ["--fault", "fail:flash:super=Device Error"])
        let ended = try restock("flash", "-s", phone.address, "--accept", consents, soundPackage("liuqin").path)
        #expect(ended.status == 5)
        #expect(ended.error.contains("Type: restock resume -s \(phone.address)\n"), "\(ended.error)")
        #expect(ended.words.contains("The same `restock flash` again writes every partition anew."))
    }
}

@Suite("What is not gone on with") struct ResumeRefusalTests {
    @Test("another phone of the same model, at the same place or another", arguments: [true, false])
    func anotherPhone(samePlace: Bool) throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let place: String
        do {
            let phone = try Phone("liuqin", ["--fault", "delay:flash:super=400"])
            try killedFlash(package, onto: phone, at: "super", memory)
            place = phone.address
        }
        let port = try #require(place.split(separator: ":").last.map(String.init))
        let other = try Phone("liuqin", ["--serial", "77aa00b1"] + (samePlace ? ["--tcp", port] : []))
        let ended = try restock("resume", "-s", other.address, "--accept", consents, environment: memory.environment)
        #expect(ended.status == 2, "\(ended.error)")
        #expect(ended.words.contains("Refused by same-phone") && ended.words.contains("77aa00b1"), "\(ended.error)")
        #expect(try other.isUntouched())
    }

    @Test("the same phone at another place has to be agreed to") func moved() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        do {
            let phone = try Phone("liuqin", ["--fault", "delay:flash:super=400"])
            try killedFlash(package, onto: phone, at: "super", memory)
        }
        let phone = try Phone("liuqin")
        let asked = try restock("resume", "-s", phone.address, "--accept", consents, environment: memory.environment)
        #expect(asked.status == 2 && asked.words.contains("--accept same-phone"), "\(asked.error)")
        #expect(try phone.isUntouched())
        let ended = try restock(
            "resume", "-s", phone.address, "--accept", consents + ",same-phone", "--anew",
            environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("another package") func anotherPackage() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=400"])
        try killedFlash(try soundPackage("liuqin"), onto: phone, at: "super", memory)
        let before = try phone.log().count
        // The same firmware with one list more differs in content.
        let other = try Packed("liuqin", partLimit: 1 << 20)
        let ended = try restock(
            "resume", "-s", phone.address, "--accept", consents, "--package", other.path,
            environment: memory.environment)
        #expect(ended.status == 2 && ended.words.contains("is not the package of run 1"), "\(ended.error)")
        #expect(try Set(flashed(phone, after: before)).isSubset(of: ["flash:super"]))
    }

    @Test("the same package elsewhere, in another form, is the same") func movedPackage() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=400"])
        do {
            let gone = try Packed("liuqin")
            try killedFlash(gone, onto: phone, at: "super", memory)
        }
        let lost = try restock("resume", "-s", phone.address, "--accept", consents, environment: memory.environment)
        #expect(lost.status == 1 && lost.words.contains("--package PATH"), "\(lost.error)")
        let folder = try Packed("liuqin", form: .folder)
        let ended = try restock(
            "resume", "-s", phone.address, "--accept", consents, "--package", folder.path,
            environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try folder.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("a phone without a run, and one whose run came to its end") func nothing() throws {
        let package = try soundPackage("chopin")
        let memory = try Memory()
        let phone = try Phone("chopin", ["--unlocked", "--stay"])
        var ended = try restock("resume", "-s", phone.address, environment: memory.environment)
        #expect(ended.status == 1 && ended.words.contains("The journal has no run of this phone"), "\(ended.error)")
        ended = try restock(
            "flash", "-s", phone.address, "--accept", consents, package.path, environment: memory.environment)
        #expect(ended.status == 0, "\(ended.error)")
        try #require(eventually { (try? restock("status", "-s", phone.address))?.status == 0 })
        ended = try restock("resume", "-s", phone.address, environment: memory.environment)
        #expect(ended.status == 1 && ended.words.contains("came to its end"), "\(ended.error)")
        #expect(ended.words.contains("Nothing was written."))
    }
}
