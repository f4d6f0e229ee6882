import Foundation
import Testing
import VirtualPhone

/// Files that are no longer what they were, through the real command line, with a phone that listens: exit 2, the words
/// name the file and what disagrees, and the phone stays as it was.
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
            try expectRefusal(path, any: ["liuqin_images", "renamed.tgz", "images/"], "\(flip)")
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
            try expectRefusal(packed.path, all: words)
        } else {
            let bytes = try [UInt8](Data(contentsOf: URL(filePath: packed.path)))
            let data = try #require(TarMap(bytes)["images/\(image)"]?.data)
            let middle = data.lowerBound + data.count / 2
            let flip = Flip(9601, in: middle..<min(middle + 4096, data.upperBound))
            try withFile("package.tar", flip.applied(to: bytes)) { try expectRefusal($0, all: words) }
        }
    }

    @Test("a truncated member", arguments: [PackageOptions.Form.folder, .tar], ["boot.img", "super.img"])
    func truncatedMember(form: PackageOptions.Form, image: String) throws {
        let packed = try Packed("liuqin", form: form == .tar ? .tar : .folder)
        let words = ["images/\(image)"] + (image == "super.img" ? ["broken sparse image"] : ["md5sum.xml says"])
        if form == .folder {
            try packed.put(packed.bytes(of: "images/\(image)").dropLast(700), as: "images/\(image)")
            try expectRefusal(packed.path, all: words)
            return
        }
        // A sound archive in which the member is shorter: unpacked, cut and packed again by tar.
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = "tar -xf \"$0\" && truncate -s -700 */images/\(image) && tar -cf again.tar */"
        let ended = try run(
            URL(filePath: "/bin/sh"), ["-c", "cd '\(folder.path)' && \(script)", packed.path], limit: 60)
        #expect(ended.status == 0, "\(ended.error)")
        try expectRefusal(folder.path + "/again.tar", all: words)
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
                try expectRefusal(path, any: ["\(name) ", "\(name):", "images/"], "\(name) less \(missing)")
            }
        }
    }

    @Test("bytes appended") func appended() throws {
        let sound = try soundPackage("liuqin").path
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: sound)))
        let name = URL(filePath: sound).lastPathComponent
        try withFile(name, bytes + [0]) { try expectRefusal($0, all: [name, "its MD5"]) }
        try withFile(name, bytes + Array("more".utf8)) { try expectRefusal($0, all: [name, "after the end"]) }
        try withFile("renamed.tgz", bytes + Array("more".utf8)) {
            try expectRefusal($0, all: ["renamed.tgz", "after the end"])
        }

        let packed = try Packed("liuqin", form: .folder)
        for image in ["boot.img", "super.img"] {
            let whole = try packed.bytes(of: "images/\(image)")
            try packed.put(whole + [0], as: "images/\(image)")
            let words = image == "super.img" ? "broken sparse image" : "md5sum.xml says"
            try expectRefusal(packed.path, all: ["images/\(image)", words])
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
}
