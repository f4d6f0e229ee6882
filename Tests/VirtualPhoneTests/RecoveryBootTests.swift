import Foundation
import Testing
import VirtualPhone

/// Modes that follow each other in one folder and on one port, and the message in `misc` that decides which.
@Suite struct RecoveryBootTests {
    /// AOSP's bootloader message, put together here by its field sizes: command 32, status 32, recovery 768, stage 32, reserved 1184.
    private static func message(command: String, recovery: String) -> [UInt8] {
        func field(_ text: String, _ size: Int) -> [UInt8] {
            Array(text.utf8) + [UInt8](repeating: 0, count: size - text.utf8.count)
        }
        return field(command, 32) + field("", 32) + field(recovery, 768) + field("", 32) + field("", 1184)
    }

    private static let wipe = message(command: "boot-recovery", recovery: "recovery\n--wipe_data\n")
    /// What lies behind the message and must stay.
    private static let rest = noise(6000, seed: 9)

    @Test(arguments: ["reboot", "continue", "reboot-recovery"])
    func aWipeByTheRecovery(command: String) async throws {
        #expect(Self.wipe.count == 2048)
        try await PlayedPhone.play("raphaelin") { (phone) async throws in
            let all = ["userdata", "metadata", "cache", "persist", "frp", "boot", "system", "cust"].filter {
                name in (try? PhoneProfile(named: "raphaelin"))?.partitions.contains { $0.name == name } == true
            }
            for name in all { try phone.fill(name, noise(9000)) }
            try phone.fill("misc", [UInt8](repeating: 0x55, count: 2048) + Self.rest)
            try await onThread {
                let wire = try Wire(phone.port.number)
                #expect(try wire.download(Self.wipe + Self.rest) == "OKAY")
                #expect(try wire.ask("flash:misc") == "OKAY")
                #expect(try wire.ask(command) == "OKAY")
            }
            #expect(try await onThread { phone.waitForEnd() })
            for name in ["userdata", "metadata", "cache"] { #expect(try phone.isEmpty(name), "\(name)") }
            for name in all where !["userdata", "metadata", "cache"].contains(name) {
                #expect(try phone.partition(name, first: 9000) == noise(9000), "\(name)")
            }
            #expect(try phone.partition("misc", first: 2048) == [UInt8](repeating: 0, count: 2048))
            #expect(try phone.partition("misc", first: Self.rest.count, at: 2048) == Self.rest)
            #expect(try phone.remembered().wiped)
            #expect(try phone.remembered().mode == .gone)
        }
    }

    /// A message of 2048 bytes alone, as a host flashes it, and a phone that comes back.
    @Test func stayingComesBackInFastboot() async throws {
        var options = DeviceOptions()
        options.stay = true
        try await PlayedPhone.play("liuqin", options) { (phone) async throws in
            try phone.fill("userdata", noise(100))
            try await onThread {
                let wire = try Wire(phone.port.number)
                #expect(try wire.download(Self.wipe) == "OKAY")
                #expect(try wire.ask("flash:misc") == "OKAY")
                #expect(try wire.ask("reboot") == "OKAY")
            }
            #expect(try await phone.fastboot("getvar", "product").output.contains("liuqin"))
            #expect(try phone.isEmpty("userdata"))
            #expect(try phone.partition("misc", first: 2048) == [UInt8](repeating: 0, count: 2048))
        }
    }

    /// What is no order to wipe wipes nothing.
    @Test(arguments: [
        ("boot-recovery", "recovery\n--prompt_and_wipe_data\n"), ("boot-recovery", "recovery\n"),
        ("boot-recovery", "--wipe_data\n"), ("boot-recovery", "recovery\n--wipe_data_not\n"),
        ("boot-recovery", ""), ("boot-recovery", "recovery\n--reason=--wipe_data\n"),
    ]) func nothingIsWiped(command: String, recovery: String) async throws {
        try await Self.boot(Self.message(command: command, recovery: recovery)) { (phone) async throws in
            #expect(try await phone.host { try $0.greet().text } == "sideload::")
            #expect(try phone.partition("userdata", first: 100) == noise(100))
            #expect(try phone.remembered().mode == .recovery)
            #expect(try !phone.remembered().wiped)
        }
    }

    /// A command that is not meant for the recovery: Android starts, and the order stays where it is.
    @Test func anotherCommand() async throws {
        let message = Self.message(command: "boot-recoveryy", recovery: "recovery\n--wipe_data\n")
        try await Self.boot(message) { (phone) async throws in
            #expect(try await onThread { phone.waitForEnd() })
            #expect(try phone.partition("userdata", first: 100) == noise(100))
            #expect(try phone.partition("misc", first: 2048) == message)
        }
    }

    /// AOSP's order to wait for a package.
    @Test func theMessageMayAskForSideload() async throws {
        try await Self.boot(Self.message(command: "boot-recovery", recovery: "recovery\n--sideload\n")) {
            (phone) async throws in
            #expect(try await phone.host { try $0.greet().text }.hasPrefix("sideload::ro.product"))
        }
    }

    /// A phone that is told to start with `message` in its `misc`.
    private static func boot(_ message: [UInt8], _ body: (PlayedPhone) async throws -> Void) async throws {
        try await PlayedPhone.play("liuqin") { (phone) async throws in
            try phone.fill("userdata", noise(100))
            try phone.fill("misc", message)
            #expect(try await onThread { try Wire(phone.port.number).ask("reboot") } == "OKAY")
            try await body(phone)
        }
    }

    @Test func fromFastbootAndBackOnOnePort() async throws {
        try await PlayedPhone.play("liuqin") { (phone) async throws in
            #expect(try await onThread { try Wire(phone.port.number).ask("reboot-recovery") } == "OKAY")
            #expect(try await phone.host { try $0.ask("getdevice:\0") } == "liuqin\n")
            #expect(try phone.remembered().mode == .recovery)
            #expect(try await phone.host { try $0.ask("reboot:bootloader\0") } == "")
            #expect(try await phone.fastboot("getvar", "product").output.contains("liuqin"))
            #expect(try phone.remembered().mode == .fastboot)
        }
    }

    @Test(arguments: [
        ("reboot:", DeviceMode.gone), ("shutdown:", .gone), ("bootloader:", .fastboot), ("fastboot:", .fastboot),
        ("reboot:fastboot", .fastbootd), ("reboot:recovery", .recovery), ("recovery:", .recovery),
    ]) func wherePhonesGo(service: String, mode: DeviceMode) async throws {
        try await PlayedPhone.recover(.miAssistant) { (phone) async throws in
            #expect(try await phone.host { try $0.ask("\(service)\0") } == "")
            switch mode {
            case .gone: #expect(try await onThread { phone.waitForEnd() })
            case .recovery: #expect(try await phone.host { try $0.ask("getsn:\0") } == "4c1b07f2\n")
            case .fastboot, .fastbootd:
                let answer = try await phone.fastboot("getvar", "is-userspace")
                #expect(answer.output.contains(mode == .fastbootd ? ": yes\n" : ": no\n"))
            }
            #expect(try phone.remembered().mode == mode)
        }
    }

    @Test(arguments: ["reboot:edl", "reboot:nowhere"]) func noSuchPlace(service: String) async throws {
        try await PlayedPhone.recover(.sideload) { (phone) async throws in
            #expect(try await phone.host { try $0.ask("\(service)\0") } == nil)
        }
    }

    /// A phone with no fastbootd has no way there.
    @Test func noUserspace() async throws {
        try await PlayedPhone.recover(.sideload, of: "raphaelin") { (phone) async throws in
            #expect(try await phone.host { try $0.ask("reboot:fastboot\0") } == nil)
        }
    }

    /// An Android One phone has AOSP's recovery.
    @Test func thePhonesOwnRecovery() async throws {
        try await PlayedPhone.play("daisy") { (phone) async throws in
            #expect(try await onThread { try Wire(phone.port.number).ask("reboot-recovery") } == "OKAY")
            #expect(try await phone.host { try $0.greet().text }.hasPrefix("sideload::ro.product.name=daisy"))
        }
    }
}
