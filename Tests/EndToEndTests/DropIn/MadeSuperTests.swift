import Foundation
import Testing

/// `super` as the drop-in makes it: flashed by the bootloader, read back by a reader of the tests, and its table judged by AOSP's own code
/// inside Debian's fastboot.
@Suite("super, made on this computer") struct MadeSuperTests {
    private static let plan =
        "version 1\nflash boot\nflash vbmeta\nreboot fastboot\nupdate-super\nflash system\nflash vendor\nflash product\nif-wipe erase userdata\n"
    private static let names = ["system", "vendor", "product", "system_ext"].flatMap { ["\($0)_a", "\($0)_b"] }

    /// A build with three logical partitions of odd sizes.
    private final class Build {
        let folder: URL
        let superBytes: UInt64

        init(plan: String = MadeSuperTests.plan, superBytes: UInt64 = 6 << 30, table: [UInt8]? = nil) throws {
            folder = try temporaryFolder()
            self.superBytes = superBytes
            for (index, name) in ["boot", "vbmeta", "system", "vendor", "product"].enumerated() {
                var dice = Dice(UInt64(index + 7))
                var bytes: [UInt8] = []
                while bytes.count < (name == "vbmeta" ? 4096 : 100_000 * (index + 1)) {
                    unsafe withUnsafeBytes(of: dice.next()) { unsafe bytes += $0 }
                }
                if name == "vendor" { bytes += [UInt8](repeating: 0, count: (3 << 20) + 17) }
                try put(bytes, "\(name).img")
            }
            try put(table ?? SuperEmpty.image(MadeSuperTests.names, superBytes: superBytes), "super_empty.img")
            try put(Array("require board=liuqin\n".utf8), "android-info.txt")
            try put(Array(plan.utf8), "fastboot-info.txt")
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func put(_ bytes: [UInt8], _ name: String) throws {
            try Data(bytes).write(to: folder.appending(path: name))
        }

        func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

        func flash(_ phone: Phone, _ words: String...) throws -> Ended {
            try dropIn(
                ["-s", phone.address] + words + ["flashall"], environment: ["ANDROID_PRODUCT_OUT": folder.path])
        }
    }

    private func steps(_ phone: Phone) throws -> [String] {
        let all = try phone.changes().filter { !$0.hasPrefix("download:") && !$0.hasPrefix("resize-") }
        return all.enumerated().filter { $0 == 0 || all[$0 - 1] != $1 }.map(\.element)
    }

    @Test(
        "one image, no way through user-space fastboot, and every byte where the table says", arguments: [nil, 300_000])
    func made(limit: Int?) throws {
        let build = try Build()
        let phone = try Phone("liuqin", ["--unlocked"] + (limit.map { ["--max-download", "\($0)"] } ?? []))
        let ended = try build.flash(phone)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try steps(phone) == ["set_active:a", "flash:boot_a", "flash:vbmeta_a", "flash:super", "reboot"])
        let found = try SuperReader(phone.folder.appending(path: "super.img"))
        for name in ["system", "vendor", "product"] {
            let bytes = try build.bytes("\(name).img")
            let whole = bytes + [UInt8](repeating: 0, count: (4096 - bytes.count % 4096) % 4096)
            #expect(try found.content(of: "\(name)_a") == whole, "\(name)")
            #expect(try found.content(of: "\(name)_b") == [])
        }
        // AOSP reads the table, takes it for sound, and writes the same again.
        try build.put(found.table, "again.img")
        let debian = try Phone("liuqin", ["--unlocked"])
        let wiped = try debianFastboot(
            ["-s", debian.address, "wipe-super", build.folder.appending(path: "again.img").path])
        #expect(wiped.status == 0, "\(wiped.error)")
        // This phone writes super behind the back of its host: the last answer may come before the last byte is there.
        let place = debian.folder.appending(path: "super.img")
        #expect(eventually(within: 10) { (try? SuperReader(place))?.start == found.start })
    }

    @Test("from a .zip, and before the wipe") func zip() throws {
        let build = try Build()
        let made = try run(
            URL(filePath: "/bin/sh"), ["-c", "cd \"$0\" && zip -q u.zip *.img *.txt", build.folder.path])
        try #require(made.status == 0)
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try dropIn(["-s", phone.address, "-w", "update", build.folder.appending(path: "u.zip").path])
        #expect(ended.status == 0, "\(ended.error)")
        let steps = try steps(phone)
        let (written, wiped) = (steps.firstIndex(of: "flash:super"), steps.firstIndex(of: "erase:userdata"))
        #expect(try #require(written) < #require(wiped), "\(steps)")
        let found = try SuperReader(phone.folder.appending(path: "super.img"))
        #expect(try found.content(of: "product_a").starts(with: build.bytes("product.img")))
    }

    @Test(
        "where AOSP's conditions do not hold, the way is that through user-space fastboot",
        arguments: ["option", "sparse", "slots", "absent", "order", "size"])
    func notMade(why: String) throws {
        let build = try Build(
            plan: why == "order" ? Self.plan.replacing("reboot fastboot\n", with: "") : Self.plan,
            superBytes: why == "size" ? 64 << 30 : 6 << 30)
        switch why {
        case "sparse":
            let path = build.folder.path
            let made = try run(
                URL(filePath: "/bin/sh"),
                [
                    "-c",
                    "truncate -s %4096 \"$0/system.img\"; img2simg \"$0/system.img\" \"$0/s\" && mv \"$0/s\" \"$0/system.img\"",
                    path,
                ])
            try #require(made.status == 0)
        case "absent": try FileManager.default.removeItem(at: build.folder.appending(path: "product.img"))
        default: break
        }
        let phone = try Phone("liuqin", ["--unlocked"])
        let words = why == "option" ? ["--disable-super-optimization"] : why == "slots" ? ["--slot", "all"] : []
        let ended = try dropIn(
            ["-s", phone.address] + words + ["flashall"], environment: ["ANDROID_PRODUCT_OUT": build.folder.path])
        #expect(ended.status == 0 || why == "slots", "\(ended.error)")
        let steps = try steps(phone)
        #expect(!steps.contains("flash:super"))
        #expect(steps.contains("reboot-fastboot") && steps.contains("update-super:super"), "\(steps)")
    }

    @Test("images that are too large for their place stop it before the phone is changed") func tooLarge() throws {
        let build = try Build(superBytes: 6 << 20)
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try build.flash(phone)
        #expect(ended.status == 1 && ended.words.contains("it needs"), "\(ended.error)")
        #expect(try phone.isUntouched())
    }

    @Test("a damaged table stops it before the phone is changed", arguments: [20, 4096 + 40, 4096 + 200])
    func damaged(byte: Int) throws {
        var table = SuperEmpty.image(Self.names, superBytes: 6 << 30)
        table[byte] ^= 1
        let build = try Build(table: table)
        let phone = try Phone("liuqin", ["--unlocked"])
        let flashed = try build.flash(phone)
        #expect(flashed.status == 1 && flashed.words.contains("SHA-256"), "\(flashed.error)")
        let wiped = try dropIn(
            ["-s", phone.address, "wipe-super", build.folder.appending(path: "super_empty.img").path])
        #expect(wiped.status == 1 && wiped.words.contains("SHA-256"), "\(wiped.error)")
        #expect(try phone.isUntouched())
    }
}
