import Foundation
import Plan
import Recovery
import StockPackage
import Testing

@testable import RestockKit

private let phone = RecoveryPhone(
    address: "usb:1-2", mode: "sideload",
    answers: [
        .device: "gale_eea_global", .version: "V816.0.3.0.UGPEUXM", .codebase: "14", .serial: "0x1A2b3c4d", .zone: "2",
    ])

/// What a recovery says, and what is kept of it.
@Suite final class RecoveryMemoryTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "installed-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    private var memory: InstalledMemory { InstalledMemory(stateHome: folder.path, home: "/nowhere") }

    @Test func `a recovery's answers as facts`() {
        #expect(phone.isMiAssistant && phone.codename == "gale" && phone.region == .europe)
        #expect(phone.serial == "1a2b3c4d")
        #expect(phone.installed?.android == 14 && phone.installed?.version == "V816.0.3.0.UGPEUXM")
        #expect(phone.installed?.isRemembered == false)
        let other = RecoveryPhone(
            address: "usb:1-2", mode: "sideload", answers: [:], helloDevice: "daisy", usbSerial: "x1")
        #expect(!other.isMiAssistant && other.codename == "daisy" && other.serial == "x1" && other.installed == nil)
    }

    @Test(arguments: ["1a2b3c4d", "0x1a2b3c4d", "0x1A2B3C4D"])
    func `what was read is known by serial number and model, as something remembered`(_ serial: String) throws {
        #expect(memory.remember(phone, on: "2026-11-25") == nil)
        let known = try #require(memory.recall(serial: serial, product: "gale"))
        #expect(known.region == .europe && known.android == 14 && known.version == "V816.0.3.0.UGPEUXM")
        #expect(known.isRemembered && known.source == "its recovery said so on 2026-11-25")
        #expect(memory.recall(serial: serial, product: "other") == nil)
        #expect(memory.recall(serial: "99", product: "gale") == nil)
        memory.forget(serial: serial)
        #expect(memory.recall(serial: serial, product: "gale") == nil)
    }

    @Test(arguments: ["", "{", "[]"])
    func `a file that makes no sense is left alone`(_ text: String) throws {
        let file = folder.path + "/restock/installed.json"
        try FileManager.default.createDirectory(atPath: folder.path + "/restock", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: file))
        #expect(memory.recall(serial: "1a2b3c4d", product: "gale") == nil)
        #expect(memory.remember(phone)?.contains(file) == true)
        memory.forget(serial: "1a2b3c4d")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }

    @Test func `a recovery that says too much of itself is not remembered`() throws {
        var loud = phone
        loud.answers[.version] = String(repeating: "9", count: 64 << 10)
        #expect(memory.remember(loud)?.contains("more than 4096 bytes") == true)
        #expect(memory.recall(serial: "1a2b3c4d", product: "gale") == nil)
    }

    @Test func `of more than 500 phones the oldest are forgotten`() throws {
        func other(_ number: Int) -> RecoveryPhone {
            var other = phone
            other.answers[.serial] = "serial\(number)"
            return other
        }
        for number in 0..<502 {
            let day = number == 7 ? "2026-01-01" : "2026-02-\(10 + number % 18)"
            #expect(memory.remember(other(number), on: day) == nil)
        }
        #expect(memory.remember(other(502), on: "2025-01-01") == nil)
        let known = (0...502).filter { memory.recall(serial: "serial\($0)", product: "gale") != nil }
        #expect(known.count == InstalledMemory.limit && known.contains(502) && !known.contains(7))
    }

    @Test func `a link in its place is left alone`() throws {
        let other = folder.path + "/other.json"
        try FileManager.default.createDirectory(atPath: folder.path + "/restock", withIntermediateDirectories: true)
        try Data("{}".utf8).write(to: URL(filePath: other))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/restock/installed.json", withDestinationPath: other)
        #expect(memory.remember(phone) != nil)
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "{}")
    }

    @Test func `today is a day`() { #expect(InstalledMemory.today.wholeMatch(of: /20\d\d-\d\d-\d\d/) != nil) }

    @Test func `a token and what it names`() throws {
        let sha1 = "7375df06da75bb456192a8fe1188f605b6079fa3"
        let base64 = Data("{\"sha1\":\"\(sha1.uppercased())\"}".utf8).base64EncodedString()
        func file(_ text: String) throws -> ValidationFile { try ValidationFile(text: text, path: "t") }
        #expect(try file(base64 + "\n").sha1 == sha1)
        #expect(try file("HEAD.\(base64).0011").sha1 == sha1)
        #expect(try file(base64.filter { $0 != "=" }).sha1 == sha1)
        #expect(try file(sha1 + ".and.more").sha1 == sha1)
        // Longer runs are other digests.
        #expect(try file(String(repeating: "ab", count: 32)).sha1 == nil)
        #expect(try file("bm90aGluZyBpbiBoZXJl").sha1 == nil && file("bm90aGluZyBpbiBoZXJl").erases == nil)
        for (erase, expected) in [("1", true), ("\"1\"", true), ("0", false), ("\"0\"", false), ("true", true)] {
            let answer = try file("{\"PkgRom\":{\"Validate\":\"\(base64)\",\"Erase\":\(erase)}}")
            #expect(answer.erases == expected && answer.token.text == base64)
        }
        #expect(try file("{\"PkgRom\":{\"Validate\":\"\(base64)\"}}").erases == false)
    }

    @Test func `a use of a token is remembered without the token`() throws {
        let memory = TokenMemory(stateHome: folder.path, home: "/nowhere")
        #expect(memory.package(for: "aa") == nil)
        #expect(memory.remember("aa", for: "5d41") == nil)
        #expect(memory.package(for: "aa") == "5d41" && memory.package(for: "bb") == nil)
    }

    @Test func `the message for the recovery`() {
        let bytes = BootloaderMessage.wipeData.bytes
        #expect(bytes.count == 2048)
        #expect(bytes.prefix(14) == Array("boot-recovery\0".utf8)[...])
        #expect(bytes[14..<64].allSatisfy { $0 == 0 })
        #expect(bytes[64..<85] == Array("recovery\n--wipe_data\n".utf8)[...])
        #expect(bytes[85...].allSatisfy { $0 == 0 })
        // A text that is too long keeps its NUL.
        let long = BootloaderMessage(
            command: String(repeating: "c", count: 99), recovery: String(repeating: "r", count: 999)
        ).bytes
        #expect(long.count == 2048 && long[31] == 0 && long[32] == 0 && long[64 + 767] == 0 && long[64 + 766] == 114)
    }
}
