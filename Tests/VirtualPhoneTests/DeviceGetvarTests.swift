import Testing
import VirtualPhone

@Suite struct DeviceGetvarTests {
    /// What Debian's fastboot prints for one variable.
    @Test(arguments: [
        ("liuqin", "product", "product: liuqin"),
        ("liuqin", "max-download-size", "max-download-size: 805306368"),
        ("liuqin", "partition-size:xbl_a", "partition-size:xbl_a:  0x400000"),
        ("liuqin", "partition-size:boot", "partition-size:boot:  0xC000000"),
        ("liuqin", "partition-size:abl_ab", "FAILED (remote: 'GetVar Variable not found')"),
        ("liuqin", "partition-type:userdata", "partition-type:userdata: f2fs"),
        ("liuqin", "has-slot:boot", "has-slot:boot: yes"),
        ("liuqin", "has-slot:super", "has-slot:super: no"),
        ("liuqin", "current-slot", "current-slot: a"),
        ("liuqin", "crc", "crc: 1"),
        ("liuqin", "nonsense", "FAILED (remote: 'GetVar Variable not found')"),
        ("chopin", "max-download-size", "max-download-size: 0x8000000"),
        ("chopin", "partition-size:preloader_b", "partition-size:preloader_b: 400000"),
        ("chopin", "partition-type:opcust", "partition-type:opcust: raw data"),
        ("chopin", "anti", "anti: 2"),
        ("chopin", "nonsense", "FAILED (remote: 'Unknown variable')"),
        ("raphaelin", "max-download-size", "max-download-size: 0x20000000"),
        ("raphaelin", "partition-type:userdata", "partition-type:userdata: ext4"),
        ("raphaelin", "has-slot:boot", "FAILED (remote: 'GetVar Variable not found')"),
        ("daisy", "rollback_ver", "rollback_ver: 1"),
        ("daisy", "anti", "anti: \n"),
        ("whyred", "unlocked", "unlocked: no"),
        ("whyred", "anti", "anti: 4"),
        ("whyred", "crc", "crc: \n"),
        ("whyred", "max-download-size", "max-download-size: 536870912"),
    ]) func variable(phone: String, name: String, expected: String) async throws {
        try await PlayedPhone.play(phone) { (phone) async throws in
            let result = try await phone.fastboot("getvar", name)
            #expect(result.output.contains(expected), "\(result.output)")
        }
    }

    @Test(arguments: [
        (
            "liuqin",
            ["(bootloader) partition-type:aop_a:raw\n(bootloader) partition-size:aop_a: 0x200000\n", "unlocked:yes"]
        ),
        (
            "chopin",
            ["(bootloader) partition-size:frp: 80000\n(bootloader) partition-type:frp: raw data\n", "unlocked: yes"]
        ),
        ("raphaelin", ["(bootloader) partition-size:userdata: 0x1C00000000\n", "kernel:uefi"]),
        ("daisy", ["(bootloader) slot-retry-count:b:7\n", "(bootloader) rollback_ver:1\n"]),
        ("whyred", ["(bootloader) partition-size:cache: 0x10000000\n", "unlocked:no"]),
    ]) func all(phone: String, expected: [String]) async throws {
        try await PlayedPhone.play(phone) { (phone) async throws in
            let result = try await phone.fastboot("getvar", "all")
            for text in expected { #expect(result.output.contains(text)) }
            #expect(result.output.contains("all: \n") && result.status == 0)
        }
    }

    @Test func tokenChangesAtEachRead() async throws {
        try await PlayedPhone.play("liuqin") { (phone) async throws in
            let first = try await phone.fastboot("getvar", "token").output.split(separator: "\n").first
            let second = try await phone.fastboot("getvar", "token").output.split(separator: "\n").first
            #expect(first?.count == "token: ".count + 48 && first != second)
        }
    }

    @Test func optionsWinOverTheProfile() async throws {
        var options = DeviceOptions()
        options.variables = ["anti": "7", "extra": "x"]
        options.maxDownload = 1 << 20
        options.serial = "S123"
        options.locked = true
        try await PlayedPhone.play("raphaelin", options) { (phone) async throws in
            #expect(try await phone.fastboot("getvar", "anti").output.contains("anti: 7\n"))
            #expect(try await phone.fastboot("getvar", "extra").output.contains("extra: x\n"))
            #expect(try await phone.fastboot("getvar", "max-download-size").output.contains(": 0x100000\n"))
            #expect(try await phone.fastboot("getvar", "serialno").output.contains(": S123\n"))
            #expect(try await phone.fastboot("getvar", "unlocked").output.contains(": no\n"))
        }
    }

    @Test func oemAnswers() async throws {
        try await PlayedPhone.play("daisy") { (phone) async throws in
            let answer = try await phone.fastboot("oem", "device-info").output
            #expect(answer.contains("(bootloader) \tDevice unlocked: true\n"))
            #expect(try await phone.fastboot("oem", "nothing").output.contains("remote: 'unknown command'"))
        }
        try await PlayedPhone.play("chopin") { (phone) async throws in
            #expect(try await phone.fastboot("oem", "lks").output.contains("(bootloader) lks = 0\n"))
            #expect(try await phone.fastboot("oem", "cdms").status == 0)
        }
    }
}
