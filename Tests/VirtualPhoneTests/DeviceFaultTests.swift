import Testing
import VirtualPhone

@Suite struct DeviceFaultTests {
    private static func play(
        _ faults: [String], _ script: @escaping @Sendable (Wire) throws -> [String]
    ) async throws -> [String] {
        var options = DeviceOptions()
        options.faults = try faults.map { try DeviceFault($0) }
        options.locked = false
        var answers: [String] = []
        try await PlayedPhone.play("whyred", options) { (phone) async throws in
            answers = try await onThread { try script(Wire(phone.port.number)) }
        }
        return answers
    }

    @Test func texts() throws {
        #expect(try DeviceFault("silent-after:3") == .silentAfter(commands: 3))
        #expect(try DeviceFault("drop-at:100") == .dropAt(byte: 100, download: 1))
        #expect(try DeviceFault("drop-at:100@4") == .dropAt(byte: 100, download: 4))
        #expect(try DeviceFault("okay-download") == .okayToDownload)
        #expect(try DeviceFault("fail:flash:xbl*=no") == .fail(CommandPattern("flash:xbl*"), text: "no"))
        #expect(try DeviceFault("delay:reboot=5") == .delay(CommandPattern("reboot"), milliseconds: 5))
        for bad in ["", "what", "what:1", "silent-after:x", "fail:flash", "delay:x=y", "drop-at:@", "data-size:-1"] {
            #expect(throws: VirtualPhoneError.self, "\(bad)") { try DeviceFault(bad) }
        }
    }

    @Test func refusals() async throws {
        let answers = try await Self.play(["fail:flash:xbl*=Anti-rollback check failed"]) { wire in
            try [wire.download([1, 2, 3, 4]), wire.ask("flash:xbl"), wire.ask("flash:xblbak"), wire.ask("flash:abl")]
        }
        #expect(answers == ["OKAY", "FAILAnti-rollback check failed", "FAILAnti-rollback check failed", "OKAY"])
    }

    @Test func wrongAnswersToDownload() async throws {
        let sizes = try await Self.play(["data-size:5"]) { try [$0.ask("download:00000100")] }
        #expect(sizes == ["DATA00000005"])
        let okay = try await Self.play(["okay-download"]) { try [$0.ask("download:00000100")] }
        #expect(okay == ["OKAY"])
    }

    @Test func brokenAnswers() async throws {
        let answers = try await Self.play(["garbage:getvar:product", "split:getvar:kernel"]) { wire in
            try [wire.ask("getvar:product"), wire.ask("getvar:kernel"), wire.receive(), wire.ask("getvar:anti")]
        }
        #expect(answers == ["HUH?\u{1}\u{2}", "OKA", "Ylk", "OKAY4"])
    }

    @Test func dropsOnceInADownload() async throws {
        var options = DeviceOptions()
        options.faults = [.dropAt(byte: 5000, download: 1)]
        try await PlayedPhone.play("raphaelin", options) { (phone) async throws in
            let first = try await phone.fastboot("flash", "boot", try phone.file("x", noise(20_000)))
            #expect(first.status != 0)
            #expect(try phone.log().last?.bytes == 5000 && phone.log().last?.answer == nil)
            #expect(try await phone.fastboot("flash", "boot", try phone.file("x", noise(20_000))).status == 0)
            #expect(try phone.partition("boot", first: 20_000) == noise(20_000))
        }
    }

    @Test func silence() async throws {
        var options = DeviceOptions()
        options.faults = [.silentAfter(commands: 1)]
        try await PlayedPhone.play("raphaelin", options) { (phone) async throws in
            try await onThread {
                let wire = try Wire(phone.port.number)
                _ = try wire.ask("getvar:product")
                try wire.send(Array("getvar:product".utf8))
            }
            // The phone still takes the next host, and still says nothing.
            let log = try await onThread {
                try Wire(phone.port.number).send(Array("getvar:anti".utf8))
                return phone.waitForLog(lines: 3)
            }
            #expect(log.map(\.answer) == ["OKAY raphaelin", nil, nil])
        }
    }

    /// `oem device-info` hangs the bootloader of this phone, and nothing but a hand on the power key helps.
    @Test func aHangingOEMCommand() async throws {
        try await PlayedPhone.play("whyred") { (phone) async throws in
            let log = try await onThread {
                try Wire(phone.port.number).send(Array("oem device-info".utf8))
                try Wire(phone.port.number).send(Array("getvar:product".utf8))
                return phone.waitForLog(lines: 2)
            }
            #expect(log.map(\.answer) == [nil, nil])
        }
    }

    @Test func protocolLimits() async throws {
        let long = "getvar:" + String(repeating: "x", count: 58)
        let answers = try await Self.play([]) { wire in
            try [
                wire.ask(long), wire.ask("download:0000"), wire.ask("download:0000000g"), wire.ask("download:00000000"),
                wire.ask("download:20000001"), wire.ask("flash:boot"), wire.ask("upload"), wire.ask("fetch:boot"),
            ]
        }
        #expect(
            answers == [
                "FAILcommand too long", "FAILInvalid size (length of size != 8)", "FAILInvalid size",
                "FAILInvalid size (0)",
                "FAILdata too large", "FAILno image was downloaded", "FAILunknown command", "FAILunknown command",
            ])
    }

    @Test func aTakenPortIsRefused() throws {
        let port = try TCPPort()
        defer { port.shut() }
        #expect(throws: LinkError.self) { try TCPPort(port.number) }
    }

    @Test func strangersAreNotServed() async throws {
        try await PlayedPhone.play("whyred") { (phone) async throws in
            await #expect(throws: Wire.Failure.self) {
                try await onThread { _ = try Wire(phone.port.number, hello: "GET ") }
            }
            await #expect(throws: Wire.Failure.self) {
                try await onThread { _ = try Wire(phone.port.number, hello: "FB00") }
            }
            #expect(
                try await onThread { try Wire(phone.port.number, hello: "FB02").ask("getvar:product") } == "OKAYwhyred")
        }
    }
}
