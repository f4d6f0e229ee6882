import Foundation
import Testing
import VirtualPhone

/// The files are sound, and a list of the package disagrees: which of the two is wrong nobody can know, so the package is
/// refused, and the words name the image, the list and both numbers.
@Suite("A list that disagrees is refused before the first write") struct WrongListTests {
    /// The archive is whole and bears the first digits of its true MD5: only the list is wrong.
    @Test("a wrong digest in md5sum.xml", arguments: [PackageOptions.Form.tgz, .tar, .folder])
    func wrongDigest(form: PackageOptions.Form) throws {
        let packed = try Packed("liuqin", form: form, flaws: [.wrongDigest("boot.img")])
        if form == .tgz { try expectOwnName(packed.path) }
        let right = try #require(packed.made.images.first { $0.file == "boot.img" }).md5
        try expectRefusal(
            packed.path,
            all: ["images/boot.img", "md5sum.xml says \(String(right.reversed()))", "the file has \(right)"])
    }

    @Test("a wrong line in crclist.txt", arguments: ["liuqin", "chopin"]) func wrongFileCRC(profile: String) throws {
        let packed = try Packed(profile, flaws: [.wrongCRC(partition: "boot_ab")])
        try expectOwnName(packed.path)
        let right = try #require(packed.made.images.first { $0.file == "boot.img" }).crc32
        try expectRefusal(
            packed.path, profile,
            all: ["images/boot.img", "crclist.txt, partition boot_ab", "says \(word(~right))", "has \(word(right))"])
    }

    @Test("a wrong line in sparsecrclist.txt, older form") func wrongSparseCRC() throws {
        let packed = try Packed("raphaelin", flaws: [.wrongCRC(partition: "system")], partLimit: 1 << 20)
        try expectOwnName(packed.path)
        try expectRefusal(
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
            try expectRefusal(
                packed.path,
                all: ["images/super.img", "sparsecrclist.txt, partition super", "2 checksums", "of the data"])
        }
    }

    /// md5sum says that the archive's name is right about its MD5.
    private func expectOwnName(_ path: String) throws {
        let sum = try run(URL(filePath: "/usr/bin/md5sum"), [path]).out.prefix(10)
        #expect(sum.count == 10 && URL(filePath: path).lastPathComponent.contains("_\(sum)."), "\(sum): \(path)")
    }
}
