import Testing
import VirtualPhone

@Suite struct DeviceRebootTests {
    @Test func intoAndroidEndsThePhone() async throws {
        try await PlayedPhone.play("liuqin") { (phone) async throws in
            #expect(try await phone.fastboot("reboot").status == 0)
            #expect(try await onThread { phone.waitForEnd() })
            #expect(try phone.remembered().mode == .gone)
        }
    }

    @Test func toTheBootloaderComesBackOnTheSamePort() async throws {
        try await PlayedPhone.play("daisy") { (phone) async throws in
            #expect(try await phone.fastboot("reboot-bootloader").status == 0)
            #expect(try await phone.fastboot("getvar", "product").output.contains("daisy"))
        }
    }

    @Test func userspaceHasWaysOfItsOwn() async throws {
        try await PlayedPhone.play("liuqin") { (phone) async throws in
            #expect(try await phone.fastboot("getvar", "is-userspace").output.contains(": no\n"))
            let hop = try await phone.fastboot("reboot", "fastboot")
            #expect(hop.status == 0, "\(hop.output)")
            for (name, value) in [
                ("is-userspace", "yes"), ("max-download-size", "0x10000000"), ("is-logical:system_a", "yes"),
                ("is-logical:boot_a", "no"), ("partition-size:boot_a", "0xC000000"), ("slot-successful:a", "no"),
            ] {
                #expect(try await phone.fastboot("getvar", name).output.contains("\(name): \(value)\n"))
            }
            let image = noise(1 << 20, seed: 3)
            let flashed = try await phone.fastboot("flash", "system_a", try phone.file("system.img", image))
            #expect(flashed.status == 0, "\(flashed.output)")
            #expect(try phone.partition("system_a", first: image.count) == image)
            #expect(try phone.log().contains { $0.command == "resize-logical-partition:system_a:1048576" })
            #expect(try await phone.fastboot("create-logical-partition", "extra", "4096").status == 0)
            #expect(try await phone.fastboot("create-logical-partition", "extra", "4096").status != 0)
            #expect(try await phone.fastboot("delete-logical-partition", "extra").status == 0)
            #expect(try await phone.fastboot("create-logical-partition", "huge", "99999999999999").status != 0)
            #expect(try await phone.fastboot("oem", "nothing").status != 0)
            #expect(try await phone.fastboot("reboot", "bootloader").status == 0)
            #expect(try await phone.fastboot("getvar", "is-userspace").output.contains(": no\n"))
        }
    }

    @Test func userspaceForgetsTheDownload() async throws {
        var options = DeviceOptions()
        options.mode = .fastbootd
        try await PlayedPhone.play("liuqin", options) { (phone) async throws in
            let answers = try await onThread {
                let wire = try Wire(phone.port.number)
                return try [
                    wire.download([1, 2, 3, 4]), wire.ask("flash:misc"), wire.ask("flash:misc"),
                    wire.ask("fetch:vendor_boot_a"),
                    wire.ask("nonsense"), wire.ask("erase:a\u{7}"), wire.ask("flash:nowhere"),
                ]
            }
            #expect(
                answers == [
                    "OKAY", "OKAYFlashing succeeded", "FAILInvalid argument", "FAILFetch is not allowed on user build",
                    "FAILUnrecognized command nonsense", "FAILCommand contains control character",
                    "FAILNo such file or directory",
                ])
        }
    }

    @Test func phonesWithoutLogicalPartitionsHaveNoUserspace() async throws {
        try await PlayedPhone.play("raphaelin") { (phone) async throws in
            #expect(try await onThread { try Wire(phone.port.number).ask("reboot-fastboot") } == "FAILunknown command")
        }
    }
}
