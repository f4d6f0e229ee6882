import Testing
import VirtualPhone

@Suite struct DeviceBackgroundTests {
    /// fastboot cuts the image by the phone's limit; each part is written while the next one travels.
    @Test(arguments: ["liuqin", "raphaelin", "chopin", "whyred"]) func partsArriveWhole(name: String) async throws {
        var options = DeviceOptions()
        options.maxDownload = 512 << 10
        options.writeMBps = 20
        options.locked = false
        try await PlayedPhone.play(name, options) { (phone) async throws in
            let image = noise(3 << 20, seed: 11)
            let flashed = try await phone.fastboot("flash", "cust", try phone.file("image", image))
            #expect(flashed.status == 0, "\(flashed.output)")
            // The barrier: only its answer counts as written.
            #expect(try await phone.fastboot("getvar", "product").status == 0)
            #expect(try phone.partition("cust", first: image.count) == image)
            #expect(try phone.log().filter { $0.command == "flash:cust" }.count > 6)
        }
    }

    /// When a phone writes can be chosen: at once, or after it answered, also what its profile writes the other way.
    @Test(arguments: [
        ("raphaelin", DeviceOptions.Writes.serial, "FAILError flashing partition : Volume Full", "OKAYraphaelin"),
        ("whyred", .behind, "OKAY", "FAILLast flash failed: size too large"),
    ]) func theChoice(name: String, writes: DeviceOptions.Writes, flash: String, later: String) async throws {
        var options = DeviceOptions()
        options.maxDownload = 512 << 10
        options.locked = false
        options.writes = writes
        try await PlayedPhone.play(name, options) { (phone) async throws in
            var sparse = SparseMaker()
            sparse.raw(noise(4096))
            sparse.skip(1 << 20)
            let image = sparse.bytes
            let answers = try await onThread {
                let wire = try Wire(phone.port.number)
                return try [wire.download(image), wire.ask("flash:cust"), wire.ask("getvar:product")]
            }
            #expect(answers == ["OKAY", flash, later])
        }
    }

    /// A raw image that is written behind is stored whole.
    @Test func aRawImageWrittenBehind() async throws {
        var options = DeviceOptions()
        options.writes = .behind
        options.writeMBps = 20
        try await PlayedPhone.play("liuqin", options) { (phone) async throws in
            let image = noise(1 << 20, seed: 12)
            #expect(try await phone.fastboot("flash", "boot_a", try phone.file("image", image)).status == 0)
            #expect(try await phone.fastboot("getvar", "product").status == 0)
            #expect(try phone.partition("boot_a", first: image.count) == image)
        }
    }

    /// A part that does not fit is refused at once by a serial phone, and by a later command of one that writes behind.
    @Test(arguments: [
        ("raphaelin", "OKAY", "FAILLast flash failed: Error flashing partition : Volume Full"),
        ("whyred", "FAILsize too large", "OKAYwhyred"),
    ]) func aPartThatDoesNotFit(name: String, flash: String, later: String) async throws {
        var options = DeviceOptions()
        options.maxDownload = 512 << 10
        options.locked = false
        try await PlayedPhone.play(name, options) { (phone) async throws in
            var sparse = SparseMaker()
            sparse.raw(noise(4096))
            sparse.skip(1 << 20)
            let image = sparse.bytes
            let answers = try await onThread {
                let wire = try Wire(phone.port.number)
                return try [
                    wire.download(image), wire.ask("flash:cust"), wire.ask("getvar:product"),
                    wire.ask("getvar:product"),
                ]
            }
            #expect(answers == ["OKAY", flash, later, "OKAY\(name)"])
        }
    }

    /// What fits in the buffer is written before the answer, sparse or not.
    @Test func smallPartitionsAreNotWrittenBehind() async throws {
        try await PlayedPhone.play("liuqin") { (phone) async throws in
            var sparse = SparseMaker()
            sparse.raw(noise(4096))
            sparse.skip(1 << 20)
            let image = sparse.bytes
            let answers = try await onThread {
                let wire = try Wire(phone.port.number)
                return try [wire.download(image), wire.ask("flash:boot_a"), wire.ask("getvar:product")]
            }
            #expect(answers == ["OKAY", "FAILError flashing partition : Volume Full", "OKAYliuqin"])
        }
    }
}
