import Foundation
import Testing
import VirtualPhone

/// Debian's adb as somebody else's client: what it says about the virtual recovery is the second opinion on the wire.
@Suite(.serialized) struct RecoveryAdbTests {
    @Test(
        arguments: [
            ([], 1_000_003), ([.twice], 300_000), ([.shuffled, .twice], 700_001), ([.smallMaxdata], 400_000),
            ([.oldVersion, .smallMaxdata], 200_000), ([.sleeps], 200_000), ([], 65536), ([], 1),
        ] as [(Set<RecoveryQuirk>, Int)])
    func sideload(quirks: Set<RecoveryQuirk>, size: Int) async throws {
        try await PlayedPhone.recover(.sideload, of: "daisy", quirks: quirks) { (phone) async throws in
            let package = noise(size, seed: 11)
            let path = try phone.file("package.zip", package)
            let adb = try RecoveryAdb(in: phone.folder)
            let serial = try await adb.connect(phone)
            #expect(try await adb("devices", "-l").contains("sideload product:daisy"))
            let output = try await adb("-s", serial, "sideload", path)
            #expect(output.contains("Total xfer: "), "\(output)")
            #expect(adb.status == 0)
            #expect(try phone.sideloaded() == package)
        }
    }

    /// What owners meet who try this on a stock recovery, in adb's words.
    @Test func theStockRecoveryWantsAValidation() async throws {
        try await PlayedPhone.recover(.miAssistant) { (phone) async throws in
            let adb = try RecoveryAdb(in: phone.folder)
            let serial = try await adb.connect(phone)
            let output = try await adb("-s", serial, "sideload", try phone.file("package.zip", noise(1000)))
            #expect(output.contains("failed to read command"), "\(output)")
            #expect(adb.status != 0)
            #expect(!phone.hasPackage)
        }
    }

    @Test(arguments: ["sideload-fail:1", "block-past-end:2", "block-drop:100000"])
    func aFaultIsAFailure(fault: String) async throws {
        try await PlayedPhone.recover(.sideload, of: "daisy", faults: [fault]) { (phone) async throws in
            let adb = try RecoveryAdb(in: phone.folder)
            let serial = try await adb.connect(phone)
            let output = try await adb("-s", serial, "sideload", try phone.file("package.zip", noise(200_000)))
            #expect(adb.status != 0, "\(output)")
        }
    }

    @Test func otherServices() async throws {
        try await PlayedPhone.recover(.sideload, of: "daisy") { (phone) async throws in
            let adb = try RecoveryAdb(in: phone.folder)
            let serial = try await adb.connect(phone)
            #expect(try await adb("-s", serial, "shell", "id").contains("closed"))
            #expect(adb.status != 0)
            _ = try await adb("-s", serial, "reboot", "bootloader")
            #expect(adb.status == 0)
            #expect(try await phone.fastboot("getvar", "product").output.contains("daisy"))
        }
    }
}
