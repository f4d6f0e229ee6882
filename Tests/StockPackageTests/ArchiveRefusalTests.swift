import Foundation
import Glibc
import Images
import StockPackage
import Testing

@Suite struct ArchiveRefusalTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let entry: [UInt8]
        let error: PackageError
        var testDescription: String { name }

        init(_ name: String, _ entry: [UInt8], _ error: PackageError) {
            self.name = name
            self.entry = entry
            self.error = error
        }
    }

    static let evil: [Case] = [
        Case("parent folder", ArchiveLab.tarEntry("p/../x"), .forbiddenEntry(name: "p/../x", .parentFolder)),
        Case("absolute path", ArchiveLab.tarEntry("/etc/passwd"), .forbiddenEntry(name: "/etc/passwd", .absolutePath)),
        Case("symbolic link", ArchiveLab.tarEntry("p/l", type: "2", link: "x"), .forbiddenEntry(name: "p/l", .link)),
        Case("hard link", ArchiveLab.tarEntry("p/l", type: "1", link: "p/a"), .forbiddenEntry(name: "p/l", .hardLink)),
        Case("character device", ArchiveLab.tarEntry("p/d", type: "3"), .forbiddenEntry(name: "p/d", .device)),
        Case("pipe", ArchiveLab.tarEntry("p/d", type: "6"), .forbiddenEntry(name: "p/d", .device)),
        Case("same name", ArchiveLab.tarEntry("p/./a"), .duplicate(name: "p/a")),
        Case(
            "escape sequence", ArchiveLab.tarEntry("p/\u{1B}[2J"),
            .forbiddenEntry(name: "p/\\u{1B}[2J", .controlCharacter)),
        Case("newline", ArchiveLab.tarEntry("p/a\nb"), .forbiddenEntry(name: "p/a\\nb", .controlCharacter)),
        Case(
            "broken sparse image", ArchiveLab.tarEntry("p/images/s.img", ArchiveLab.sparse(blocks: 2).dropLast()),
            .image(
                name: "p/images/s.img",
                .malformedSparse(.chunkCutShort(index: 1, missing: 1), offset: 28 + 12 + 8192 + 11))),
    ]

    @Test(arguments: evil) func anEntry(_ sample: Case) throws {
        let lab = try ArchiveLab()
        try lab.put("p.tar", ArchiveLab.tarEntry("p/a", [1, 2, 3]) + sample.entry + ArchiveLab.tarEnd)
        #expect(throws: sample.error) { try lab.open("p.tar") }
        try lab.run("gzip", "p.tar")
        #expect(throws: sample.error) { try lab.open("p.tar.gz") }
    }

    @Test func aSparseEntry() throws {
        let lab = try ArchiveLab()
        try lab.run("truncate", "-s", "5M", "holes")
        for format in ["gnu", "pax"] {
            try lab.run("bash", "-c", "echo x >> holes; tar --format=\(format) -S -cf p.tar holes")
            let error = #expect(throws: PackageError.self) { try lab.open("p.tar") }
            #expect(error == .forbiddenEntry(name: "holes", .sparse))
        }
    }

    @Test(arguments: [
        ("PK\u{3}\u{4}rest", "restock sideload"), ("CrAU....", "payload.bin"), ("ANDROID!", "boot image"),
        ("<!DOCTYPE html>", "web page"), ("some text", "neither"),
    ]) func somethingElse(_ head: String, _ words: String) throws {
        let lab = try ArchiveLab()
        try lab.put("x", Array(head.utf8))
        let error = #expect(throws: PackageError.self) { try lab.open("x") }
        guard case .notPackage(_, let what)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(what.contains(words))
    }

    @Test func nothingInside() throws {
        let lab = try ArchiveLab()
        let empty = try lab.put("empty.tgz", [])
        #expect(throws: PackageError.emptyFile(path: empty)) { try lab.open("empty.tgz") }
        try lab.run("bash", "-c", "mkdir d; tar -czf e.tgz d; tar -czf n.tgz -T /dev/null")
        for name in ["e.tgz", "n.tgz", "d"] {
            #expect(throws: PackageError.noFiles(path: lab.path + "/" + name)) { try lab.open(name) }
        }
        #expect(throws: PackageError.self) { try lab.open("missing.tgz") }
        #expect(throws: PackageError.self) { try PackageArchive.open("/dev/null") }
    }

    @Test func gzipWithoutATar() throws {
        let lab = try ArchiveLab()
        try lab.put("t", Array("plain words, and more of them".utf8))
        try lab.run("gzip", "t")
        let error = #expect(throws: PackageError.self) { try lab.open("t.gz") }
        guard case .notPackage? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func everyCutOfATgzIsFound() throws {
        let lab = try ArchiveLab()
        _ = try lab.makePackage("p")
        try lab.run("tar", "-czf", "p.tgz", "p")
        let whole = try lab.contents("p.tgz")
        var cuts = [1, 5, 17, whole.count / 2, whole.count - 9, whole.count - 8, whole.count - 1]
        cuts += stride(from: 100_000, to: whole.count, by: 300_000)
        for count in cuts {
            let path = try lab.put("cut.tgz", Array(whole.prefix(count)))
            let error = #expect(throws: PackageError.self) { try lab.open("cut.tgz") }
            let offset = UInt64(count)
            #expect(count < 2 || error == .unreadable(path: path, .gzip(.cutShort, offset: offset)), "\(count)")
        }
        var spoilt = whole
        spoilt[whole.count - 7] ^= 1
        let path = try lab.put("bad.tgz", spoilt)
        let error = #expect(throws: PackageError.self) { try lab.open("bad.tgz") }
        #expect(error == .unreadable(path: path, .gzip(.checksum, offset: UInt64(whole.count))))
    }

    @Test func aCutTarIsFound() throws {
        let lab = try ArchiveLab()
        let whole = ArchiveLab.tarEntry("p/a", [1]) + ArchiveLab.tarEntry("p/b", [UInt8](repeating: 3, count: 5000))
        for count in [whole.count - 513, whole.count - 4096, 1024 + 100] {
            try lab.put("cut.tar", Array(whole.prefix(count)))
            let error = #expect(throws: PackageError.self) { try lab.open("cut.tar") }
            guard case .tar? = error else {
                Issue.record("\(count): \(String(describing: error))")
                continue
            }
        }
    }

    @Test func tooManyEntries() throws {
        let lab = try ArchiveLab()
        let one = ArchiveLab.tarEntry("p/", type: "5")
        var many: [UInt8] = []
        many.reserveCapacity(20_001 * 512)
        for _ in 0...20_000 { many += one }
        try lab.put("p.tar", many + ArchiveLab.tarEnd)
        let error = #expect(throws: PackageError.self) { try lab.open("p.tar") }
        guard case .tooMuch? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func aBombIsRefusedByWhatItDeclares() throws {
        let lab = try ArchiveLab()
        try lab.put("p.tar", ArchiveLab.tarEntry("p/images/super.img", declaring: 100 << 30, [1, 2, 3]))
        try lab.run("gzip", "-k", "-S", ".tgz", "p.tar")
        for name in ["p.tar", "p.tar.tgz"] {
            let error = #expect(throws: PackageError.self) { try lab.open(name) }
            guard case .tooMuch(_, let what)? = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(what.contains("images/super.img") && what.contains("64 GiB"))
        }
    }

    @Test("a folder that becomes a link after it was read leads to no file of anybody else") func swappedFolder() throws
    {
        let lab = try ArchiveLab()
        try lab.run("mkdir", "-p", "p/images/sub", "other")
        for place in ["p/images/sub", "other"] { try lab.put("\(place)/boot.img", [UInt8](repeating: 7, count: 9000)) }
        try lab.put("p/flash_all.sh", Array("fastboot $* flash boot images/sub/boot.img".utf8))
        try lab.put("p/images/a.img", [UInt8](repeating: 1, count: 3_000_000))
        let archive = try lab.open("p")
        _ = try archive.openImage("images/sub/boot.img")
        func swap() throws {
            try lab.run("mv", "p/images/sub", "p/images/moved")
            try lab.run("ln", "-s", "../../other", "p/images/sub")
        }
        try swap()
        #expect(throws: PackageError.self) { try archive.openImage("images/sub/boot.img") }
        // And while the first image is read: its names were listed before.
        try lab.run("rm", "p/images/sub")
        try lab.run("mv", "p/images/moved", "p/images/sub")
        var isSwapped = false
        let error = #expect(throws: PackageError.self) {
            try PackageArchive.open(
                lab.path + "/p",
                progress: { _, _ in
                    guard !isSwapped else { return }
                    isSwapped = true
                    try? swap()
                })
        }
        #expect(isSwapped)
        guard case .unreadable(_, .io("open", _, let number)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(number == ELOOP || number == ENOTDIR)
    }

    @Test func linksInAFolder() throws {
        let lab = try ArchiveLab()
        _ = try lab.makePackage("p")
        try lab.run("ln", "-s", "boot.img", "p/images/link.img")
        #expect(throws: PackageError.forbiddenEntry(name: "images/link.img", .link)) { try lab.open("p") }
        try lab.run("rm", "p/images/link.img")
        try lab.run("mkfifo", "p/pipe")
        #expect(throws: PackageError.forbiddenEntry(name: "pipe", .device)) { try lab.open("p") }
    }

    @Test func someOtherFolder() throws {
        let lab = try ArchiveLab()
        try lab.put("etc/alternatives/readme", [1])
        try lab.run("ln", "-s", "/bin/sh", "etc/alternatives/awk")
        try lab.put("etc/passwd", [1])
        let error = #expect(throws: PackageError.self) { try lab.open("etc") }
        #expect("\(error.map { "\($0)" } ?? "")".contains("no flash_all.sh and no images folder in it"))
        // Any of the signs is enough to be read, and what is odd in it is said then.
        for sign in ["flash_all.sh", "flash_all_lock.bat", "images/boot.img"] {
            try lab.put("etc/\(sign)", [1])
            #expect(throws: PackageError.forbiddenEntry(name: "alternatives/awk", .link)) { try lab.open("etc") }
            try lab.run("rm", "-r", "etc/\(sign.prefix { $0 != "/" })")
        }
        try lab.run("mkdir", "empty")
        #expect(throws: PackageError.noFiles(path: lab.path + "/empty")) { try lab.open("empty") }
    }

    @Test func whatChangedSinceTheCheck() throws {
        let lab = try ArchiveLab()
        _ = try lab.makePackage("p")
        try lab.run("tar", "-czf", "p.tgz", "p")
        let archive = try lab.open("p.tgz")
        let folder = try lab.open("p")
        #expect(throws: PackageError.noSuchFile(name: "images/none.img")) { try archive.openImage("images/none.img") }
        try lab.run("bash", "-c", "echo >> p.tgz; echo >> p/images/boot.img")
        #expect(throws: PackageError.changed(path: archive.path)) { try archive.openImage("images/boot.img") }
        #expect(throws: PackageError.changed(path: folder.path)) { try folder.openImage("images/boot.img") }
        _ = try folder.openImage("images/super.img")
    }
}
