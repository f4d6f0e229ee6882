import Foundation
import Testing

/// What the original does badly with a phone that misbehaves: each ends in time, with words, and exit status 1.
@Suite("The drop-in and phones that misbehave") struct DropInTroubleTests {
    private func flash(_ fault: String) throws -> (ended: Ended, phone: Phone) {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "image")
        try Data(repeating: 7, count: 500_000).write(to: file)
        let phone = try Phone("liuqin", ["--unlocked", "--fault", fault])
        return (try dropIn(["-s", phone.address, "flash", "logo", file.path]), phone)
    }

    @Test(
        "it is said what happened",
        arguments: [
            ("data-size:400000", "wants to move 400000 bytes"), ("data-size:600000", "wants to move 600000 bytes"),
            ("okay-download", "does not belong there"), ("drop-at:300000", "The transfer broke off"),
            ("garbage:download*", "unknown status"),
            ("fail:flash:logo=Flashing is not allowed in Lock State", "The bootloader is locked"),
        ])
    func faults(fault: String, words: String) throws {
        let (ended, phone) = try flash(fault)
        #expect(ended.status == 1, "\(fault)")
        #expect(ended.words.contains(words), "\(fault): \(ended.error)")
        #expect(ended.error.contains("fastboot: error: Command failed"))
        // Where the data phase went wrong nothing is flashed.
        if !fault.hasPrefix("fail") { #expect(try phone.changes().allSatisfy { !$0.hasPrefix("flash:") }) }
    }

    @Test("a locked phone: the words are the phone's, and what they mean") func locked() throws {
        let phone = try Phone("liuqin", ["--locked"])
        let ended = try dropIn(["-s", phone.address, "erase", "logo"])
        #expect(ended.status == 1)
        #expect(ended.error.contains("FAILED (remote: 'Erase is not allowed in Lock State')"))
        #expect(ended.words.contains("The bootloader is locked"))
    }

    @Test("nobody there: it says so, and ends") func nobody() throws {
        let ended = try dropIn(["-s", "tcp:127.0.0.1:1", "getvar", "product"], environment: ["RESTOCK_WAIT": "2"])
        #expect(ended.status == 1)
        #expect(
            ended.error.hasPrefix(
                """
                < waiting for tcp:127.0.0.1:1 >
                restock waits for it up to 2 s; --restock-wait SECONDS sets another limit.
                No phone answers at tcp:127.0.0.1:1: connection refused.

                """))
        #expect(ended.error.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(ended.error)")
        #expect(ended.words.contains("no phone after 2 s of waiting for tcp:127.0.0.1:1"))
        let none = try dropIn(["getvar", "product", "--restock-wait", "0"])
        #expect(none.status == 1)
        #expect(none.words.contains("no phone after 0 s of waiting for any device"))
        #expect(none.error.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(none.error)")
    }

    @Test("the phone is named by the environment, FASTBOOT_DEVICE first") func environment() throws {
        let phone = try Phone("liuqin")
        let first = try dropIn(["getvar", "product"], environment: ["ANDROID_SERIAL": phone.address])
        #expect(first.error.hasPrefix("product: liuqin"))
        let second = try dropIn(
            ["getvar", "product"], environment: ["ANDROID_SERIAL": "tcp:127.0.0.1:1", "FASTBOOT_DEVICE": phone.address])
        #expect(second.error.hasPrefix("product: liuqin"))
    }

    @Test("restock fastboot is the same program") func verb() throws {
        let phone = try Phone("liuqin")
        let ended = try restock("fastboot", "-s", phone.address, "getvar", "product")
        #expect(ended.status == 0)
        #expect(ended.error.hasPrefix("product: liuqin\nFinished. Total time: "))
        #expect(try restock("fastboot", "--help").out.hasPrefix("usage: fastboot"))
        #expect(try restock("--help").out.contains("fastboot"))
    }

    @Test("a lock with consent, and a consent that is none") func lock() throws {
        let phone = try Phone("liuqin", ["--unlocked"])
        let other = try dropIn(["-s", phone.address, "oem", "lock", "--restock-accept", "relock=ishtar"])
        #expect(other.status == 1)
        #expect(other.words.contains("agreed to for ishtar, and this phone says that it is liuqin"))
        #expect(try phone.isUntouched())
        let wrong = try dropIn(["-s", phone.address, "erase", "logo", "--restock-accept", "everything"])
        #expect(wrong.status == 1)
        #expect(wrong.words.contains("there is no gate of that name"))
        #expect(try phone.isUntouched())
        let ended = try dropIn(["-s", phone.address, "flashing", "lock", "--restock-accept", "relock=liuqin"])
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try phone.changes() == ["flashing lock"])
    }
}
