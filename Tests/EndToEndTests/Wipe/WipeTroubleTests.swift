import Foundation
import Testing

private let consent = "account-binding,data-loss"

@Suite("Wipes: refusals, restarts, trouble") struct WipeTroubleTests {
    @Test("locked: the bootloader is not asked to erase; the recovery is, after a restart") func locked() throws {
        let phone = try Phone("liuqin", ["--locked"])
        try phone.mark(["userdata", "persist"])
        let refused = try restock("wipe", "-s", phone.address, "--via", "fastboot", "--accept", consent)
        #expect(refused.status == 2 && refused.words.contains("REFUSED (bootloader-locked)"), "\(refused.error)")
        #expect(refused.words.contains("restock wipe --via recovery -s \(phone.address)"))
        #expect(try phone.services().isEmpty)
        let ended = try restock("wipe", "-s", phone.address, "--accept", consent, "--patience", "30")
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.words.contains("Connect with MIAssistant"))
        // The next line reaches the phone where it is now.
        let recovery = "adb:" + phone.address.dropFirst("tcp:".count)
        #expect(ended.words.hasSuffix("The phone is still in its recovery; next: restock reboot -s \(recovery)"))
        #expect(try restock("status", "-s", recovery).status == 0)
        #expect(try phone.isWiped("userdata") && !phone.isWiped("persist"))
        #expect(try phone.services().filter { !$0.hasPrefix("get") } == ["reboot-recovery", "format-data:"])
    }

    @Test("a recovery that comes to the end without a word: nobody says that it has wiped") func silentEnd() throws {
        // Its hello, three messages for each of eight questions, two for the ninth, OKAY: then comes its word on the wipe.
        let phone = try Phone("liuqin", ["--mode", "mi-assistant", "--fault", "adb-close:29", "--stay"])
        try phone.mark(["userdata"])
        let memory = try Memory()
        let ended = try run(
            program("restock"), ["wipe", "-s", phone.address, "--accept", consent], environment: memory.environment)
        #expect(try phone.services().last == "format-data:")
        #expect(ended.status == 0 && !ended.out.contains("Wiped: "), "\(ended.out)")
        let said = ended.out.replacing("\n", with: " ")
        #expect(said.contains("It is likely that the owner's data are gone, and not certain"), "\(said)")
        let json = try restock("wipe", "-s", phone.address, "--json", "--accept", consent)
        #expect(json.result["certainty"] as? String == "unconfirmed", "\(json.out)")
        #expect(json.result["wiped"] as? [String] == [])
        let history = try run(program("restock"), ["history", "1"], environment: memory.environment)
        let steps = history.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(steps.contains("done: the recovery came to the end without a word"), "\(history.out)")
    }

    @Test(
        "another phone comes back: it is left alone",
        arguments: [["getsn=0xdeadbeef"], ["getdevice=fuxi_eea_global"]])
    func another(answers: [String]) throws {
        let phone = try Phone("liuqin", ["--locked"] + answers.flatMap { ["--answer", $0] })
        try phone.mark(["userdata"])
        let ended = try restock("wipe", "-s", phone.address, "--accept", consent, "--patience", "30")
        #expect(ended.status == 2, "\(ended.error)")
        #expect(
            ended.words.contains("After the restart another phone answers")
                && ended.words.contains("Nothing was wiped."))
        #expect(try !phone.isWiped("userdata") && !phone.services().contains("format-data:"))
    }

    @Test(
        "with a carrier, a region that was not always known, or a suffix behind its codename it is the same phone",
        arguments: [
            "liuqin_eea_vf_global", "liuqin_lm_cr_global", "liuqin_mx_at_global", "liuqin_dc_global",
            "liuqin_eea_zz_global", "liuqin_demo",
        ])
    func carriers(variant: String) throws {
        let phone = try Phone("liuqin", ["--locked", "--answer", "getdevice=\(variant)"])
        try phone.mark(["userdata"])
        let ended = try restock(
            "wipe", "-s", phone.address, "--via", "recovery", "--accept", consent, "--patience", "30")
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try phone.isWiped("userdata"))
    }

    @Test("it comes back as 0x and in capitals: that is the same one") func sameSerial() throws {
        let phone = try Phone("liuqin", ["--locked", "--serial", "4c1b07f2", "--answer", "getsn=0x4C1B07F2"])
        let ended = try restock("wipe", "-s", phone.address, "--accept", consent, "--patience", "30")
        #expect(ended.status == 0, "\(ended.error)")
    }

    @Test("nobody comes back in time") func nobody() throws {
        let phone = try Phone("liuqin", ["--locked", "--fault", "adb-silent:1"])
        let ended = try restock("wipe", "-s", phone.address, "--accept", consent, "--patience", "2", limit: 60)
        #expect(ended.status == 1, "\(ended.error)")
        #expect(ended.words.contains("did not come back in its recovery within 2 s"))
        #expect(ended.words.contains("Nothing was wiped."))
        #expect(ended.words.hasSuffix("type: restock wipe -s adb:" + phone.address.dropFirst("tcp:".count)))
    }

    @Test(
        "modes and ways that do not go together",
        arguments: [
            ("liuqin", ["--mode", "mi-assistant"], "fastboot", "--via fastboot works in fastboot mode"),
            ("daisy", ["--mode", "sideload"], "recovery", "is not Xiaomi's Mi Assistant"),
            ("liuqin", ["--mode", "fastbootd"], "fastboot", "restock reboot bootloader"),
        ] as [(String, [String], String, String)])
    func together(profile: String, options: [String], via: String, words: String) throws {
        let phone = try Phone(profile, options)
        let ended = try restock("wipe", "-s", phone.address, "--via", via, "--accept", consent)
        #expect(ended.status == 2 && ended.words.contains(words), "\(ended.error)")
        #expect(try phone.services().allSatisfy { $0.hasPrefix("get") })
    }

    @Test(
        "the gates of a flash that a wipe can meet",
        arguments: [
            ("snapshot-update-status=merging", "REFUSED (snapshot-merge)"), ("battery-soc-ok=no", "REFUSED (battery)"),
            ("snapshot-update-status=snapshotted", "Consent is needed for snapshot-merge"),
            ("unlocked=maybe", "Consent is needed for bootloader-locked"),
        ])
    func gates(variable: String, words: String) throws {
        let phone = try Phone("liuqin", ["--unlocked", "--set", variable])
        let ended = try restock("wipe", "-s", phone.address, "--via", "fastboot", "--accept", consent)
        #expect(ended.status == 2 && ended.words.contains(words), "\(ended.error)")
        #expect(try phone.services().isEmpty)
    }

    @Test(
        "the recovery goes wrong in mid-wipe: whether the data are gone is not known",
        arguments: ["adb-hangup:", "adb-magic:", "adb-close:", "adb-long:", "adb-half:"])
    func midWipe(fault: String) throws {
        // Its hello; OKAY, text and CLSE for each of eight questions, and CLSE twice for the ninth, which it does not know; OKAY for
        // format-data: then, and the words.
        let phone = try Phone("liuqin", ["--mode", "mi-assistant", "--fault", fault + "29"])
        let ended = try restock("wipe", "-s", phone.address, "--accept", consent, limit: 240)
        let log = try phone.services().filter { !$0.hasPrefix("get") }
        #expect(log == ["format-data:"], "the fault is elsewhere")
        if fault == "adb-close:" {
            // That is an orderly end without words.
            #expect(ended.status == 0, "\(ended.error)")
            return
        }
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("Whether the data are erased, wholly or in part, is not known."), "\(ended.error)")
        #expect(!ended.out.contains("Wiped"))
    }

    @Test("a service that ends in place of its OKAY may have wiped: it is not asked for again, and nothing is claimed")
    func endsAtOnce() throws {
        // The message before those of the test above.
        let phone = try Phone("liuqin", ["--mode", "mi-assistant", "--fault", "adb-close:28"])
        try phone.mark(["userdata"])
        let ended = try restock("wipe", "-s", phone.address, "--accept", consent)
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("Whether the data are erased, wholly or in part, is not known."), "\(ended.error)")
        #expect(try phone.services().filter { !$0.hasPrefix("get") } == ["format-data:"])
        #expect(try phone.isWiped("userdata"))
    }

    @Test(
        "words of the recovery that say no are no success, whatever words they are",
        arguments: ["Format failed", "Operation not permitted", "Can't mount /data", "E:unknown volume", "Aborted"])
    func refusedFormat(text: String) throws {
        let phone = try Phone("liuqin", ["--mode", "mi-assistant", "--fault", "fail:format-data:=\(text)"])
        try phone.mark(["userdata"])
        let ended = try restock("wipe", "-s", phone.address, "--accept", consent)
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("Its words: \(text)") && !ended.out.contains("Wiped"), "\(ended.error)")
        #expect(try !phone.isWiped("userdata"))
    }

    @Test("a cable that is pulled before the restart: the message lies there, and no restart is claimed")
    func noRestart() throws {
        // Eight questions, DATA and OKAY of the download, flash:misc, and the question behind it.
        let phone = try Phone("raphaelin", ["--unlocked", "--answer-fault", "last-word@11"])
        try phone.mark(["userdata"])
        let ended = try restock("wipe", "-s", phone.address, "--via", "recovery", "--accept", consent, "--json")
        #expect(try phone.services() == ["download:00000800", "flash:misc"], "the fault is elsewhere")
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.result["certainty"] as? String == "awaiting-restart")
        #expect(try !phone.isWiped("userdata"))
        #expect(try phone.first("misc").starts(with: Data("boot-recovery\0".utf8)))
    }

    @Test("an erase that is refused", arguments: [("userdata", 5), ("metadata", 5)] as [(String, Int32)])
    func refusedErase(partition: String, status: Int32) throws {
        let phone = try Phone("liuqin", ["--unlocked", "--fault", "fail:erase:\(partition)=storage failure"])
        let ended = try restock("wipe", "-s", phone.address, "--accept", consent)
        #expect(ended.status == status, "\(ended.error)")
        #expect(ended.words.contains("storage failure") && ended.words.contains("still answers in fastboot mode"))
        #expect(
            ended.words.contains(partition == "metadata" ? "Done: erase userdata." : "Nothing is known to be wiped."))
    }

    @Test("a locked phone that hides it refuses the first step, and that is said") func hidden() throws {
        let phone = try Phone("liuqin", ["--locked", "--set", "unlocked=yes"])
        try phone.mark(["userdata"])
        let ended = try restock("wipe", "-s", phone.address, "--accept", consent)
        #expect(ended.status == 1, "\(ended.error)")
        #expect(ended.words.contains("Nothing was wiped."))
        #expect(try !phone.isWiped("userdata"))
    }
}
