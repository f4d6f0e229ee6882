import Foundation
import Testing

@Suite("A run is not ended by its own output") struct LostOutputTests {
    private let lost = "could not be written"

    private func expectNoted(_ memory: Memory, _ why: String, run: Int = 1) throws {
        let record = try memory.run(run)
        #expect((record["run"] as? [String: Any])?["standing"] as? String == "done", "\(record)")
        let sentence = record["sentence"] as? String ?? ""
        #expect(sentence.contains(lost) && sentence.contains(why), "\(sentence)")
    }

    @Test(
        "a pipe whose reader ends in the middle of an image: the flash goes on to its end", arguments: [false, true])
    func reader(joined: Bool) throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "delay:flash:modem_ab=700"])
        let running = try WatchedRun(
            ["flash", "-s", phone.address, "--json", "--accept", consents, package.path],
            environment: memory.environment, joined: joined)
        try #require(running.readToImage(of: "modem_ab"))
        try running.stopReading()
        #expect(running.end() == 74, "\(running.error)")
        if !joined {
            let words = running.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.components(separatedBy: "Standard output \(lost)").count == 2, "said once: \(words)")
            #expect(words.contains("That does not stop what is done to the phone"), "\(words)")
        }
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
        try expectNoted(memory, "the program that read it has ended")
    }

    @Test("a pipe whose reader ends before the first write: nothing is begun") func early() throws {
        let phone = try Phone("liuqin", ["--fault", "delay:getvar:product=800"])
        let running = try WatchedRun([
            "flash", "-s", phone.address, "--json", "--accept", consents, try soundPackage("liuqin").path,
        ])
        try running.stopReading()
        #expect(running.end() == 3)
        #expect(running.error.contains("Nothing was written."), "\(running.error)")
        #expect(try phone.isUntouched())
    }

    @Test(
        "a full disk, and streams that are closed",
        arguments: [">/dev/full", ">/dev/full 2>/dev/full", ">&-", "2>&-", "<&- >&- 2>&-"], [false, true])
    func full(streams: String, json: Bool) throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin")
        let ended = try restock(
            ["flash", "-s", phone.address, "--accept", consents, package.path] + (json ? ["--json"] : []),
            streams: streams, environment: memory.environment)
        // With --json nothing goes to standard error while all is well.
        let isLost = !(json && streams == "2>&-")
        #expect(ended.status == (isLost ? 74 : 0), "\(ended.error)")
        if !streams.contains("2>") { #expect(ended.words.contains("Standard output \(lost)"), "\(ended.error)") }
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
        if isLost {
            try expectNoted(memory, streams.contains("/dev/full") ? "No space left on device" : "it is closed")
        }
        // What would have been printed did not go into the journal.
        #expect(try run(program("restock"), ["history"], environment: memory.environment).status == 0)
    }

    @Test("a failure keeps its own exit status") func failure() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--fault", "fail:flash:super=Device Error"])
        let ended = try restock(
            ["flash", "-s", phone.address, "--json", "--accept", consents, try soundPackage("liuqin").path],
            streams: ">/dev/full", environment: memory.environment)
        #expect(ended.status == 5 && ended.words.contains("Stopped at step"), "\(ended.error)")
        let sentence = try memory.run(1)["sentence"] as? String ?? ""
        #expect(sentence.contains("Stopped at step") && sentence.contains(lost), "\(sentence)")
    }

    @Test("several phones: all are written, and each run says what was lost") func fleet() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phones = try ["11111111", "22222222"].map { try Phone("liuqin", ["--serial", $0]) }
        let ended = try restock(
            ["flash", "--accept", consents, package.path] + phones.flatMap { ["-s", $0.address] },
            streams: ">/dev/full", environment: memory.environment)
        #expect(ended.status == 74, "\(ended.error)")
        for phone in phones { #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == []) }
        for number in [1, 2] { try expectNoted(memory, "No space left on device", run: number) }
    }

    @Test("resume, wipe and sideload go on as well") func others() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--stay", "--fault", "delay:flash:super=400"])
        try killedFlash(package, onto: phone, at: "super", memory)
        let resumed = try restock(
            ["resume", "-s", phone.address, "--accept", consents], streams: ">/dev/full",
            environment: memory.environment)
        #expect(resumed.status == 74, "\(resumed.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
        try expectNoted(memory, "No space left on device", run: 2)

        let other = try Phone("whyred", ["--unlocked"])
        let wiped = try restock(
            ["wipe", "--via", "fastboot", "-s", other.address, "--accept", consents], streams: ">/dev/full",
            environment: memory.environment)
        #expect(wiped.status == 74, "\(wiped.error)")
        #expect(try other.changes().contains("erase:userdata"))
        try expectNoted(memory, "No space left on device", run: 3)

        let zip = try SideloadZip()
        defer { zip.remove() }
        let recovery = try Phone("daisy", ["--mode", "sideload"])
        let running = try WatchedRun(
            ["sideload", "-s", recovery.address, "--json", "--accept", "account-binding", zip.path],
            environment: memory.environment)
        try #require(running.read { $0.contains("\"progress\"") })
        try running.stopReading()
        #expect(running.end() == 74, "\(running.error)")
        #expect(try recovery.sideloaded == zip.contents)
        try expectNoted(memory, "the program that read it has ended", run: 4)
    }

    @Test("commands that only read say it with their exit status") func readers() throws {
        let phone = try Phone("liuqin")
        for words in [
            ["status", "-s", phone.address], ["gates"], ["--version"], ["--help"], ["fastboot", "--version"],
        ] {
            let ended = try restock(words, streams: ">/dev/full")
            #expect(ended.status == (words[0] == "fastboot" ? 1 : 74), "\(words): \(ended.error)")
            #expect(ended.words.contains("Standard output \(lost): No space left on device"), "\(ended.error)")
        }
        #expect(try restock(["status", "-s", phone.address], streams: ">/dev/null").status == 0)
    }

    @Test("the drop-in writes an image to its end") func dropIn() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let image = folder.appending(path: "logo.img")
        try Data(repeating: 0x5a, count: 200_000).write(to: image)
        func expectWhole(_ phone: Phone) throws {
            let file = try Data(contentsOf: phone.folder.appending(path: "logo.img"))
            #expect(file.prefix(200_000) == Data(repeating: 0x5a, count: 200_000))
        }
        let full = try Phone("liuqin", ["--unlocked"])
        let line = ["fastboot", "-s", full.address, "flash", "logo", image.path]
        #expect(try restock(line, streams: "2>/dev/full").status == 1)
        try expectWhole(full)
        // AOSP's fastboot prints its progress there, and scripts close the stream.
        #expect(try restock(line, streams: "2>&-").status == 0)

        let phone = try Phone("liuqin", ["--unlocked", "--fault", "delay:flash:logo=700"])
        let running = try WatchedRun(
            ["fastboot", "-s", phone.address, "flash", "logo", image.path], joined: true)
        try #require(running.read { $0.contains("Writing") })
        try running.stopReading()
        running.signal(SIGHUP)
        #expect(running.end() == 1)
        try expectWhole(phone)
    }
}
