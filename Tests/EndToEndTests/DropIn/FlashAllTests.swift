import Foundation
import Testing

/// `flashall` of a folder and `update` of a .zip with logical partitions.
@Suite("flashall and update") struct FlashAllTests {
    /// A build: its images, and what a phone must be.
    private final class Build {
        let folder: URL
        var path: String { folder.path }

        init(info: String = "require board=liuqin\n", plan: String? = nil, sparse: [String] = []) throws {
            folder = try temporaryFolder()
            for (index, name) in ["boot", "vendor_boot", "dtbo", "vbmeta", "system", "vendor", "product"].enumerated() {
                var dice = Dice(UInt64(index))
                var bytes: [UInt8] = []
                while bytes.count < (name == "vbmeta" ? 4096 : 65_536 * (index + 1)) {
                    unsafe withUnsafeBytes(of: dice.next()) { unsafe bytes += $0 }
                }
                // An image that is larger than its data, as file systems are.
                if name != "vbmeta" { bytes += [UInt8](repeating: 0, count: 1 << 20) }
                try put(bytes, "\(name).img")
                guard sparse.contains(name) else { continue }
                let made = try run(
                    URL(filePath: "/usr/bin/img2simg"), ["\(path)/\(name).img", "\(path)/\(name).sparse"])
                guard made.status == 0 else { throw Phone.Broken(what: made.error) }
                try FileManager.default.moveItem(atPath: "\(path)/\(name).img", toPath: "\(path)/\(name).raw")
                try FileManager.default.moveItem(atPath: "\(path)/\(name).sparse", toPath: "\(path)/\(name).img")
            }
            let names = ["system", "vendor", "product", "system_ext"].flatMap { ["\($0)_a", "\($0)_b"] }
            try put(SuperEmpty.image(names), "super_empty.img")
            try put(Array(info.utf8), "android-info.txt")
            if let plan { try put(Array(plan.utf8), "fastboot-info.txt") }
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        private func put(_ bytes: [UInt8], _ name: String) throws {
            try Data(bytes).write(to: folder.appending(path: name))
        }

        /// The build as a .zip, half of it stored and half deflated.
        func zip() throws -> String {
            let made = try run(
                URL(filePath: "/bin/sh"),
                [
                    "-c",
                    "cd \"$0\" && zip -q -0 u.zip system.img boot.img && zip -q u.zip $(ls *.img *.txt | grep -v -e system.img -e ^boot.img)",
                    path,
                ])
            guard made.status == 0 else { throw Phone.Broken(what: made.error) }
            return "\(path)/u.zip"
        }

        func expect(on phone: Phone) throws {
            for (name, partition) in [
                ("boot", "boot_a"), ("vendor_boot", "vendor_boot_a"), ("dtbo", "dtbo_a"), ("vbmeta", "vbmeta_a"),
                ("system", "system_a"),
                ("vendor", "vendor_a"), ("product", "product_a"),
            ] {
                let raw = FileManager.default.fileExists(atPath: "\(path)/\(name).raw") ? "\(name).raw" : "\(name).img"
                let bytes = try Data(contentsOf: folder.appending(path: raw))
                let sum = try run(URL(filePath: "/usr/bin/sha256sum"), ["\(path)/\(raw)"]).out.prefix(64)
                #expect(try phone.digest(partition, first: UInt64(bytes.count)) == sum, "\(partition)")
            }
        }
    }

    private static let order = [
        "set_active:a", "flash:boot_a", "flash:dtbo_a", "flash:vbmeta_a", "flash:vendor_boot_a", "reboot-fastboot",
        "update-super:super",
        "flash:product_a", "flash:system_a", "flash:vendor_a", "reboot",
    ]

    private func steps(_ phone: Phone) throws -> [String] {
        try phone.changes().filter { !$0.hasPrefix("download:") && !$0.hasPrefix("resize-") }
    }

    @Test("a folder, raw and sparse, byte-exact and in order", arguments: [[], ["system", "product"]]) func folder(
        sparse: [String]
    ) throws {
        let build = try Build(sparse: sparse)
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try dropIn(["-s", phone.address, "flashall"], environment: ["ANDROID_PRODUCT_OUT": build.path])
        #expect(ended.status == 0, "\(ended.error)")
        try build.expect(on: phone)
        #expect(try steps(phone) == Self.order)
        #expect(ended.error.contains("Checking 'product'"))
    }

    @Test("a .zip, byte-exact and in order") func zip() throws {
        let build = try Build(sparse: ["vendor"])
        let phone = try Phone("liuqin", ["--unlocked", "--max-download", "300000"])
        let ended = try dropIn(["-s", phone.address, "update", try build.zip()])
        #expect(ended.status == 0, "\(ended.error)")
        try build.expect(on: phone)
        let order = try steps(phone)
        #expect(order.enumerated().filter { $0 == 0 || order[$0 - 1] != $1 }.map(\.element) == Self.order)
    }

    @Test("fastboot-info.txt says the order") func plan() throws {
        let build = try Build(
            plan:
                "version 1\nflash vbmeta\nflash boot\nflash vendor_boot\nflash dtbo\nreboot fastboot\nupdate-super\nflash vendor\nflash system\nflash product\nif-wipe erase userdata\n"
        )
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try dropIn(
            ["-s", phone.address, "--disable-super-optimization", "flashall"],
            environment: ["ANDROID_PRODUCT_OUT": build.path])
        #expect(ended.status == 0, "\(ended.error)")
        try build.expect(on: phone)
        #expect(
            try steps(phone) == [
                "set_active:a", "flash:vbmeta_a", "flash:boot_a", "flash:vendor_boot_a", "flash:dtbo_a",
                "reboot-fastboot",
                "update-super:super", "flash:vendor_a", "flash:system_a", "flash:product_a", "reboot",
            ])
    }

    @Test("what fastboot-info.txt erases is erased with -w, or with the consent to it", arguments: [true, false])
    func asked(withOption: Bool) throws {
        let build = try Build(plan: "version 1\nerase boot\nflash boot\nerase userdata\n")
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try dropIn(
            ["-s", phone.address] + (withOption ? ["-w"] : ["--restock-accept", "data-loss"]) + ["flashall"],
            environment: ["ANDROID_PRODUCT_OUT": build.path])
        #expect(ended.status == 0, "\(ended.error)")
        #expect(try steps(phone).prefix(4) == ["set_active:a", "erase:boot_a", "flash:boot_a", "erase:userdata"])
    }

    @Test("no file is taken from outside the folder: not by a link, not by ..", arguments: ["link", "sub", "dots"])
    func outside(way: String) throws {
        let names = ["link": "cust.img", "sub": "sub/secret", "dots": "../secret"]
        let name = try #require(names[way])
        let build = try Build(plan: "version 1\nflash cust \(name)\n")
        let other = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: other) }
        try Data(count: 4096).write(to: other.appending(path: "secret"))
        let files = FileManager.default
        switch way {
        case "link":
            try files.createSymbolicLink(
                atPath: "\(build.path)/cust.img", withDestinationPath: other.appending(path: "secret").path)
        case "sub": try files.createSymbolicLink(atPath: "\(build.path)/sub", withDestinationPath: other.path)
        default: try Data(count: 4096).write(to: build.folder.deletingLastPathComponent().appending(path: "secret"))
        }
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try dropIn(["-s", phone.address, "flashall"], environment: ["ANDROID_PRODUCT_OUT": build.path])
        #expect(ended.status == 1, "\(ended.error)")
        #expect(ended.error.contains(way == "dots" ? "is not in the folder" : "a link is on the way"), "\(ended.error)")
        #expect(try steps(phone).allSatisfy { !$0.hasPrefix("flash:") })
    }

    @Test("-w comes after the images") func wipe() throws {
        let build = try Build()
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try dropIn(
            ["-s", phone.address, "-w", "flashall"], environment: ["ANDROID_PRODUCT_OUT": build.path])
        #expect(ended.status == 0, "\(ended.error)")
        let order = try steps(phone)
        #expect(order.contains("update-super:super:wipe"))
        #expect(order.suffix(3) == ["erase:userdata", "erase:metadata", "reboot"], "\(order)")
    }

    @Test(
        "what is not met, not understood or refused ends it before anything is changed",
        arguments: [
            ("require board=other\n", nil, "requirements not met!"),
            ("require board=liuqin\n", "frob", "line 2 is not understood"),
            ("require board=liuqin\n", "flash persist boot.img", "refused by restock"),
            ("require board=liuqin\n", "flash xbl_ab boot.img", "RESTOCK_ACCEPT=boot-chain"),
            ("reject product=liuqin\n", nil, "requirements not met!"),
            ("require partition-exists=nosuch\n", nil, "requirements not met!"),
            ("require board=liuqin\n", "flash partition boot.img", "table of partitions"),
            ("require board=liuqin\n", "flash pgpt boot.img", "table of partitions"),
            ("require board=liuqin\n", "flash mystery boot.img", "unknown-partition=mystery"),
            ("require board=liuqin\n", "flash LOGO boot.img", "other capitals"),
            ("require board=liuqin\n", "flash misc boot.img", "message for the phone's next start"),
            ("require board=liuqin\n", "flash boot\nerase userdata", "add -w"),
            ("require board=liuqin\n", "flash boot\nflash metadata boot.img", "add -w"),
            ("require board=liuqin\n", "erase boot\nflash --slot-other boot boot.img", "RESTOCK_ACCEPT=boot-chain"),
            ("require board=liuqin\n", "erase boot\nflash boot nothere.img", "RESTOCK_ACCEPT=boot-chain"),
            ("require board=liuqin\n", "erase boot\nif-wipe flash boot", "RESTOCK_ACCEPT=boot-chain"),
        ] as [(String, String?, String)])
    func refused(info: String, line: String?, words: String) throws {
        let build = try Build(info: info, plan: line.map { "version 1\n\($0)\n" })
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try dropIn(["-s", phone.address, "flashall"], environment: ["ANDROID_PRODUCT_OUT": build.path])
        #expect(ended.status == 1)
        #expect(ended.words.contains(words), "\(ended.error)")
        #expect(try phone.isUntouched())
    }

    /// A build without a table, for a phone in user-space fastboot whose super is full.
    private func full(_ system: Int, _ vendor: Int) throws -> (build: Build, phone: Phone) {
        let build = try Build()
        try FileManager.default.removeItem(atPath: "\(build.path)/super_empty.img")
        try FileManager.default.removeItem(atPath: "\(build.path)/product.img")
        for (name, bytes) in [("system", system), ("vendor", vendor)] {
            let file = try FileHandle(forWritingTo: build.folder.appending(path: "\(name).img"))
            try file.truncate(atOffset: UInt64(bytes))
            try file.close()
        }
        let phone = try Phone("liuqin", ["--unlocked", "--mode", "fastbootd"])
        // system is what grows, and comes first; vendor has all the room that there is.
        for name in [
            "system_b", "vendor_b", "product_a", "product_b", "system_ext_a", "system_ext_b", "odm_a", "odm_b",
        ] {
            _ = try dropIn(["-s", phone.address, "delete-logical-partition", name])
        }
        let made = try dropIn([
            "-s", phone.address, "resize-logical-partition", "system_a", "1048576", "resize-logical-partition",
            "vendor_a",
            "9124708352",
        ])
        #expect(made.status == 0, "\(made.error)")
        return (build, phone)
    }

    @Test("without a table what becomes smaller does so first, on a super that is full") func full() throws {
        let (build, phone) = try full(4 << 20, 2 << 20)
        let ended = try dropIn(["-s", phone.address, "flashall"], environment: ["ANDROID_PRODUCT_OUT": build.path])
        #expect(ended.status == 0, "\(ended.error)")
        let changes = try phone.changes()
        let shrunk = try #require(changes.lastIndex(of: "resize-logical-partition:vendor_a:2097152"))
        let first = try #require(changes.firstIndex(of: "resize-logical-partition:vendor_a:2097152"))
        let grown = try #require(changes.firstIndex(of: "resize-logical-partition:system_a:4194304"))
        #expect(first < grown && grown < shrunk)
        let boot = try #require(changes.firstIndex(of: "flash:boot_a"))
        #expect(first < boot)
    }

    @Test("what cannot have its place is refused before anything is written") func tooFull() throws {
        let (build, phone) = try full(4 << 20, 2 << 20)
        // 9 GiB, and it is a hole.
        let file = try FileHandle(forWritingTo: build.folder.appending(path: "system.img"))
        try file.truncate(atOffset: 9 << 30)
        try file.close()
        let before = try phone.changes().count
        let ended = try dropIn(["-s", phone.address, "flashall"], environment: ["ANDROID_PRODUCT_OUT": build.path])
        #expect(ended.status == 1)
        #expect(ended.words.contains("there is no room for these images"), "\(ended.error)")
        #expect(try phone.changes().count == before)
    }

    @Test("--force passes over a requirement, and not over the board") func force() throws {
        for (info, status) in [
            ("require board=other\n", 1), ("reject product=liuqin\n", 1), ("require hw-revision=x\n", 0),
        ] {
            let build = try Build(info: info)
            let phone = try Phone("liuqin", ["--unlocked"])
            let ended = try dropIn(
                ["-s", phone.address, "--force", "flashall"], environment: ["ANDROID_PRODUCT_OUT": build.path])
            #expect(ended.status == status, "\(info): \(ended.error)")
            #expect(try phone.isUntouched() == (status == 1), "\(info)")
        }
    }

    @Test("a damaged .zip is found before anything is changed") func damaged() throws {
        let build = try Build()
        let path = try build.zip()
        var bytes = try Data(contentsOf: URL(filePath: path))
        // In the middle of the stored system.img.
        bytes[200_000] ^= 0x40
        try bytes.write(to: URL(filePath: path))
        let phone = try Phone("liuqin", ["--unlocked"])
        let ended = try dropIn(["-s", phone.address, "update", path])
        #expect(ended.status == 1)
        #expect(ended.words.contains("cannot load 'system.img'"), "\(ended.error)")
        #expect(try phone.isUntouched())
    }
}
