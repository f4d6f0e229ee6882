import Fastboot
import Foundation
import Testing
import Transport

/// AOSP's own `fastboot` and this library talk to the same pretended phone; what the phone hears must be the same.
@Suite struct SecondOpinionTests {
    /// Runs `fastboot` with a limit, and gives back what the phone heard.
    private static func reference(_ arguments: [String], _ phone: LoopbackPhone) throws -> [String] {
        phone.forget()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["timeout", "15", "fastboot", "-s", "tcp:127.0.0.1:\(phone.port)"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "fastboot \(arguments): \(said)")
        return phone.commands
    }

    private static func ours(_ phone: LoopbackPhone, _ use: (FastbootSession) throws -> Void) throws -> [String] {
        phone.forget()
        let transport = try TCPTransport(
            host: "127.0.0.1", port: phone.port, limits: .init(connect: .seconds(10), handshake: .seconds(10)))
        defer { transport.close() }
        try use(FastbootSession(transport))
        return phone.commands
    }

    @Test func sameCommands() async throws {
        let table: [([String], FastbootCommand)] = [
            (["erase", "cache"], .erase("cache")), (["set_active", "b"], .setActive("b")),
            (["reboot"], .reboot(.system)), (["reboot", "bootloader"], .reboot(.bootloader)), (["continue"], .continue),
            (["oem", "device-info"], .oem("device-info")), (["oem", "cdms", "fix"], .oem("cdms fix")),
            (["flashing", "get_unlock_ability"], .flashing("get_unlock_ability")),
            (["create-logical-partition", "odm_a", "4096"], .createLogical("odm_a", size: 4096)),
            (["resize-logical-partition", "odm_a", "8192"], .resizeLogical("odm_a", size: 8192)),
            (["delete-logical-partition", "odm_a"], .deleteLogical("odm_a")), (["gsi", "wipe"], .gsi("wipe")),
            (["gsi", "disable"], .gsi("disable")), (["snapshot-update", "cancel"], .snapshotUpdate("cancel")),
            (["snapshot-update", "merge"], .snapshotUpdate("merge")),
        ]
        try await onThread {
            let phone = try LoopbackPhone()
            defer { phone.stop() }
            for (arguments, command) in table {
                let theirs = try Self.reference(arguments, phone)
                let ours = try Self.ours(phone) { _ = try $0.run(command) }
                #expect(theirs == ours, "fastboot \(arguments)")
                #expect(ours == [command.description])
            }
        }
    }

    @Test(arguments: [1, 4096, 60_001])
    func sameDownload(_ count: Int) async throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let file = FileManager.default.temporaryDirectory.appending(path: "payload-\(UUID().uuidString)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try await onThread {
            let phone = try LoopbackPhone()
            defer { phone.stop() }
            let theirs = try Self.reference(["flash", "boot_a", file.path()], phone)
            let ours = try Self.ours(phone) { session throws in
                try session.download(bytes)
                try session.flash("boot_a")
            }
            #expect(theirs == ours)
            #expect(ours.first == FastbootCommand.download(UInt32(count)).description)
            #expect(ours.count == 3)
        }
    }

    /// The phone gives up while the host is still sending, and says why: its words must win over "timed out".
    @Test func refusalInMidPayloadIsHeard() async throws {
        try await onThread {
            let phone = try LoopbackPhone(refusingDataAfter: 1 << 20)
            defer { phone.stop() }
            _ = try Self.ours(phone) { session throws in
                session.limits.stall = .milliseconds(200)
                session.limits.deadlineScale = 10
                let error = try #require(throws: FastbootError.self) {
                    try unsafe session.download(1 << 30) { buffer in buffer.count }
                }
                #expect(error.description == "the phone refused \"download:40000000\": \"data write failure\"")
                #expect(session.isBroken && !session.canMend)
            }
        }
    }

    @Test func questions() async throws {
        try await onThread {
            let phone = try LoopbackPhone()
            defer { phone.stop() }
            _ = try Self.ours(phone) { session throws in
                #expect(try session.getvar("product")?.trimmed == "pretend")
                #expect(try session.getvar("partition-size:boot_a")?.partitionSize?.bytes == 0x400_0000)
                #expect(try session.getvar("no-such") == nil)
                #expect(try session.getvar("max-download-size")?.maxDownloadSize == 65_536)
            }
        }
    }
}
