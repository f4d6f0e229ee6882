import Foundation
import Testing
import VirtualPhone

/// Bootloaders that are given the package's checksum lists, and do not get on with them.
@Suite("Checksum lists that a bootloader does not get on with") struct CRCListRunTests {
    private let memory: Memory

    init() throws { memory = try Memory() }

    private func said(_ words: [String]) throws -> Ended {
        try run(program("restock"), words, environment: memory.environment)
    }

    private func lists(_ phone: Phone) throws -> [String] {
        try phone.log().map(\.command).filter { $0.hasPrefix("flash:") && $0.hasSuffix("crclist") }
    }

    /// Nothing that is said of a phone contradicts itself: it is to be restarted, or it is not.
    private func expectOneMind(_ ended: Ended) {
        let forbids = ended.words.contains("o not restart")
        let wants = ended.words.contains("restock reboot bootloader") || ended.words.contains("estart the phone into")
        #expect(!(forbids && wants), "\(ended.error)")
        for line in ended.error.split(separator: "\n") where !line.hasPrefix("restock ") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    @Test("lists for other parts than this phone takes: nothing is written without consent, and all of it with it")
    func otherParts() throws {
        let package = try Packed("liuqin", partLimit: 1 << 20)
        let phone = try Phone("liuqin", ["--max-download", "524288"])
        let flash = ["flash", "-s", phone.address, package.path, "--accept"]
        let refused = try said(flash + [consents])
        #expect(refused.status == 2, "\(refused.error)")
        #expect(refused.words.contains("--accept without-crc-lists"), "\(refused.error)")
        #expect(refused.words.contains("super.img"))
        #expect(refused.words.contains("left out: without-crc-lists"))
        #expect(try phone.isUntouched())
        let done = try said(flash + ["\(consents),without-crc-lists"])
        #expect(done.status == 0, "\(done.error)")
        #expect(try lists(phone) == [])
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test(
        "a list that is refused: nothing is erased yet, and the flash goes on without it",
        arguments: ["liuqin", "raphaelin"])
    func refused(profile: String) throws {
        let package = try soundPackage(profile)
        let phone = try Phone(profile, ["--unlocked", "--lists", "refuses"])
        let flash = ["flash", "-s", phone.address, package.path, "--accept"]
        let stopped = try said(flash + [consents])
        #expect(stopped.status == 1, "\(stopped.error)")
        #expect(stopped.words.contains("update sparse crc list failed"))
        #expect(stopped.words.contains("Nothing was written."))
        #expect(stopped.words.contains("restock compares every block itself"))
        #expect(stopped.error.contains("\n--accept without-crc-lists\n"), "\(stopped.error)")
        expectOneMind(stopped)
        #expect(try phone.storesNothing())
        #expect(try !phone.changes().contains { $0.hasPrefix("erase:") })
        let done = try said(flash + ["\(consents),without-crc-lists"])
        #expect(done.status == 0, "\(done.error)")
        #expect(done.words.contains("as you asked"), "\(done.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    /// Many stock scripts begin with it. Where the list is refused after that, the phone has no kernel.
    @Test("where the script erases boot first, the lists go out before that") func eraseFirst() throws {
        let package = try Packed("raphaelin", form: .folder)
        try ScriptEdit(ends: ".bat", change: .remove).apply(to: package.path)
        let erase = "fastboot $* erase boot || exit 1"
        try ScriptEdit(
            ends: ".sh", change: .replace("fastboot $* flash crclist", with: "\(erase)\nfastboot $* flash crclist")
        ).apply(to: package.path)
        let phone = try Phone("raphaelin", ["--unlocked", "--lists", "refuses"])
        let stopped = try said(["flash", "-s", phone.address, package.path, "--accept", consents])
        #expect(stopped.status == 1, "\(stopped.error)")
        #expect(stopped.words.contains("Nothing was written."))
        #expect(try phone.storesNothing())
        let told = try phone.log().map(\.command).filter { $0.hasPrefix("flash:") || $0.hasPrefix("erase:") }
        #expect(told == ["flash:crclist", "flash:sparsecrclist"])
    }

    @Test("a list that is refused in resume: the same consent finishes the flash") func refusedInResume() throws {
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin", ["--fault", "delay:flash:super=400"])
        try killedFlash(package, onto: phone, at: "super", memory)
        // The same phone, which has been restarted, and refuses lists from now on.
        phone.kill()
        let port = String(try #require(phone.address.split(separator: ":").last))
        var later: Phone?
        #expect(
            eventually {
                later = try? Phone("liuqin", ["--tcp", port, "--state", phone.folder.path, "--lists", "refuses"])
                return later?.address == phone.address
            })
        let stopped = try said(["resume", "-s", phone.address, "--accept", consents])
        #expect(stopped.status == 1, "\(stopped.error)")
        #expect(stopped.words.contains("Nothing more was written."))
        #expect(stopped.words.contains("still not finished: do not restart the phone"))
        #expect(
            stopped.error.contains("\nrestock resume -s \(phone.address) --accept without-crc-lists\n"),
            "\(stopped.error)")
        expectOneMind(stopped)
        let done = try said(["resume", "-s", phone.address, "--accept", "\(consents),without-crc-lists"])
        #expect(done.status == 0, "\(done.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
        withExtendedLifetime(later) {}
    }

    @Test("\"Last flash failed\": one restart into fastboot mode, which nothing speaks against, and then the rest")
    func lastFlashFailed() throws {
        let package = try Packed("liuqin", partLimit: 1 << 20)
        let phone = try Phone(
            "liuqin", ["--stay", "--max-download", "1048576", "--lists", "miscounts", "--lists", "sticks"])
        let restart = "restock reboot bootloader -s \(phone.address)"
        let resume = "restock resume -s \(phone.address)"
        let stopped = try said(["flash", "-s", phone.address, package.path, "--accept", consents])
        #expect(stopped.status == 5, "\(stopped.error)")
        #expect(stopped.words.contains("CRC Error"))
        #expect(stopped.words.contains("Only a restart into fastboot mode clears this. Type: \(restart)"))
        #expect(stopped.words.contains("When it is back: \(resume)"))
        #expect(stopped.words.contains("Add then: --accept without-crc-lists"))
        expectOneMind(stopped)
        // Whatever is asked for meanwhile says the same.
        for words in [["status"], ["resume", "--accept", consents], ["reboot"], ["wipe"]] {
            let ended = try said(words + ["-s", phone.address])
            #expect("\(ended.words) \(ended.out)".contains(restart), "\(words): \(ended.error)")
            #expect(!(ended.words + ended.out).contains("o not restart"), "\(words): \(ended.error)")
        }
        let status = try said(["status", "--json", "-s", phone.address]).result["unfinishedFlash"] as? [String: Any]
        #expect(status?["clearing"] as? String == restart)
        #expect(status?["next"] as? String == resume)
        #expect(try !phone.log().contains { $0.command.hasPrefix("reboot") })

        let back = try said(["reboot", "bootloader", "-s", phone.address])
        #expect(back.status == 0, "\(back.error)")
        #expect(back.words.contains(resume), "\(back.error)")
        let again = try resumed(phone, consents)
        #expect(again.status == 5, "\(again.error)")
        #expect(again.error.contains("\n--accept without-crc-lists\n"), "\(again.error)")
        #expect(try said(["reboot", "bootloader", "-s", phone.address]).status == 0)
        let done = try resumed(phone, "\(consents),without-crc-lists")
        #expect(done.status == 0, "\(done.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    /// Resumes as soon as the phone is back.
    private func resumed(_ phone: Phone, _ accept: String) throws -> Ended {
        var ended: Ended?
        _ = try eventually {
            ended = try said(["resume", "-s", phone.address, "--accept", accept])
            return ended?.status != 4
        }
        return try #require(ended)
    }

    @Test("where what starts the phone is half new, the restart comes last") func halfNew() throws {
        let phone = try Phone("liuqin", ["--fault", "fail:flash:tz_ab=Check CRC failed"])
        let stopped = try said(["flash", "-s", phone.address, try soundPackage("liuqin").path, "--accept", consents])
        #expect(stopped.status == 5, "\(stopped.error)")
        let resume = "So try first without a restart: restock resume -s \(phone.address)"
        #expect(stopped.words.contains(resume), "\(stopped.error)")
        #expect(stopped.words.contains("tz_ab"))
        #expect(!stopped.words.contains("Only a restart into fastboot mode clears this."))
        #expect(!stopped.words.contains("o not restart"))
        // Later on it is not told to restart by itself.
        let status = try said(["status", "-s", phone.address])
        #expect(status.out.contains("do not restart it"), "\(status.out)")
    }
}
