import Foundation
import Testing
import VirtualPhone

/// After an interrupted flash a phone is not to be restarted, whatever else is asked for: what starts it may be half new.
@Suite("A flash that is not finished is not forgotten") struct UnfinishedTests {
    private let memory: Memory
    private let package: Packed
    private let phone: Phone

    init() throws {
        memory = try Memory()
        package = try soundPackage("liuqin")
        phone = try Phone("liuqin", ["--stay", "--fault", "delay:flash:super=400"])
        try killedFlash(package, onto: phone, at: "super", memory)
    }

    private func said(_ words: String...) throws -> Ended {
        try run(program("restock"), words + ["-s", phone.address], environment: memory.environment)
    }

    private func reboots() throws -> Int { try phone.log().count { $0.command.hasPrefix("reboot") } }

    @Test(
        "Ctrl-C at a question: nothing more was written, and the flash is still to be finished",
        arguments: [["resume"], ["wipe"], ["flash", "PACKAGE"], ["reboot"]])
    func cancelled(verb: [String]) throws {
        let verb = verb.map { $0 == "PACKAGE" ? package.path : $0 }
        let terminal = try Pseudoterminal(verb + ["-s", phone.address], environment: memory.environment)
        #expect(terminal.waitFor("Type \""))
        terminal.interrupt()
        #expect(terminal.end(within: 20) == 3)
        let words = terminal.words
        #expect(
            words.contains("cancelled. Nothing more was written. The flash of run 1 is still not finished"), "\(words)")
        #expect(words.contains("do not restart the phone.") && words.contains("restock resume -s \(phone.address)"))
        // What was sent before the kill may come into the phone's log only now.
        #expect(try reboots() == 0 && !phone.log().contains { $0.command.hasPrefix("erase:userdata") })
    }

    @Test("status says so, with the command") func status() throws {
        let text = try said("status")
        #expect(text.status == 0 && text.out.contains("unfinished flash  run 1, liuqin OS2.0.203.0.VMYCNXM"))
        #expect(text.out.contains("restock resume -s \(phone.address)\n"))
        let json = try #require(try said("status", "--json").result["unfinishedFlash"] as? [String: Any])
        #expect(json["run"] as? Int == 1 && json["next"] as? String == "restock resume -s \(phone.address)")
    }

    @Test(
        "a phone that is not there any more: the run is named, and how to go on, before any key",
        arguments: [["status"], ["resume"], ["reboot"], ["wipe"], ["status", "--json"]])
    func gone(verb: [String]) throws {
        phone.kill()
        let line = "restock resume -s \(phone.address)"
        let named = try run(program("restock"), verb + ["-s", phone.address], environment: memory.environment)
        #expect(named.status == 4 && named.words.contains("No phone answers at \(phone.address)"), "\(named.error)")
        let run = "Run 1 (liuqin OS2.0.203.0.VMYCNXM) on liuqin 4c1b07f2 at \(phone.address)"
        #expect(named.words.contains(run) && named.words.contains("Do not restart the phone"))
        #expect(named.error.contains("\n\(line)\n") && !named.words.contains("Volume Down"), "\(named.error)")
        if verb.contains("--json") { #expect((named.result["state"] as? String)?.hasPrefix(run) == true) }
        // Without a name it can be the one; by its serial number it is; at another address it may be.
        let any = try EndToEndTests.run(program("restock"), verb, environment: memory.environment)
        #expect(any.status == 4, "\(any.error)")
        let keys = try #require(any.words.range(of: "Volume Down"))
        #expect(try #require(any.words.range(of: line)).upperBound < keys.lowerBound)
        let serial = try EndToEndTests.run(
            program("restock"), verb + ["-s", "4C1B07F2"], environment: memory.environment)
        #expect(serial.status == 4 && serial.words.contains(run), "\(serial.error)")
        let other = try EndToEndTests.run(
            program("restock"), verb + ["-s", "tcp:127.0.0.1:1"], environment: memory.environment)
        #expect(other.status == 4 && other.words.contains("\(run) was interrupted"), "\(other.error)")
        #expect(other.words.contains("Is that the phone? Do not restart it, and type: \(line)"), "\(other.error)")
    }

    @Test(
        "in fastboot mode, named as if it were in its recovery",
        arguments: [["status"], ["reboot"], ["flash", "PACKAGE"]])
    func wrongName(verb: [String]) throws {
        let address = phone.address.replacing("tcp:", with: "adb:")
        let verb = verb.map { $0 == "PACKAGE" ? package.path : $0 }
        let ended = try run(program("restock"), verb + ["-s", address], environment: memory.environment)
        #expect([1, 64].contains(ended.status), "\(ended.error)")
        #expect(ended.words.contains("Do not restart the phone"), "\(ended.error)")
        #expect(ended.error.contains("\nrestock resume -s \(phone.address)\n"), "\(ended.error)")
        #expect(!ended.words.contains("restock reboot") && !ended.words.contains("start the recovery"))
    }

    @Test("a phone that says nothing in the middle of a flash is not told to restart") func mute() throws {
        // The same phone at the same place, as one that waits for the rest of an image: it takes connections, and answers nothing.
        phone.kill()
        let port = String(try #require(phone.address.split(separator: ":").last))
        var silent: Phone?
        #expect(
            eventually {
                silent = try? Phone("liuqin", ["--tcp", port, "--fault", "silent-after:0"])
                return silent?.address == phone.address
            })
        let ended = try said("status")
        #expect(ended.status == 1 && ended.words.contains("Run 1 (liuqin OS2.0.203.0.VMYCNXM)"), "\(ended.error)")
        #expect(ended.words.contains("Do not restart the phone"), "\(ended.error)")
        #expect(!ended.words.contains("estart it into") && !ended.words.contains("Restart the phone"))
        #expect(ended.error.contains("\nrestock resume -s \(phone.address)\n"))
        withExtendedLifetime(silent) {}
    }

    @Test("a restart wants consent that names it", arguments: ["system", "bootloader", "recovery", "fastbootd"])
    func reboot(target: String) throws {
        let refused = try said("reboot", target)
        #expect(refused.status == 2, "\(refused.error)")
        #expect(refused.words.contains("run 1, liuqin OS2.0.203.0.VMYCNXM"))
        #expect(refused.words.contains("Type: restock resume -s \(phone.address)"))
        #expect(refused.words.contains("--accept unfinished-flash"))
        #expect(try reboots() == 0)
        #expect(try said("reboot", target, "--accept", "unfinished-flash").status == 0)
        #expect(try eventually { try reboots() == 1 })
    }

    @Test("a wipe wants it, too, does not end with a restart, and leaves the rest of the flash to be done")
    func wipe() throws {
        let refused = try said("wipe", "--accept", consents)
        #expect(refused.status == 2 && refused.words.contains("unfinished-flash"), "\(refused.error)")
        let wiped = try said("wipe", "--accept", consents + ",unfinished-flash")
        #expect(wiped.status == 0, "\(wiped.error)")
        #expect(
            wiped.error.contains("\nrestock resume -s \(phone.address)\n") && !wiped.words.contains("restock reboot"))
        #expect(try said("status").out.contains("unfinished flash"))

        let before = try phone.log().count
        let resumed = try said("resume", "--accept", consents)
        #expect(resumed.status == 0, "\(resumed.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
        let again = try phone.log().dropFirst(before).map(\.command)
        #expect(!again.contains("flash:xbl_ab") && again.contains("flash:userdata") && again.contains("flash:metadata"))
        #expect(!(try said("status").out.contains("unfinished flash")))
    }

    @Test("a wipe after the data were written voids the proof of them") func wipedData() throws {
        let late = try Memory()
        let other = try Phone("liuqin", ["--stay", "--serial", "late0001", "--fault", "delay:flash:boot_ab=400"])
        try killedFlash(package, onto: other, at: "boot_ab", late)
        func said(_ words: String...) throws -> Ended {
            try run(program("restock"), words + ["-s", other.address], environment: late.environment)
        }
        #expect(try said("wipe", "--accept", consents + ",unfinished-flash").status == 0)
        let before = try other.log().count
        #expect(try said("resume", "--accept", consents).status == 0)
        let again = try other.log().dropFirst(before).map(\.command)
        #expect(again.contains("flash:userdata") && again.contains("flash:metadata") && !again.contains("flash:super"))
        #expect(try package.made.compare(withPhoneIn: other.folder.path).different == [])
    }

    @Test("a no to a restart or a wipe does not end as if all were well", arguments: [["reboot"], ["wipe"]])
    func saidNo(verb: [String]) throws {
        let terminal = try Pseudoterminal(verb + ["-s", phone.address], environment: memory.environment)
        #expect(terminal.waitFor("anything else to stop: "))
        terminal.type("no")
        #expect(terminal.end() == 3)
        #expect(terminal.words.contains("The flash of run 1 is still not finished: do not restart the phone."))
        #expect(terminal.words.contains("type: restock resume -s \(phone.address)"))
        #expect(!terminal.words.contains("Nothing has to be undone."))
    }

    @Test("a new flash says that it stands in for the interrupted one, and ends with it where nobody consents")
    func another() throws {
        let refused = try said("flash", package.path)
        #expect(refused.status == 2, "\(refused.error)")
        #expect(refused.words.contains("This one writes everything anew in its place."))
        #expect(refused.words.contains("To go on with that one instead: restock resume -s \(phone.address)"))
        #expect(refused.words.contains("The flash of run 1 is still not finished: do not restart the phone."))
        #expect(!refused.words.contains("If the phone still starts"))
    }

    @Test("a resume that ends early does not say that all is well") func declined() throws {
        let refused = try said("resume")
        #expect(refused.status == 2)
        #expect(refused.words.contains("The flash of run 1 is still not finished: do not restart the phone."))
        #expect(refused.words.contains("type: restock resume -s \(phone.address)"))
        #expect(!refused.words.contains("Nothing was written."))
        let moved = try said("resume", "--package", "/nowhere/at/all.tgz")
        #expect(moved.status == 1 && moved.words.contains("is still not finished"), "\(moved.error)")
        #expect(moved.words.contains("--package PATH"))
    }

    @Test("history says which run finished it, and does not ask for it any more") func history() throws {
        let open = try run(program("restock"), ["history", "1"], environment: memory.environment)
        #expect(open.out.contains("broken off"))
        #expect(try memory.runs().map { $0["finishedBy"] as? Int } == [nil])
        #expect(try said("resume", "--accept", consents).status == 0)
        let list = try run(program("restock"), ["history"], environment: memory.environment)
        #expect(
            list.out.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
                "its end; finished by run 2"))
        #expect(try memory.runs().map { $0["finishedBy"] as? Int } == [nil, 2])
        #expect((try memory.run(1)["run"] as? [String: Any])?["finishedBy"] as? Int == 2)
        let closed = try run(program("restock"), ["history", "1"], environment: memory.environment)
        #expect(closed.out.contains("; finished by run 2") && !closed.out.contains("restock resume"))
    }

    @Test("a whole new flash finishes it as well; that of another phone does not") func flashedAnew() throws {
        let other = try Phone("liuqin", ["--serial", "other001"])
        for address in [other.address, phone.address] {
            let open = try run(program("restock"), ["history", "1"], environment: memory.environment)
            #expect(!open.out.contains("finished by"))
            let done = try run(
                program("restock"), ["flash", "-s", address, "--accept", consents, package.path],
                environment: memory.environment)
            #expect(done.status == 0, "\(done.error)")
        }
        let closed = try run(program("restock"), ["history", "1"], environment: memory.environment)
        #expect(
            closed.out.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("; finished by run 3"))
        #expect(!(try said("status").out.contains("unfinished flash")))
    }

    @Test("what is remembered of phones is for its owner alone") func modes() throws {
        let recovery = try Phone("liuqin", ["--mode", "mi-assistant"])
        _ = try run(program("restock"), ["status", "-s", recovery.address], environment: memory.environment)
        let folder = URL(filePath: memory.journal).deletingLastPathComponent()
        for name in ["installed.json", "journal.sqlite"] {
            let path = folder.appending(path: name).path
            let mode = try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
            #expect(mode & 0o077 == 0, "\(name): \(String(mode, radix: 8))")
        }
    }
}
