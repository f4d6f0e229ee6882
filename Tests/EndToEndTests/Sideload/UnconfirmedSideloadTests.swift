import Foundation
import Testing
import VirtualPhone

/// The third ending of a sideload: every block was read, and no verdict came.
@Suite("A recovery that leaves without a word") struct UnconfirmedSideloadTests {
    // Five blocks; the phone's messages: 1 its hello, 2 and 3 no getdevice, 4 the service's OKAY, then request and OKAY for each block. The
    // verdict is 15, the OKAY for the last block 14.
    private func sideload(_ fault: String, _ more: [String] = [], _ memory: Memory) throws -> Ended {
        let zip = try SideloadZip(["ota-type=BLOCK", "pre-device=daisy", "post-build-incremental=V11.0.22.0.QDLMIXM"])
        defer { zip.remove() }
        let phone = try Phone("daisy", ["--mode", "sideload", "--fault", fault])
        return try run(
            program("restock"),
            ["sideload", "-s", phone.address, "--patience", "2", "--accept", "account-binding", zip.path] + more,
            environment: memory.environment)
    }

    @Test(
        "is neither done nor interrupted",
        arguments: [("adb-hangup:15", "the phone left"), ("adb-close:15", "the recovery ended")])
    func unconfirmed(fault: String, words: String) throws {
        let memory = try Memory()
        let ended = try sideload(fault, [], memory)
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("has read every block of the package, and \(words)"), "\(ended.error)")
        #expect(ended.words.contains("Whether the package is installed is not known."), "\(ended.error)")
        #expect(ended.words.contains("Look at the phone's screen"), "\(ended.error)")
        #expect(ended.words.contains("The version of the package is V11.0.22.0.QDLMIXM."), "\(ended.error)")
        #expect(!ended.words.contains("broke off") && !ended.out.contains("success"))
        for line in ended.error.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        #expect(try memory.runs().first?["standing"] as? String == "unconfirmed")
        let text = try run(program("restock"), ["history", "1"], environment: memory.environment)
        #expect(text.out.contains("outcome   unconfirmed"), "\(text.out)")
    }

    @Test("is its own word in JSON") func json() throws {
        let memory = try Memory()
        let ended = try sideload("adb-hangup:15", ["--json"], memory)
        #expect(ended.status == 5)
        #expect(try memory.runs().count == 1)
        #expect(ended.result["outcome"] as? String == "unconfirmed" && ended.result["exitCode"] as? Int == 5)
    }

    @Test(
        "with the last block still on its way, a bad verdict, or silence, it is none of that",
        arguments: [
            "adb-hangup:14", "adb-close:13", "sideload-verdict:FAILFAIL", "sideload-verdict:Aborted", "adb-silent:15",
        ])
    func others(fault: String) throws {
        let memory = try Memory()
        let ended = try sideload(fault, ["--json"], memory)
        #expect(ended.status == 5 && ended.result["outcome"] as? String == "interrupted", "\(ended.out)")
        #expect(try memory.runs().first?["standing"] as? String == "interrupted")
    }

    @Test("it does not finish a flash before it, and proves none of its partitions") func unfinished() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--stay", "--fault", "delay:flash:boot_ab=400", "--fault", "adb-hangup:60"])
        try killedFlash(try soundPackage("liuqin"), onto: phone, at: "boot_ab", memory)
        func said(_ words: String..., at address: String? = nil) throws -> Ended {
            try run(
                program("restock"), words + ["-s", address ?? phone.address], environment: memory.environment)
        }
        #expect(try said("reboot", "recovery", "--accept", "unfinished-flash").status == 0)
        let recovery = phone.address.replacing("tcp:", with: "adb:")
        try #require(try eventually { try said("status", at: recovery).status == 0 })
        let before = try phone.log().count
        let zip = try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin"], bytes: 60_000 * 25)
        defer { zip.remove() }
        let ended = try said("sideload", "--accept", consents, "--validation", zip.token(), zip.path, at: recovery)
        #expect(ended.status == 5, "\(ended.error)")
        #expect(try phone.log().count > before)
        try #require(try eventually { try said("status", at: recovery).status == 0 })
        let page = try said("status", at: recovery)
        #expect(page.out.contains("unfinished flash"), "\(page.out)")
    }
}
