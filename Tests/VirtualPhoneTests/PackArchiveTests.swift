import Testing
import VirtualPhone

/// Other people's programs read what we wrote.
@Suite struct PackArchiveTests {
    @Test(arguments: samplePhones + newerPhones) func otherProgramsAgree(phone: String) throws {
        let shop = try Workshop()
        let made = try shop.make(phone)
        let top = made.recipe.topDirectory
        #expect(try shop.contents == [String(made.path.split(separator: "/").last!)])
        #expect(try tool("gzip -t '\(made.path)'").status == 0)

        let md5 = try tool("md5sum < '\(made.path)'").output.prefix(32)
        #expect(made.md5 == String(md5))
        #expect(made.path.hasSuffix("/\(top)_\(md5.prefix(10)).tgz"))

        let gnu = try tool("tar tzf '\(made.path)'")
        #expect(gnu.status == 0)
        #expect(gnu.lines == (try tool("bsdtar tf '\(made.path)'").lines))
        #expect(gnu.lines.prefix(2) == ["\(top)/", "\(top)/images/"])
        #expect(Set(gnu.lines).isSuperset(of: made.images.map { "\(top)/images/\($0.file)" }))

        #expect(try tool("cd '\(shop.path)' && bsdtar xf '\(made.path)'").status == 0)
        let images = "\(shop.path)/\(top)/images"
        let sparse = made.images.filter(\.isSparse).map(\.file).joined(separator: " ")
        #expect(try tool("cd \(images) && for f in \(sparse); do simg2img $f $f.x || exit 1; done").status == 0)
        let md5s = try table("md5sum *", in: images)
        let sha256s = try table("sha256sum *", in: images)
        let sizes = try table("stat -c '%s %n' *", in: images)
        // gzip's trailer holds the CRC-32 of what was compressed.
        let crcs = try table(
            "for f in *.*; do echo `gzip -1c $f | tail -c 8 | od -A n -N 4 -t x4` $f; done", in: images)
        for image in made.images {
            let expanded = image.isSparse ? image.file + ".x" : image.file
            #expect(md5s[image.file] == image.md5)
            #expect(sha256s[expanded] == image.expandedSHA256, "\(image.file)")
            #expect(sizes[expanded] == "\(image.expandedBytes)")
            #expect(UInt32(crcs[image.file] ?? "", radix: 16) == image.crc32)
        }
        // What is in super has tests of its own: ``PackSuperTests``.
        let systems = made.recipe.images.filter { $0.kind == .ext4 && $0.file != "super.img" }
            .map { $0.file + ".x" }.joined(separator: " ")
        let check = "cd \(images) && for f in \(systems); do /usr/sbin/e2fsck -fn $f || exit 1; done"
        #expect(try tool(check).status == 0)
        try checkLists(made, shop, images, md5s.filter { !$0.key.hasSuffix(".x") })
    }

    /// What a program says of each file: lines of a value and a name.
    private func table(_ command: String, in folder: String) throws -> [String: String] {
        let lines = try tool("cd \(folder) && \(command)").lines.map { $0.split(separator: " ").map(String.init) }
        return Dictionary(uniqueKeysWithValues: lines.filter { $0.count == 2 }.map { ($0[1], $0[0]) })
    }

    private func checkLists(
        _ made: MadePackage, _ shop: Workshop, _ images: String, _ files: [String: String]
    ) throws {
        let xml = try shop.text("\(images)/../md5sum.xml")
        #expect(xml.hasPrefix("<root><digests><digest hash=\"md5\" name=\""))
        #expect(xml.hasSuffix("</level></security-patch-level></root>"))
        #expect(xml.components(separatedBy: "<digest ").count - 1 == files.count)
        for (file, md5) in files {
            #expect(xml.contains("<digest hash=\"md5\" name=\"\(file)\">\(md5)</digest>"))
        }
        let misc = try shop.text("\(images)/../misc.txt")
        #expect(misc.hasPrefix("device=\(made.recipe.device)\nbuild_number=\(made.recipe.version)\nuserdata_version="))
        guard made.recipe.crcLists != .none else {
            return #expect(files["crclist.txt"] == nil)
        }
        let crcs = Dictionary(uniqueKeysWithValues: made.images.map { ($0.file, $0.crc32) })
        var expected = ["CRC-LIST"]
        for step in made.recipe.activeSteps(.clean) where step.do == .flash && !step.partition!.hasSuffix("crclist") {
            expected.append("\(step.partition!) 0x\(String(crcs[step.image!]!, radix: 16))")
        }
        #expect(try shop.text("\(images)/crclist.txt") == expected.map { $0 + "\n" }.joined())
        #expect(try shop.text("\(images)/sparsecrclist.txt") == "SPARSECRC-LIST\n")
    }

    @Test func sameSeedSameBytes() throws {
        let first = try Workshop().make("whyred")
        let again = try Workshop().make("whyred")
        let other = try Workshop().make("whyred") { $0.seed = 2 }
        #expect(first.md5 == again.md5)
        #expect(first.md5 != other.md5)
    }

    @Test func tarIsWhatTheTgzHolds() throws {
        let shop = try Workshop()
        let tgz = try shop.make("daisy")
        let tar = try shop.make("daisy") { $0.form = .tar }
        #expect(tar.path == tgz.path.dropLast(3) + "tar")
        #expect(try tool("gzip -dc '\(tgz.path)' | cmp - '\(tar.path)'").status == 0)
    }

    @Test func folderCanBeKept() throws {
        let shop = try Workshop()
        let folder = try shop.make("whyred") { $0.form = .folder }
        #expect(folder.folder == folder.path && folder.md5 == nil)
        #expect(try shop.contents == [folder.recipe.topDirectory])
        #expect(throws: PackError.self) { try shop.make("whyred") }
        let beside = try Workshop()
        let kept = try beside.make("whyred") { $0.keepsFolder = true }
        #expect(try tool("diff -r '\(folder.path)' '\(kept.folder ?? "")'").status == 0)
        #expect(try beside.contents.count == 2)
    }

    @Test(arguments: [20_000_000, 60_000_000] as [UInt64]) func sizeIsRoughlyWhatWasAsked(bytes: UInt64) throws {
        let made = try Workshop().make("whyred") {
            $0.size = .bytes(bytes)
            $0.compression = 1
        }
        let sum = made.images.reduce(0) { $0 + $1.fileBytes }
        #expect(sum > bytes / 10 * 8 && sum < bytes / 10 * 13)
    }

    @Test func noiseStandsInForFileSystems() throws {
        let shop = try Workshop()
        let made = try shop.make("whyred") {
            $0.makesFileSystems = false
            $0.form = .folder
        }
        let image = try #require(made.images.first { $0.file == "system.img" })
        let path = "\(made.path)/images/system.img"
        #expect(image.fileBytes > 1 << 20 && image.fileBytes < image.expandedBytes)
        let sum = try tool("simg2img '\(path)' '\(shop.path)/x' && sha256sum < '\(shop.path)/x'")
        #expect(sum.output.hasPrefix(image.expandedSHA256))
    }
}
