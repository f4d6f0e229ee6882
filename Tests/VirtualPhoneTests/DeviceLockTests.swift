import Testing
import VirtualPhone

@Suite struct DeviceLockTests {
    /// Every command that changes something, and what a locked phone of each family says to it.
    @Test(arguments: [
        ("liuqin", ["flash", "boot_a", "IMAGE"], "Flashing is not allowed in Lock State"),
        ("liuqin", ["erase", "boot_a"], "Erase is not allowed in Lock State"),
        ("liuqin", ["set_active", "b"], "Slot Change is not allowed in Lock State"),
        ("liuqin", ["boot", "IMAGE"], "Boot Command is not allowed in Lock State"),
        ("liuqin", ["snapshot-update", "cancel"], "Snapshot Cancel is not allowed in Lock State"),
        ("liuqin", ["flash", "crclist", "IMAGE"], "Flashing is not allowed in Lock State"),
        ("chopin", ["flash", "boot_a", "IMAGE"], "Download is not allowed on locked devices"),
        ("chopin", ["erase", "boot_a"], "not allowed in locked state"),
        ("chopin", ["set_active", "b"], "not allowed in locked state"),
        ("whyred", ["flash", "boot", "IMAGE"], "Partition flashing is not allowed"),
        ("whyred", ["erase", "boot"], "device is locked. Cannot erase"),
        ("whyred", ["oem", "unlock"], "Token Verify Failed"),
        ("daisy", ["boot", "IMAGE"], "Fastboot boot command is not available in locked device"),
    ]) func refusal(name: String, arguments: [String], text: String) async throws {
        var options = DeviceOptions()
        options.locked = true
        try await PlayedPhone.play(name, options) { (phone) async throws in
            // fastboot's boot wants a kernel image; this is the smallest it takes.
            var boot = Array("ANDROID!".utf8) + [UInt8](repeating: 0, count: 4088)
            boot[36...39] = [0, 8, 0, 0]
            let image = try phone.file("image", boot)
            let words = arguments.map { $0 == "IMAGE" ? image : $0 }
            let result = try await phone.run("fastboot", ["-s", "tcp:127.0.0.1:\(phone.port.number)"] + words)
            #expect(result.status != 0 && result.output.contains("remote: '\(text)'"), "\(result.output)")
            #expect(!phone.hasPartition("boot_a") && !phone.hasPartition("boot"))
            #expect(try phone.remembered().currentSlot == PhoneProfile(named: name).currentSlot)
        }
    }

    @Test func bootIsRefusedByUEFIEvenUnlocked() async throws {
        try await PlayedPhone.play("raphaelin") { (phone) async throws in
            var boot = Array("ANDROID!".utf8) + [UInt8](repeating: 0, count: 4088)
            boot[36...39] = [0, 8, 0, 0]
            let result = try await phone.fastboot("boot", try phone.file("image", boot))
            #expect(
                result.output.contains("remote: 'Failed to load/authenticate boot image: Load Error'"),
                "\(result.output)")
        }
    }

    @Test func lockingWipesAndReboots() async throws {
        var options = DeviceOptions()
        options.stay = true
        try await PlayedPhone.play("raphaelin", options) { (phone) async throws in
            #expect(try await phone.fastboot("flash", "userdata", try phone.file("x", noise(9000))).status == 0)
            #expect(try await phone.fastboot("oem", "lock").status == 0)
            #expect(try phone.partition("userdata", first: 9000) == [UInt8](repeating: 0, count: 9000))
            #expect(try await phone.fastboot("getvar", "unlocked").output.contains(": no\n"))
            #expect(try await phone.fastboot("oem", "lock").output.contains("(bootloader) Device already : locked!\n"))
            #expect(try !phone.remembered().unlocked)
            #expect(
                try await phone.fastboot("oem", "device-info").output.contains("(bootloader) Device unlocked: false\n"))
        }
    }
}
