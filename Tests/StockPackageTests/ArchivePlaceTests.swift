import Foundation
import Images
import StockPackage
import Testing

/// Where a package lies: owners unpack it beside other things, pack it again, and name the folder above it.
@Suite("Where a package lies") struct ArchivePlaceTests {
    static let litter = [
        ".DS_Store", "__MACOSX/pkg/._misc.txt", "pkg/._flash_all.sh", "pkg/images/._boot.img", "Thumbs.db",
    ]
    static let beside = ["readme.txt", "notes/how to.txt", "other.tgz"]

    /// A package below `place`, with things beside it.
    private func make(_ lab: ArchiveLab, _ place: String, _ more: [String] = litter + beside) throws -> [String:
        [UInt8]]
    {
        let files = try lab.makePackage("all/\(place)")
        for name in more { try lab.put("all/\(name)", Array("x".utf8)) }
        return files
    }

    private func expect(_ package: PackageArchive, _ files: [String: [UInt8]], in place: String) throws {
        #expect(package.topDirectory == (place.isEmpty ? nil : place))
        #expect(Set(package.files.map(\.path)) == Set(files.keys))
        for name in ["images/boot.img", "images/super.img"] {
            let bytes = try #require(files[name])
            #expect(try ArchiveLab.drain(package.openImage(name)) == bytes)
            #expect(try ArchiveLab.drain(package.openImage(name, from: 70_001)) == Array(bytes.dropFirst(70_001)))
            #expect(package.file(name)?.scan?.md5 == digest(.md5, of: bytes))
        }
    }

    @Test(
        "deeper, and beside other files: the one place with a flash script is the package",
        arguments: [
            "pkg", "downloads/pkg", "a/b/pkg",
        ])
    func deeper(_ place: String) throws {
        let lab = try ArchiveLab()
        let files = try make(lab, place)
        try expect(try lab.open("all"), files, in: place)
        try lab.run("tar", "-czf", "p.tgz", "-C", "all", ".")
        try expect(try lab.open("p.tgz"), files, in: place)
        try lab.run("bsdtar", "-a", "-cf", "p.zip", "-C", "all", place, "readme.txt", "__MACOSX")
        try expect(try lab.open("p.zip"), files, in: place)
    }

    @Test("at the top, with other files beside the scripts") func atTheTop() throws {
        let lab = try ArchiveLab()
        var files = try make(lab, "")
        for name in Self.beside { files[name] = Array("x".utf8) }
        try expect(try lab.open("all"), files, in: "")
        try lab.run("bash", "-c", "tar -czf p.tgz -C all $(ls -A all)")
        try expect(try lab.open("p.tgz"), files, in: "")
    }

    @Test("two places are refused, and both are named") func twoPlaces() throws {
        let lab = try ArchiveLab()
        _ = try lab.makePackage("all/one")
        _ = try lab.makePackage("all/more/two")
        try lab.run("tar", "-czf", "p.tgz", "-C", "all", ".")
        try lab.run("bsdtar", "-a", "-cf", "p.zip", "-C", "all", "one", "more")
        for name in ["all", "p.tgz", "p.zip"] {
            let error = #expect(throws: PackageError.self) { try lab.open(name) }
            #expect(error == .severalPackages(path: lab.path + "/" + name, places: ["more/two", "one"]))
            #expect("\(error.map { "\($0)" } ?? "")".contains("one in more/two, one in one"))
        }
    }

    @Test("one around another is two, too") func oneAroundAnother() throws {
        let lab = try ArchiveLab()
        _ = try lab.makePackage("all")
        try lab.put("all/backup/flash_all.bat", [1])
        try lab.run("tar", "-czf", "p.tgz", "all")
        let folder = #expect(throws: PackageError.self) { try lab.open("all") }
        #expect(folder == .severalPackages(path: lab.path + "/all", places: ["", "backup"]))
        let archive = #expect(throws: PackageError.self) { try lab.open("p.tgz") }
        #expect(archive == .severalPackages(path: lab.path + "/p.tgz", places: ["all", "all/backup"]))
    }

    @Test("a folder with packed packages alone says where they are; Xiaomi's names come first") func packed() throws {
        let lab = try ArchiveLab()
        let name = "liuqin_images_OS2.0.203.0.VMYCNXM_20250610.0000.00_15.0_cn_0123456789.tgz"
        try lab.put("d/notes.txt", [1])
        try lab.put("d/backup.tar", [1])
        let one = #expect(throws: PackageError.self) { try lab.open("d") }
        #expect(one == .packedInside(path: lab.path + "/d", packages: [lab.path + "/d/backup.tar"]))
        try lab.put("d/later/\(name)", [1])
        let two = #expect(throws: PackageError.self) { try lab.open("d") }
        #expect(two == .packedInside(path: lab.path + "/d", packages: ["\(lab.path)/d/later/\(name)"]))
        // Photographs beside it are no sign of a package.
        try lab.put("d/images/cat.jpg", [1])
        let three = #expect(throws: PackageError.self) { try lab.open("d") }
        #expect(three == two)
    }

    @Test("odd things beside the package are no trouble, in it they are") func oddThings() throws {
        let lab = try ArchiveLab()
        let files = try make(lab, "pkg", [])
        try lab.run("ln", "-s", "/etc", "all/link")
        try lab.run("mkfifo", "all/pipe")
        try expect(try lab.open("all"), files, in: "pkg")
        try lab.run("ln", "-s", "/etc", "all/pkg/link")
        #expect(throws: PackageError.forbiddenEntry(name: "pkg/link", .link)) { try lab.open("all") }
    }

    @Test("a .zip around a .tgz says to unpack it, one for a recovery what it is for") func zips() throws {
        let lab = try ArchiveLab()
        try lab.put("x.tgz", ArchiveLab.noise(5000, seed: 4))
        try lab.run("bsdtar", "-a", "-cf", "x.zip", "x.tgz")
        #expect(throws: PackageError.packedTwice(path: lab.path + "/x.zip", name: "x.tgz")) { try lab.open("x.zip") }
        #expect(!OTAPackage.isFor(lab.path + "/x.zip"))
        try lab.put("payload.bin", [1])
        try lab.run("bsdtar", "-a", "-cf", "ota.zip", "payload.bin", "x.tgz")
        #expect(OTAPackage.isFor(lab.path + "/ota.zip"))
        try lab.run("bsdtar", "-a", "-cf", "none.zip", "payload.bin")
        let error = #expect(throws: PackageError.self) { try lab.open("none.zip") }
        #expect("\(error.map { "\($0)" } ?? "")".contains("restock sideload"))
    }

    @Test("a damaged file in a .zip is found") func damagedZip() throws {
        let lab = try ArchiveLab()
        _ = try lab.makePackage("pkg")
        try lab.run("bsdtar", "-a", "-cf", "p.zip", "--options", "zip:compression=store", "pkg")
        var bytes = try lab.contents("p.zip")
        let boot = ArchiveLab.noise(300_001, seed: 1)
        let place = try #require(bytes.firstRange(of: boot))
        bytes[place.lowerBound + 1000] ^= 1
        try lab.put("p.zip", bytes)
        let error = #expect(throws: PackageError.self) { try lab.open("p.zip") }
        guard case .image("pkg/images/boot.img", _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(
        "a download that is on its way is told by its name",
        arguments: [
            ("p.tgz.part", ".part"), ("p.tgz.crdownload", ".crdownload"), ("Unconfirmed 5.CRDOWNLOAD", ".crdownload"),
            ("p.tgz", nil), ("p.part.tgz", nil),
        ] as [(String, String?)])
    func unfinished(_ name: String, _ ending: String?) {
        #expect(UnfinishedDownload.ending(of: "/home/x/" + name) == ending)
    }
}
