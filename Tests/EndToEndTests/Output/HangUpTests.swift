import Foundation
import Testing

@Suite("A terminal that is closed") struct HangUpTests {
    private func flash(_ phone: Phone, _ memory: Memory? = nil, ignoring: String? = nil) throws -> WatchedRun {
        try WatchedRun(
            ["flash", "-s", phone.address, "--json", "--accept", consents, try soundPackage("liuqin").path],
            environment: memory?.environment ?? [:], ignoring: ignoring)
    }

    @Test("in the middle of an image it stops the run as Ctrl-C does, however often it is said", arguments: [1, 3])
    func stops(signals: Int) throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--stay", "--fault", "delay:flash:modem_ab=1500"])
        let running = try flash(phone, memory)
        try #require(running.readToImage(of: "modem_ab"))
        for number in 1...signals {
            if number > 1 { afterAThought() }
            running.signal(SIGHUP)
        }
        #expect(running.end(reading: true) == 5, "\(running.error)")
        let words = running.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("Stopped on request") && !words.contains("ended at once"), "\(words)")
        #expect(try memory.run(1)["sentence"] as? String != "")
        // The partition that was on its way is whole, and the rest can be done.
        let resumed = try run(
            program("restock"), ["resume", "-s", phone.address, "--json", "--accept", consents],
            environment: memory.environment)
        #expect(resumed.status == 0, "\(resumed.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("before the first write it ends the program") func early() throws {
        let phone = try Phone("liuqin", ["--fault", "silent-after:0"])
        let running = try flash(phone)
        try #require(try eventually { try phone.log().contains { $0.command == "getvar:product" } })
        running.signal(SIGHUP)
        #expect(running.end(within: 20) == 3)
        #expect(running.error.contains("cancelled. Nothing was written."), "\(running.error)")
        #expect(try phone.isUntouched())
    }

    @Test("a window that is closed, as a terminal does it") func window() throws {
        let package = try soundPackage("liuqin")
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--stay", "--fault", "delay:flash:modem_ab=1500"])
        let window = Process()
        window.executableURL = URL(filePath: "/usr/bin/script")
        let words = [
            "exec env --default-signal=HUP", program("restock").path, "flash", "-s", phone.address, "--accept",
            consents,
            package.path,
        ]
        window.arguments = ["-q", "-c", words.joined(separator: " "), "/dev/null"]
        window.environment = testEnvironment(memory.environment)
        window.standardInput = FileHandle.nullDevice
        window.standardOutput = FileHandle.nullDevice
        try window.run()
        func stage() throws -> String? {
            guard try memory.runs().count == 1 else { return nil }
            return (try memory.run(1)["steps"] as? [[String: Any]])?.first {
                ($0["step"] as? String)?.hasPrefix("flash modem_ab") == true
            }?["stage"] as? String
        }
        #expect(try eventually { try stage() == "intended" })
        kill(window.processIdentifier, SIGKILL)
        window.waitUntilExit()
        #expect(try eventually { try memory.runs().first?["standing"] as? String == "interrupted" })
        #expect((try memory.run(1)["sentence"] as? String)?.contains("Stopped on request") == true)
        let resumed = try run(
            program("restock"), ["resume", "-s", phone.address, "--accept", consents], environment: memory.environment)
        #expect(resumed.status == 0, "\(resumed.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("under nohup it is nothing") func nohup() throws {
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin", ["--fault", "delay:flash:modem_ab=700"])
        let running = try flash(phone, ignoring: "HUP")
        try #require(running.readToImage(of: "modem_ab"))
        running.signal(SIGHUP)
        #expect(running.end(reading: true) == 0, "\(running.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("a sideload stops in order, too, and a wipe comes to its end") func others() throws {
        let zip = try SideloadZip(bytes: 3_000_000)
        defer { zip.remove() }
        let phone = try Phone("daisy", ["--mode", "sideload", "--quirk", "sleeps", "--sleep", "1500"])
        let running = try WatchedRun([
            "sideload", "-s", phone.address, "--json", "--accept", "account-binding", zip.path,
        ])
        try #require(running.read { $0.contains("\"progress\"") })
        running.signal(SIGHUP)
        #expect(running.end(reading: true) == 5, "\(running.error)")
        #expect(running.error.contains("Stopped on request"), "\(running.error)")

        let other = try Phone("liuqin", ["--unlocked", "--fault", "delay:erase:*=800"])
        let wipe = try WatchedRun(["wipe", "--via", "fastboot", "-s", other.address, "--json", "--accept", consents])
        try #require(wipe.read { $0.contains("step-start") })
        wipe.signal(SIGHUP)
        // A wipe that was begun comes to its end, as with Ctrl-C: half of one helps nobody.
        #expect(wipe.end(reading: true) == 0, "\(wipe.error)")
        #expect(try other.changes().filter { $0.hasPrefix("erase") } == ["erase:userdata", "erase:metadata"])
    }
}
