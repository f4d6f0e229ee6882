import Foundation
import Testing

/// What an owner is told about a package that does not lie where it is looked for.
@Suite("Where a package lies, for its owner") struct PackagePlaceTests {
    private let manager = FileManager.default

    @Test("beside other things, and packed as a .zip, it is the same package") func beside() throws {
        let package = try Packed("raphaelin", form: .folder)
        let folder = try temporaryFolder()
        defer { try? manager.removeItem(at: folder) }
        let inner = folder.appending(path: "Downloads/\(package.made.recipe.topDirectory)")
        try manager.createDirectory(at: inner.deletingLastPathComponent(), withIntermediateDirectories: true)
        try manager.copyItem(atPath: package.path, toPath: inner.path)
        for name in [".DS_Store", "Downloads/readme.txt", "Downloads/other.tgz"] {
            try Data([1]).write(to: folder.appending(path: name))
        }
        let zip = folder.appending(path: "Downloads/raphaelin.zip").path
        let packed = try run(
            URL(filePath: "/usr/bin/bsdtar"),
            ["-a", "-cf", zip, "-C", inner.deletingLastPathComponent().path, inner.lastPathComponent])
        #expect(packed.status == 0, "\(packed.error)")
        let plain = try restock("inspect", "--json", package.path)
        #expect(plain.status == 0, "\(plain.error)")
        for path in [folder.path, zip] {
            let ended = try restock("inspect", "--json", path)
            #expect(ended.status == 0, "\(ended.error)")
            // A .zip has its files in another order.
            let files = { (ended: Ended) in
                (ended.result["images"] as? [[String: Any]] ?? []).map { "\($0["file"] ?? "") \($0["bytes"] ?? "")" }
                    .sorted()
            }
            #expect(files(ended).count > 20)
            #expect(files(ended) == files(plain))
            for key in ["modes", "findings"] {
                let (found, expected) = (ended.result[key] as? NSObject, plain.result[key] as? NSObject)
                #expect(found != nil)
                #expect(found == expected, "\(key) of \(path)")
            }
        }
        let phone = try Phone("raphaelin", ["--unlocked"])
        let flashed = try restock("flash", "-s", phone.address, "--accept", consents, zip)
        #expect(flashed.status == 0, "\(flashed.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("a folder with a packed one in it says what to type; so do a .zip around one and an unfinished download")
    func elsewhere() throws {
        let folder = try temporaryFolder()
        defer { try? manager.removeItem(at: folder) }
        let name = "liuqin_images_OS2.0.203.0.VMYCNXM_20250610.0000.00_15.0_cn_0123456789.tgz"
        try Data([0x1F, 0x8B, 1]).write(to: folder.appending(path: name))
        let inFolder = try restock("inspect", folder.path)
        #expect(inFolder.status == 1)
        #expect(inFolder.words.contains("holds one that is still packed"), "\(inFolder.error)")
        #expect(inFolder.error.contains("restock flash \(folder.path)/\(name)"), "\(inFolder.error)")

        let zip = folder.appending(path: "x.zip").path
        let made = try run(URL(filePath: "/usr/bin/bsdtar"), ["-a", "-cf", zip, "-C", folder.path, name])
        #expect(made.status == 0, "\(made.error)")
        let zipped = try restock("flash", "-s", "tcp:127.0.0.1:1", zip)
        #expect(zipped.status == 1)
        #expect(zipped.words.contains("is a .zip around the package \(name)"), "\(zipped.error)")
        #expect(zipped.words.contains("Unpack it"))

        let part = folder.appending(path: name + ".part").path
        try Data([0x1F, 0x8B, 1]).write(to: URL(filePath: part))
        for verb in [["flash", "-s", "tcp:127.0.0.1:1"], ["inspect"], ["sideload", "-s", "tcp:127.0.0.1:1"]] {
            let ended = try run(program("restock"), verb + [part])
            #expect(ended.status == 1)
            #expect(ended.words.contains("is an unfinished download: its name ends in .part"), "\(ended.error)")
        }
    }

    @Test("two in one folder are refused, and both are named") func two() throws {
        let one = try Packed("raphaelin", form: .folder)
        let folder = try temporaryFolder()
        defer { try? manager.removeItem(at: folder) }
        for name in ["old", "new"] { try manager.copyItem(atPath: one.path, toPath: "\(folder.path)/\(name)") }
        let ended = try restock("inspect", folder.path)
        #expect(ended.status == 2)
        #expect(ended.words.contains("more than one package: one in new, one in old"), "\(ended.error)")
        #expect(ended.error.contains("restock flash \(folder.path)/new"), "\(ended.error)")
    }

    @Test("a build with root is said, and no phone is locked on it; another name of the same file changes that")
    func root() throws {
        let package = try Packed("liuqin", form: .folder)
        let folder = try temporaryFolder()
        defer { try? manager.removeItem(at: folder) }
        for (build, isRoot) in [("userroot", true), ("user", false)] {
            let path = "\(folder.path)/liuqin-images-OS2.0.203.0.VMYCNXM-\(build)-20250610.0000.00-15.0-cn"
            try manager.copyItem(atPath: package.path, toPath: path)
            let inspected = try restock("inspect", path)
            #expect(inspected.out.contains("build          userroot") == isRoot, "\(inspected.out)")
            let words = inspected.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains("a build with root") == isRoot, "\(inspected.out)")
            let json = try restock("inspect", "--json", path)
            #expect((json.result["package"] as? [String: Any])?["build"] as? String == build)
            let phone = try Phone("liuqin", ["--unlocked"])
            let locked = try restock(
                "flash", "-s", phone.address, "--mode", "clean-lock", "--dry-run", "--json", path)
            let relock = locked.events.filter { $0["gate"] as? String == "relock" }
            #expect(relock.map { $0["severity"] as? String } == [isRoot ? "refuse" : "confirm"], "\(locked.error)")
            let clean = try restock("flash", "-s", phone.address, "--dry-run", "--json", path)
            #expect(clean.status == 0, "\(clean.error)")
            #expect(try phone.isUntouched())
        }
    }
}
