import Foundation
import Testing

/// `flash vendor_boot:RAMDISK`, onto a virtual phone whose fastbootd gives its vendor_boot away. Version 3 is compared with what AOSP's
/// `mkbootimg` makes; version 4, which Debian's does not know, is built by hand.
@Suite("A ramdisk inside vendor_boot") struct VendorRamdiskTests {
    private static let partitionBytes = 96 << 20

    private struct Lab {
        let folder: URL
        let phone: Phone

        init() throws {
            folder = try temporaryFolder()
            phone = try Phone("liuqin", ["--unlocked", "--mode", "fastbootd", "--userdebug"])
        }

        func put(_ name: String, _ bytes: [UInt8]) throws -> String {
            let path = folder.appending(path: name)
            try Data(bytes).write(to: path)
            return path.path
        }

        /// What the phone has in vendor_boot. Compared as data: byte after byte takes minutes in an unoptimised test.
        var content: Data {
            get throws { try Data(contentsOf: phone.folder.appending(path: "vendor_boot_a.img")) }
        }

        /// Puts a whole image onto the phone, so that it can be fetched.
        func begin(with image: [UInt8]) throws {
            let path = try put("begin.img", image)
            let ended = try debianFastboot(["-s", phone.address, "flash", "vendor_boot", path])
            try #require(ended.status == 0, "\(ended.error)")
        }

        func flash(_ words: String...) throws -> Ended { try dropIn(["-s", phone.address] + words) }

        func make(_ ramdisk: String, _ dtb: String) throws -> [UInt8] {
            let out = folder.appending(path: "made.img")
            let made = try run(
                URL(filePath: "/usr/bin/mkbootimg"),
                [
                    "--header_version", "3", "--pagesize", "4096", "--vendor_cmdline", "console=ttyS0",
                    "--vendor_ramdisk", ramdisk, "--dtb", dtb, "--vendor_boot", out.path,
                ])
            try #require(made.status == 0, "\(made.error)")
            return [UInt8](try Data(contentsOf: out))
        }
    }

    private static func noise(_ count: Int, _ seed: UInt64) -> [UInt8] {
        var dice = Dice(seed)
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
    }

    @Test("version 3: as mkbootimg makes it", arguments: [10, 4096, 300_001]) func third(bytes: Int) throws {
        let lab = try Lab()
        defer { try? FileManager.default.removeItem(at: lab.folder) }
        let old = try lab.put("old", Self.noise(50_000, 1))
        let fresh = try lab.put("fresh", Self.noise(bytes, 2))
        let (tree, other) = (try lab.put("dtb", Self.noise(7001, 3)), try lab.put("dtb2", Self.noise(9001, 4)))
        try lab.begin(with: lab.make(old, tree))
        let ended = try lab.flash("flash", "vendor_boot:default", fresh)
        #expect(ended.status == 0, "\(ended.error)")
        let (expected, content) = (Data(try lab.make(fresh, tree)), try lab.content)
        #expect(content == expected + Data(count: content.count - expected.count))
        // With another device tree.
        let both = try lab.flash("--dtb", other, "flash", "vendor_boot_a:default", fresh)
        #expect(both.status == 0, "\(both.error)")
        let again = Data(try lab.make(fresh, other))
        #expect(try lab.content.prefix(again.count) == again)
    }

    /// A version 4 image: two ramdisks with names, a device tree, a configuration.
    private static func fourth(_ ramdisks: [(String, [UInt8])], types: [UInt8] = [1, 2]) -> [UInt8] {
        func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        func paged(_ bytes: [UInt8]) -> [UInt8] {
            bytes + [UInt8](repeating: 0, count: (4096 - bytes.count % 4096) % 4096)
        }
        let all = ramdisks.flatMap(\.1)
        var table: [UInt8] = []
        var place = 0
        for (index, ramdisk) in ramdisks.enumerated() {
            table += number(ramdisk.1.count) + number(place) + number(Int(types[index]))
            table += Array(ramdisk.0.utf8) + [UInt8](repeating: 0, count: 32 - ramdisk.0.utf8.count)
            table += [UInt8](repeating: UInt8(ramdisk.0.isEmpty ? 0 : 9), count: 64)
            place += ramdisk.1.count
        }
        let (tree, configuration) = (noise(5000, 5), Array("androidboot.x=1\n".utf8))
        var header = Array("VNDRBOOT".utf8) + number(4) + number(4096) + number(0x8000) + number(0x100_0000)
        header += number(all.count) + [UInt8](repeating: 0x63, count: 2048) + number(0x100)
        header +=
            [UInt8](repeating: 0x6e, count: 16) + number(2128) + number(tree.count) + number(0x1F0_0000) + number(0)
        header += number(table.count) + number(ramdisks.count) + number(108) + number(configuration.count)
        return [header, all, tree, table, configuration].flatMap(paged)
    }

    @Test("version 4: one of several by its name, or all as one") func fourth() throws {
        let lab = try Lab()
        defer { try? FileManager.default.removeItem(at: lab.folder) }
        let (platform, recovery, fresh) = (Self.noise(60_000, 6), Self.noise(70_001, 7), Self.noise(200_003, 8))
        let path = try lab.put("fresh", fresh)
        // With a footer of Android Verified Boot at the end, and its data before it.
        var whole = Self.fourth([("", platform), ("recovery", recovery)])
        let data = Array("AVB0".utf8) + Self.noise(500, 9)
        let place = Self.partitionBytes - (1 << 16)
        whole += [UInt8](repeating: 0, count: place - whole.count) + data
        whole += [UInt8](repeating: 0, count: Self.partitionBytes - 64 - whole.count)
        var footer = Array("AVBf".utf8) + [UInt8](repeating: 0, count: 60)
        for index in 0..<8 { footer[20 + index] = UInt8(truncatingIfNeeded: place >> (56 - 8 * index)) }
        whole += footer
        try lab.begin(with: whole)

        let named = try lab.flash("flash", "vendor_boot:recovery", path)
        #expect(named.status == 0, "\(named.error)")
        let expected = Data(Self.fourth([("", platform), ("recovery", fresh)]))
        let end = Data(whole[place...])
        #expect(try lab.content.prefix(expected.count) == expected)
        #expect(try lab.content[place...] == end)

        let all = try lab.flash("flash", "vendor_boot:default", path)
        #expect(all.status == 0, "\(all.error)")
        let one = Data(Self.fourth([("", fresh)], types: [0]))
        #expect(try lab.content.prefix(one.count) == one)
        #expect(try lab.content[place...] == end)
    }

    @Test(
        "what cannot be done is named, and nothing is written",
        arguments: [
            ("flash vendor_boot:nosuch @", "0 of its ramdisks are called 'nosuch'; it has '', 'recovery'"),
            ("flash vendor_boot:recovery @big", "there is room for"),
        ])
    func refused(words: String, why: String) throws {
        let lab = try Lab()
        defer { try? FileManager.default.removeItem(at: lab.folder) }
        try lab.begin(with: Self.fourth([("", Self.noise(60_000, 6)), ("recovery", Self.noise(100, 7))]))
        let small = try lab.put("small", Self.noise(10, 1))
        let big = lab.folder.appending(path: "big").path
        try #require(try run(URL(filePath: "/usr/bin/truncate"), ["-s", "\(Self.partitionBytes)", big]).status == 0)
        let before = try lab.phone.changes().count
        let ended = try dropIn(
            ["-s", lab.phone.address]
                + words.split(separator: " ").map { $0 == "@" ? small : $0 == "@big" ? big : String($0) })
        #expect(ended.status == 1 && ended.words.contains(why), "\(ended.error)")
        #expect(try lab.phone.changes().dropFirst(before).allSatisfy { $0.hasPrefix("fetch:") })
    }

    @Test("a vendor_boot that is none is named") func none() throws {
        let lab = try Lab()
        defer { try? FileManager.default.removeItem(at: lab.folder) }
        try lab.begin(with: Self.noise(100_000, 1))
        let ended = try lab.flash("flash", "vendor_boot:default", lab.put("small", Self.noise(10, 1)))
        #expect(ended.status == 1 && ended.words.contains("VNDRBOOT"), "\(ended.error)")
    }
}
