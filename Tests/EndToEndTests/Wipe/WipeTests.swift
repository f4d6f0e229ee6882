import Foundation
import Testing

/// AOSP's bootloader message for a wipe, written out here by hand: command[32], status[32], recovery[768], stage[32], reserved[1184].
private let wipeMessage: Data = {
    var data = Data("boot-recovery".utf8)
    data += Data(count: 64 - data.count)
    data += Data("recovery\n--wipe_data\n".utf8)
    return data + Data(count: 2048 - data.count)
}()

private let consent = "account-binding,data-loss"

extension Phone {
    /// Fills the beginning of partitions, so that it shows what was touched.
    func mark(_ partitions: [String], bytes: Int = 8192) throws {
        for name in partitions {
            try Data(repeating: UInt8(name.utf8.reduce(1) { $0 &+ $1 } | 1), count: bytes).write(
                to: folder.appending(path: "\(name).img"))
        }
    }

    /// The first bytes of a partition.
    func first(_ partition: String, _ count: Int = 8192) throws -> Data {
        let file = try FileHandle(forReadingFrom: folder.appending(path: "\(partition).img"))
        defer { try? file.close() }
        return try file.read(upToCount: count) ?? Data()
    }

    /// Whether what ``mark(_:bytes:)`` wrote is gone.
    func isWiped(_ partition: String) throws -> Bool { try first(partition).allSatisfy { $0 == 0 } }
}

private let everything = ["userdata", "metadata", "misc", "persist", "frp", "boot_a", "super", "modemst1", "cust"]

@Suite("Wipes over TCP") struct WipeTests {
    @Test("Mi Assistant wipes, whether the bootloader is locked or not", arguments: ["--locked", "--unlocked"])
    func format(lock: String) throws {
        let phone = try Phone("liuqin", ["--mode", "mi-assistant", lock])
        try phone.mark(everything)
        let before = try everything.map { try phone.first($0) }
        let ended = try restock("wipe", "-s", phone.address, "--json", "--accept", consent)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.result["method"] as? String == "format-data" && ended.result["certainty"] as? String == "done")
        #expect(ended.result["wiped"] as? [String] == ["userdata"])
        #expect((ended.result["notWiped"] as? [String])?.contains("mi-account-lock") == true)
        #expect(try phone.isWiped("userdata"))
        for (name, bytes) in zip(everything, before) where !["userdata", "metadata"].contains(name) {
            #expect(try phone.first(name) == bytes, "\(name)")
        }
        #expect(try phone.services().filter { !$0.hasPrefix("get") } == ["format-data:"])
    }

    @Test("without consent nothing is said that changes the phone", arguments: ["", "data-loss", "account-binding"])
    func noConsent(accept: String) throws {
        for options in [["--mode", "mi-assistant"], ["--unlocked"], ["--locked"]] {
            let phone = try Phone("liuqin", options)
            try phone.mark(everything)
            let before = try phone.snapshot()
            let arguments = ["wipe", "-s", phone.address] + (accept.isEmpty ? [] : ["--accept", accept])
            let ended = try run(program("restock"), arguments)
            #expect(ended.status == 2, "\(ended.error)")
            #expect(ended.words.contains("Consent is needed for") && ended.words.contains("Nothing was written."))
            #expect(ended.words.contains("survive this"))
            #expect(try phone.services().allSatisfy { $0.hasPrefix("get") })
            #expect(try phone.snapshot() == before)
        }
    }

    @Test("a dry run says what would be done, and does nothing", arguments: ["--locked", "--unlocked"]) func dryRun(
        lock: String
    ) throws {
        let phone = try Phone("liuqin", [lock])
        try phone.mark(everything)
        let before = try phone.snapshot()
        let ended = try restock("wipe", "-s", phone.address, "--dry-run")
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.out.contains(lock == "--locked" ? "reboot to the recovery" : "erase userdata"), "\(ended.out)")
        #expect(ended.words.contains("--accept \(consent)"))
        #expect(try phone.snapshot() == before && phone.services().isEmpty)
    }

    @Test("the bootloader erases userdata and metadata, and nothing else") func erase() throws {
        let phone = try Phone("liuqin", ["--unlocked"])
        try phone.mark(everything)
        let before = try everything.map { try phone.first($0) }
        let ended = try restock("wipe", "-s", phone.address, "--accept", consent)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.words.contains("so the bootloader erases (--via fastboot)"))
        #expect(ended.out.contains("Wiped: userdata, metadata, by the bootloader."))
        #expect(ended.words.contains("What survives: a Mi account lock and Google's lock"))
        #expect(ended.words.contains("Not touched either: the firmware, the bootloader lock"))
        #expect(try phone.services() == ["erase:userdata", "erase:metadata"])
        #expect(try phone.isWiped("userdata") && phone.isWiped("metadata"))
        for (name, bytes) in zip(everything, before) where !["userdata", "metadata"].contains(name) {
            #expect(try phone.first(name) == bytes, "\(name)")
        }
    }

    @Test("the end of a wipe is in the owner's language", arguments: [("hi", "मिटा दिया गया: "), ("ru", "Стёрто: ")])
    func spoken(language: String, wiped: String) throws {
        for (arguments, command) in [
            (["--unlocked"], "restock wipe --via recovery -s "),
            (["--mode", "mi-assistant"], "restock reboot -s adb:"),
        ] {
            let phone = try Phone("liuqin", arguments)
            let ended = try restock("wipe", "-s", phone.address, "--lang", language, "--accept", consent)
            #expect(ended.status == 0 && ended.out.contains(wiped), "\(ended.error)")
            #expect(ended.words.contains(command), "\(ended.error)")
            for english in ["Wiped", "survives", "Not touched", "still in", "makes its"] {
                #expect(!(ended.out + ended.error).contains(english), "\(english): \(ended.error)")
            }
        }
    }

    @Test("the message for the recovery is AOSP's, byte for byte, and what follows it in misc stays") func message()
        throws
    {
        // A restart that fails leaves it there to be looked at.
        let phone = try Phone("raphaelin", ["--unlocked", "--fault", "fail:reboot=no"])
        try phone.mark(["misc"])
        let behind = try phone.first("misc").dropFirst(2048)
        let ended = try restock("wipe", "-s", phone.address, "--via", "recovery", "--accept", consent)
        #expect(ended.status == 5, "\(ended.error)")
        #expect(ended.words.contains("Done: leave the message"), "\(ended.error)")
        #expect(wipeMessage.count == 2048)
        #expect(try phone.first("misc").prefix(2048) == wipeMessage)
        #expect(try phone.first("misc").dropFirst(2048) == behind)
        #expect(try phone.services() == ["download:00000800", "flash:misc", "reboot"])
    }

    @Test("the recovery finds the message, wipes, and forgets it; nothing else changes") func recoveryWipes() throws {
        let phone = try Phone("raphaelin", ["--unlocked", "--stay"])
        let names = everything.filter { !["metadata", "boot_a", "super"].contains($0) } + ["boot", "system"]
        try phone.mark(names)
        let before = try names.map { try phone.first($0) }
        let ended = try restock("wipe", "-s", phone.address, "--via", "recovery", "--accept", consent, "--json")
        #expect(ended.status == 0, "\(ended.error)")
        #expect(
            ended.result["certainty"] as? String == "ordered" && ended.result["method"] as? String == "recovery-message"
        )
        #expect(
            try eventually { try phone.isWiped("userdata") && phone.first("misc").prefix(2048).allSatisfy { $0 == 0 } })
        for (name, bytes) in zip(names, before) where name != "userdata" {
            #expect(
                try phone.first(name).dropFirst(name == "misc" ? 2048 : 0)
                    == bytes.dropFirst(name == "misc" ? 2048 : 0), "\(name)")
        }
    }

    @Test("a phone with slots is asked about what lies behind the message") func slots() throws {
        let phone = try Phone("liuqin", ["--unlocked"])
        let asked = try restock("wipe", "-s", phone.address, "--via", "recovery", "--accept", consent)
        #expect(asked.status == 2 && asked.words.contains("Consent is needed for slot-state"), "\(asked.error)")
        #expect(try phone.services().isEmpty)
        let ended = try restock("wipe", "-s", phone.address, "--via", "recovery", "--accept", consent + ",slot-state")
        #expect(ended.status == 0, "\(ended.error)")
    }
}
