import Foundation
import Testing
import VirtualPhone

/// Damage of every kind, through the real command line, with a phone that listens: exit 2, the words name the file and
/// what disagrees, and the phone stays as it was.
@Suite("Damage is refused before the first write") struct CorruptionTests {
    @Test("flipped bytes of a .tgz, named and renamed", arguments: 0..<6)
    func flippedArchive(index: Int) throws {
        let sound = try soundPackage("liuqin").path
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: sound)))
        let name = index % 2 == 0 ? URL(filePath: sound).lastPathComponent : "renamed.tgz"
        // Early, in the middle and late, since the reader meets different checks first.
        let third = bytes.count / 3
        let place = index / 2 * third
        let flip = Flip(9500 + UInt64(index), in: max(place, 10)..<place + third - 8)
        try withFile(name, flip.applied(to: bytes)) { path in
            try refused(path, ["liuqin_images", "renamed.tgz", "images/"], "\(flip)")
        }
    }

    @Test(
        "flipped bytes of an image in a .tar and in a folder",
        arguments: [PackageOptions.Form.tar, .folder], ["boot.img", "super.img", "crclist.txt"])
    func flippedImage(form: PackageOptions.Form, image: String) throws {
        let packed = try Packed("liuqin", form: form)
        // In the middle of the data, so that only the digest can tell.
        let words = ["images/\(image)", "md5sum.xml says"]
        if form == .folder {
            let bytes = try packed.bytes(of: "images/\(image)")
            let flip = Flip(9600, in: bytes.count / 2..<min(bytes.count / 2 + 4096, bytes.count))
            try packed.put(flip.applied(to: bytes), as: "images/\(image)")
            try refused(packed.path, all: words)
        } else {
            let bytes = try [UInt8](Data(contentsOf: URL(filePath: packed.path)))
            let data = try #require(TarMap(bytes)["images/\(image)"]?.data)
            let middle = data.lowerBound + data.count / 2
            let flip = Flip(9601, in: middle..<min(middle + 4096, data.upperBound))
            try withFile("package.tar", flip.applied(to: bytes)) { try refused($0, all: words) }
        }
    }

    /// The archive is whole and bears the first digits of its true MD5: only the list is wrong.
    @Test("a wrong digest in md5sum.xml", arguments: [PackageOptions.Form.tgz, .tar, .folder])
    func wrongDigest(form: PackageOptions.Form) throws {
        let packed = try Packed("liuqin", form: form, flaws: [.wrongDigest("boot.img")])
        if form == .tgz { try expectOwnName(packed.path) }
        let right = try #require(packed.made.images.first { $0.file == "boot.img" }).md5
        try refused(
            packed.path,
            all: ["images/boot.img", "md5sum.xml says \(String(right.reversed()))", "the file has \(right)"])
    }

    @Test("a wrong line in crclist.txt", arguments: ["liuqin", "chopin"]) func wrongFileCRC(profile: String) throws {
        let packed = try Packed(profile, flaws: [.wrongCRC(partition: "boot_ab")])
        try expectOwnName(packed.path)
        let right = try #require(packed.made.images.first { $0.file == "boot.img" }).crc32
        try refused(
            packed.path, profile,
            all: ["images/boot.img", "crclist.txt, partition boot_ab", "says \(word(~right))", "has \(word(right))"])
    }

    @Test("a wrong line in sparsecrclist.txt, older form") func wrongSparseCRC() throws {
        let packed = try Packed("raphaelin", flaws: [.wrongCRC(partition: "system")], partLimit: 1 << 20)
        try expectOwnName(packed.path)
        try refused(
            packed.path, "raphaelin", all: ["images/system.img", "sparsecrclist.txt, partition system", "the data has"])
        let right = try Packed("raphaelin", partLimit: 1 << 20)
        let sound = Judgement(right.path)
        #expect(!sound.isRefused, "\(sound)")
    }

    /// The newer form names a sum for each part; it is judged only at the limits of real phones, so the image is large.
    @Test("a wrong line in sparsecrclist.txt, newer form, whichever part it names") func wrongPartCRC() throws {
        let packed = try Packed("liuqin", form: .folder)
        let sums = try packed.putSuperOfTwoParts(limit: 128 << 20)
        // It is no longer sent in one piece.
        let whole = String(decoding: try packed.bytes(of: "images/crclist.txt"), as: UTF8.self).split(separator: "\n")
        let others = whole.filter { !$0.hasPrefix("super ") }.joined(separator: "\n") + "\n"
        try packed.put(Array(others.utf8), as: "images/crclist.txt")
        func list(_ sums: [UInt32]) throws {
            let words = sums.map { word($0) }.joined(separator: " ")
            try packed.put(Array("SPARSECRC-LIST\nsuper \(sums.count) \(words)\n".utf8), as: "images/sparsecrclist.txt")
            try packed.correctDigests(of: ["super.img", "crclist.txt", "sparsecrclist.txt"])
        }
        try list(sums)
        guard case .accepted = Judgement(packed.path) else {
            Issue.record("\(Judgement(packed.path))")
            return
        }
        for part in sums.indices {
            var wrong = sums
            wrong[part] ^= 0x100
            try list(wrong)
            try refused(
                packed.path,
                all: ["images/super.img", "sparsecrclist.txt, partition super", "2 checksums", "of the data"])
        }
    }

    @Test("a truncated member", arguments: [PackageOptions.Form.folder, .tar], ["boot.img", "super.img"])
    func truncatedMember(form: PackageOptions.Form, image: String) throws {
        let packed = try Packed("liuqin", form: form == .tar ? .tar : .folder)
        let words = ["images/\(image)"] + (image == "super.img" ? ["broken sparse image"] : ["md5sum.xml says"])
        if form == .folder {
            try packed.put(packed.bytes(of: "images/\(image)").dropLast(700), as: "images/\(image)")
            try refused(packed.path, all: words)
            return
        }
        // A sound archive in which the member is shorter: unpacked, cut and packed again by tar.
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = "tar -xf \"$0\" && truncate -s -700 */images/\(image) && tar -cf again.tar */"
        let ended = try run(
            URL(filePath: "/bin/sh"), ["-c", "cd '\(folder.path)' && \(script)", packed.path], limit: 60)
        #expect(ended.status == 0, "\(ended.error)")
        try refused(folder.path + "/again.tar", all: words)
    }

    @Test("a truncated archive", arguments: [PackageOptions.Form.tgz, .tar], [1, 9, 700, 100_000, 2_000_000])
    func truncatedArchive(form: PackageOptions.Form, missing: Int) throws {
        let packed = form == .tgz ? try soundPackage("liuqin") : try Packed("liuqin", form: .tar)
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: packed.path)))
        let end = form == .tar ? TarMap(bytes).end : bytes.endIndex..<bytes.endIndex
        // What a tar archive misses of its empty records is nothing.
        let whole = form == .tar ? end.lowerBound : bytes.count
        for name in [URL(filePath: packed.path).lastPathComponent, "renamed." + form.rawValue] {
            try withFile(name, Array(bytes.prefix(whole - missing))) { path in
                try refused(path, ["\(name) ", "\(name):", "images/"], "\(name) less \(missing)")
            }
        }
    }

    @Test("bytes appended") func appended() throws {
        let sound = try soundPackage("liuqin").path
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: sound)))
        let name = URL(filePath: sound).lastPathComponent
        try withFile(name, bytes + [0]) { try refused($0, all: [name, "its MD5"]) }
        try withFile(name, bytes + Array("more".utf8)) { try refused($0, all: [name, "after the end"]) }
        try withFile("renamed.tgz", bytes + Array("more".utf8)) {
            try refused($0, all: ["renamed.tgz", "after the end"])
        }

        let packed = try Packed("liuqin", form: .folder)
        for image in ["boot.img", "super.img"] {
            let whole = try packed.bytes(of: "images/\(image)")
            try packed.put(whole + [0], as: "images/\(image)")
            let words = image == "super.img" ? "broken sparse image" : "md5sum.xml says"
            try refused(packed.path, all: ["images/\(image)", words])
            try packed.put(whole, as: "images/\(image)")
        }
    }

    /// Zeros after a renamed .tgz, and anything after the empty records of a .tar, belong to no file of the package: tar
    /// and gzip pass over them, and so may restock, as long as it does nothing else than for the sound package.
    @Test("bytes appended where no checksum reaches") func appendedOutside() throws {
        let tgz = try soundPackage("liuqin").path
        let tar = try Packed("liuqin", form: .tar)
        for (path, name, more) in [
            (tgz, "renamed.tgz", [UInt8](repeating: 0, count: 5000)),
            (tar.path, "renamed.tar", [UInt8](repeating: 0, count: 5000)),
            (tar.path, "renamed.tar", Array("more".utf8)),
        ] {
            let sound = Judgement(path)
            #expect(!sound.isRefused, "\(sound)")
            try withFile(name, try [UInt8](Data(contentsOf: URL(filePath: path))) + more) { path in
                let judgement = Judgement(path)
                #expect(judgement.isRefused || judgement == sound, "\(name): \(judgement)")
            }
        }
    }

    // MARK: How it is looked at

    /// Runs `restock flash` on it; any one of the words must be said.
    private func refused(_ path: String, _ words: [String], _ what: String) throws {
        let ended = try refusal(of: path, "liuqin")
        #expect(words.contains { ended.words.contains($0) }, "\(what): \(ended.error)")
    }

    /// The same, but every word must be said.
    private func refused(_ path: String, _ profile: String = "liuqin", all words: [String]) throws {
        let ended = try refusal(of: path, profile)
        for word in words { #expect(ended.words.contains(word), "\"\(word)\" is missing in: \(ended.error)") }
    }

    private func refusal(of path: String, _ profile: String) throws -> Ended {
        let phone = try Phone(profile, ["--unlocked"])
        let before = try phone.snapshot()
        let ended = try restock("flash", "-s", phone.address, "--accept", consents, path)
        #expect(ended.status == 2, "\(ended.error)")
        #expect(ended.words.contains("Nothing was written."), "\(ended.error)")
        #expect(try phone.isUntouched())
        #expect(try phone.snapshot() == before)
        return ended
    }

    private func withFile(_ name: String, _ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try Data(bytes).write(to: file)
        try body(file.path)
    }

    /// md5sum says that the archive's name is right about its MD5.
    private func expectOwnName(_ path: String) throws {
        let sum = try run(URL(filePath: "/usr/bin/md5sum"), [path]).out.prefix(10)
        #expect(sum.count == 10 && URL(filePath: path).lastPathComponent.contains("_\(sum)."), "\(sum): \(path)")
    }
}
