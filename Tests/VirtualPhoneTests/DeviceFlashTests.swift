import Testing
import VirtualPhone

@Suite struct DeviceFlashTests {
    /// Half noise, half long runs of equal bytes, so that sparse tools find something to do.
    private static let image: [UInt8] = {
        var bytes = noise(300 << 10, seed: 7)
        bytes += [UInt8](repeating: 0, count: 256 << 10)
        bytes += [UInt8](repeating: 0x5a, count: 128 << 10)
        return bytes + noise(340 << 10, seed: 8)
    }()

    private static func isUnlocked(_ name: String) -> DeviceOptions {
        var options = DeviceOptions()
        options.locked = false
        return options
    }

    /// The same image raw, as img2simg's sparse file, and cut into parts by fastboot, ends as the same bytes.
    @Test(arguments: PhoneProfile.shipped) func everyWayIsByteExact(name: String) async throws {
        try await PlayedPhone.play(name, Self.isUnlocked(name)) { (phone) async throws in
            let raw = try phone.file("raw.img", Self.image)
            let sparse = phone.folder.appendingPathComponent("sparse.img").path
            #expect(try await phone.run("img2simg", [raw, sparse]).status == 0)
            let slot = try PhoneProfile(named: name).currentSlot.map { "_\($0)" } ?? ""
            for arguments in [
                ["flash", "boot\(slot)", raw], ["flash", "userdata", sparse], ["-S", "256K", "flash", "misc", raw],
            ] {
                let result = try await phone.run("fastboot", ["-s", "tcp:127.0.0.1:\(phone.port.number)"] + arguments)
                #expect(result.status == 0, "\(result.output)")
            }
            let profile = try PhoneProfile(named: name)
            for partition in ["boot\(slot)", "userdata", "misc"] {
                #expect(try phone.partition(partition, first: Self.image.count) == Self.image)
                let row = profile.partitions.first { partition == $0.name || partition == $0.name + slot }
                #expect(try phone.partitionSize(partition) == row?.bytes)
            }
            let downloads = try phone.log().filter { $0.command.hasPrefix("download:") }
            #expect(downloads.count == 5 && downloads.allSatisfy { $0.bytes > 0 && $0.crc32?.count == 8 })
            #expect(downloads[0].bytes == UInt64(Self.image.count) && downloads[0].answer == "OKAY")
            #expect(try phone.log().map(\.n) == Array(1...(try phone.log().count)))
            #expect(try phone.remembered().wiped)
        }
    }

    @Test func bothSlotsAtOnce() async throws {
        try await PlayedPhone.play("liuqin") { (phone) async throws in
            let image = noise(204_120)
            let result = try await phone.fastboot("flash", "abl_ab", try phone.file("abl.elf", image))
            #expect(result.output.contains("(bootloader) Partition abl_a flashed successfully\n"))
            #expect(result.output.contains("(bootloader) Partition abl_b flashed successfully\n"))
            #expect(try phone.partition("abl_a", first: image.count) == image)
            #expect(try phone.partition("abl_b", first: image.count) == image)
            let erased = try await phone.fastboot("erase", "abl_ab").output
            #expect(erased.contains("(bootloader) Partition abl_b erase successfully\n"))
            #expect(try phone.partition("abl_b", first: 300_000) == [UInt8](repeating: 0, count: 300_000))
        }
        try await PlayedPhone.play("chopin") { (phone) async throws in
            let result = try await phone.fastboot("flash", "lk_ab", try phone.file("lk.img", noise(5000)))
            #expect(result.status == 0 && !result.output.contains("(bootloader)"))
            #expect(try phone.partition("lk_b", first: 5000) == noise(5000))
        }
        try await PlayedPhone.play("daisy") { (phone) async throws in
            let result = try await phone.fastboot("flash", "boot_ab", try phone.file("boot.img", noise(5000)))
            #expect(result.output.contains("remote: 'partition table doesn't exist'"))
        }
    }

    @Test func theActiveSlotIsMeantWithoutSuffix() async throws {
        try await PlayedPhone.play("liuqin") { (phone) async throws in
            #expect(try await phone.fastboot("set_active", "b").status == 0)
            #expect(try await phone.fastboot("getvar", "current-slot").output.contains(": b\n"))
            #expect(try await phone.fastboot("getvar", "slot-successful:b").output.contains(": no\n"))
            #expect(try phone.remembered().currentSlot == "b")
            #expect(try await phone.fastboot("erase", "dtbo").status == 0)
            #expect(phone.hasPartition("dtbo_b") && !phone.hasPartition("dtbo_a"))
        }
    }

    @Test(arguments: [
        ("liuqin", "nowhere", "Partition not found", "Partition not found"),
        ("chopin", "nowhere", "partition does not exist", "partition does not exist"),
        ("daisy", "nowhere", "partition table doesn't exist", "Partition table doesn't exist"),
        ("liuqin", "system_a", "Partition not found", "Partition not found"),
    ]) func unknownPartition(phone: String, partition: String, flash: String, erase: String) async throws {
        try await PlayedPhone.play(phone) { (phone) async throws in
            let result = try await phone.fastboot("flash", partition, try phone.file("x.img", noise(4096)))
            #expect(result.status != 0 && result.output.contains("remote: '\(flash)'"), "\(result.output)")
            #expect(try await phone.fastboot("erase", partition).output.contains("remote: '\(erase)'"))
        }
    }

    @Test(arguments: [("liuqin", "Error flashing partition : Volume Full"), ("chopin", "size too large")])
    func anImageLargerThanThePartition(phone: String, text: String) async throws {
        try await PlayedPhone.play(phone) { (phone) async throws in
            var sparse = SparseMaker()
            sparse.raw(noise(4096))
            sparse.skip(16)
            for bytes in [noise(65_537), sparse.bytes] {
                let result = try await phone.fastboot("flash", "vbmeta_a", try phone.file("x.img", bytes))
                #expect(result.output.contains("remote: '\(text)'"), "\(result.output)")
            }
            #expect(try phone.partition("vbmeta_a", first: 65_536) == [UInt8](repeating: 0, count: 65_536))
        }
    }

    @Test func discardKeepsNothing() async throws {
        var options = DeviceOptions()
        options.discard = true
        try await PlayedPhone.play("liuqin", options) { (phone) async throws in
            #expect(try await phone.fastboot("flash", "boot_ab", try phone.file("x.img", noise(100_000))).status == 0)
            #expect(!phone.hasPartition("boot_a"))
            let line = try phone.log().first { $0.command.hasPrefix("download:") }
            #expect(line?.bytes == 100_000 && line?.crc32 == nil)
        }
    }

    /// Twice the same bytes, once kept and once not: the log says the same of both.
    @Test func discardCanStillTakeSums() async throws {
        var logged: [String] = []
        for discards in [false, true] {
            var options = DeviceOptions()
            options.discard = discards
            options.sums = discards
            try await PlayedPhone.play("liuqin", options) { (phone) async throws in
                let file = try phone.file("x.img", noise(3 << 20))
                #expect(try await phone.fastboot("flash", "boot_ab", file).status == 0)
                #expect(phone.hasPartition("boot_a") != discards)
                let line = try phone.log().first { $0.command.hasPrefix("download:") }
                logged.append("\(line?.bytes ?? 0) \(line?.crc32 ?? "none")")
            }
        }
        #expect(logged.count == 2 && logged[0] == logged[1] && !logged[0].hasSuffix("none"))
    }

    /// What is thrown away is counted exactly, however the host cuts it into frames, and the next command is not lost in it.
    @Test(arguments: [1, 4, 5, 1000, 4096, 1 << 20]) func discardCountsEveryByte(frame: Int) async throws {
        var options = DeviceOptions()
        options.discard = true
        try await PlayedPhone.play("liuqin", options) { (phone) async throws in
            let sizes = [1, 4, 5, frame == 1 ? 3000 : 3_000_001]
            let answers = try await onThread {
                let wire = try Wire(phone.port.number)
                return try sizes.map { try wire.download(noise($0), frame: frame) } + [wire.ask("getvar:product")]
            }
            #expect(answers == ["OKAY", "OKAY", "OKAY", "OKAY", "OKAYliuqin"])
            #expect(try phone.log().filter { $0.command.hasPrefix("download:") }.map { Int($0.bytes) } == sizes)
        }
    }
}
