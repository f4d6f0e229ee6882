import Foundation
import Testing
import VirtualPhone

/// A sideload may write to any partition: one that breaks off leaves an unfinished flash unfinished, and proves none of its partitions.
@Suite("A sideload after a flash that is not finished") struct UnfinishedSideloadTests {
    private let memory: Memory
    private let package: Packed
    private let phone: Phone

    /// The phone in its recovery; most of the flash is stored.
    init() throws {
        memory = try Memory()
        package = try soundPackage("liuqin")
        phone = try Phone(
            "liuqin",
            [
                "--stay", "--fault", "delay:flash:boot_ab=400", "--fault", "block-drop:150000", "--quirk", "sleeps",
                "--sleep", "300",
            ])
        try killedFlash(package, onto: phone, at: "boot_ab", memory)
        let away = try said(phone.address, "reboot", "recovery", "--accept", "unfinished-flash")
        try #require(away.status == 0, "\(away.error)")
        #expect(away.words.contains("In its recovery its name is: \(recovery)"), "\(away.error)")
        try awaitAnswer(recovery)
    }

    private var recovery: String { phone.address.replacing("tcp:", with: "adb:") }

    private func said(_ address: String, _ words: String...) throws -> Ended {
        try run(program("restock"), words + ["-s", address], environment: memory.environment)
    }

    /// It is away for a moment when it restarts, or was dropped.
    private func awaitAnswer(_ address: String) throws {
        try #require(eventually { try said(address, "status").status == 0 })
    }

    private func sideload(_ zip: SideloadZip) throws -> Ended {
        let ended = try said(recovery, "sideload", "--accept", consents, "--validation", zip.token(), zip.path)
        try awaitAnswer(recovery)
        return ended
    }

    private func zip(_ more: [String] = []) throws -> SideloadZip {
        try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin"] + more)
    }

    /// Whatever wrote it: it is not what the flash had stored there.
    private func spoil(_ partition: String) throws {
        let file = try FileHandle(forUpdating: phone.folder.appending(path: "\(partition).img"))
        try file.write(contentsOf: Data(repeating: 0xa5, count: 5000))
        try file.close()
    }

    private func flashed(after count: Int) throws -> Set<String> {
        Set(try phone.log().dropFirst(count).map(\.command).filter { $0.hasPrefix("flash:") || $0.hasPrefix("erase:") })
    }

    /// Back in fastboot mode, as with keys held.
    private func leaveRecovery() throws {
        let ended = try said(recovery, "reboot", "--accept", "unfinished-flash")
        try #require(ended.status == 0, "\(ended.error)")
        try awaitAnswer(phone.address)
    }

    @Test("one that breaks off: status, restart and wipe go on asking, in both modes, and name both runs") func asked()
        throws
    {
        let zip = try zip()
        defer { zip.remove() }
        #expect(try sideload(zip).status == 5)
        let both = "run 1, liuqin OS2.0.203.0.VMYCNXM, and a sideload after it that did not finish it, run 2"
        let next = "restock resume -s \(phone.address)"
        let page = try said(recovery, "status")
        #expect(page.out.contains("unfinished flash") && page.out.contains(next), "\(page.out)\(page.error)")
        for words in [["reboot"], ["wipe", "--accept", consents]] {
            let refused = try run(
                program("restock"), words + ["-s", recovery], environment: memory.environment)
            #expect(refused.status == 2 && refused.words.contains(both), "\(words): \(refused.error)")
            #expect(refused.words.contains("while it starts, then type: \(next)"), "\(refused.error)")
        }
        #expect(try !phone.log().contains { $0.command == "reboot:" || $0.command == "format-data:" })
        try leaveRecovery()
        for words in [["reboot", "system"], ["wipe", "--accept", consents]] {
            let refused = try run(
                program("restock"), words + ["-s", phone.address], environment: memory.environment)
            #expect(refused.status == 2 && refused.words.contains(both), "\(words): \(refused.error)")
            #expect(refused.words.contains("Type: \(next)"), "\(refused.error)")
        }
        let open = try #require(
            try said(phone.address, "status", "--json").result["unfinishedFlash"] as? [String: Any])
        #expect(open["run"] as? Int == 1 && open["sideload"] as? Int == 2)
        #expect(try !phone.log().contains { $0.command == "reboot" || $0.command == "format-data:" })
    }

    @Test("resume writes all of it anew, whether the sideload broke off or was killed", arguments: [false, true])
    func anew(isKilled: Bool) throws {
        let zip = try zip()
        defer { zip.remove() }
        if isKilled {
            let running = try Running(
                [
                    "sideload", "-s", recovery, "--accept", consents, "--validation", zip.token(), zip.path,
                ], environment: memory.environment)
            try #require(eventually { try memory.runs().count == 2 }, "\(running.soFar.error)")
            running.destroy()
        } else {
            #expect(try sideload(zip).status == 5)
        }
        for partition in ["xbl_a", "modem_a", "super"] { try spoil(partition) }
        try leaveRecovery()
        let before = try phone.log().count
        let resumed = try said(phone.address, "resume", "--accept", consents)
        #expect(resumed.status == 0, "\(resumed.error)")
        #expect(resumed.words.contains("Run 2, a sideload, wrote after it: everything is written anew"))
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
        let steps = try #require(try memory.run(3)["steps"] as? [[String: Any]])
        #expect(steps.allSatisfy { $0["stage"] as? String != "left-out" })
        #expect(try flashed(after: before).isSuperset(of: ["flash:xbl_ab", "flash:super", "flash:userdata"]))
        #expect(!(try said(phone.address, "status").out.contains("unfinished flash")))
        #expect(try memory.runs().map { $0["verb"] as? String } == ["resume", "sideload", "flash"])
    }

    @Test("what a resume has stored since counts again") func since() throws {
        let zip = try zip()
        defer { zip.remove() }
        #expect(try sideload(zip).status == 5)
        try leaveRecovery()
        let running = try Running(
            ["resume", "-s", phone.address, "--json", "--accept", consents], environment: memory.environment)
        try #require(running.waitForFlash(of: "boot_ab"), "\(running.soFar.error)")
        running.destroy()
        let before = try phone.log().count
        let resumed = try said(phone.address, "resume", "--accept", consents)
        #expect(resumed.status == 0 && !resumed.words.contains("a sideload, wrote after it"), "\(resumed.error)")
        // The boot chain came first in the resume that was killed.
        #expect(try !flashed(after: before).contains("flash:xbl_ab"))
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("one that came to its end has finished the flash; an incremental one has not", arguments: [false, true])
    func done(isIncremental: Bool) throws {
        let zip = try zip(isIncremental ? ["pre-build-incremental=V14.0.6.0.TMYCNXM"] : [])
        defer { zip.remove() }
        // The first is dropped.
        #expect(try sideload(zip).status == 5)
        let done = try sideload(zip)
        #expect(done.status == 0, "\(done.error)")
        let history = try run(program("restock"), ["history", "1"], environment: memory.environment)
        #expect(history.out.contains("finished by run 3") == !isIncremental, "\(history.out)")
        #expect(try said(recovery, "status").out.contains("unfinished flash") == isIncremental)
        let restarted = try said(recovery, "reboot")
        #expect(restarted.status == (isIncremental ? 2 : 0), "\(restarted.error)")
        if isIncremental { return #expect(restarted.words.contains("that did not finish it, run 3")) }
        try awaitAnswer(phone.address)
        let resumed = try said(phone.address, "resume", "--accept", consents)
        #expect(resumed.status == 1 && resumed.words.contains("run 3, came to its end: there is nothing to resume"))
        #expect(try said(phone.address, "reboot").status == 0)
    }

    @Test("one that breaks off after one that came to its end is repeated, not resumed") func repeated() throws {
        let zip = try zip()
        defer { zip.remove() }
        #expect(try sideload(zip).status == 5)
        #expect(try sideload(zip).status == 0)
        let running = try Running(
            [
                "sideload", "-s", recovery, "--accept", consents, "--validation", zip.token(), zip.path,
            ], environment: memory.environment)
        try #require(eventually { try memory.runs().count == 4 }, "\(running.soFar.error)")
        running.destroy()
        #expect(!(try said(recovery, "status").out.contains("unfinished flash")))
        try #require(try said(recovery, "reboot").status == 0)
        try awaitAnswer(phone.address)
        let resumed = try said(phone.address, "resume", "--accept", consents)
        #expect(resumed.status == 1 && resumed.words.contains("was no flash: run 4, sideload"), "\(resumed.error)")
    }
}
