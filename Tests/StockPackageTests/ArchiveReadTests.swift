import Foundation
import Images
import StockPackage
import Testing

/// Packages made by GNU tar and bsdtar in all their formats; what comes out is compared with the files that went in.
@Suite struct ArchiveReadTests {
    static let top = "venus_images_V14.0.6.0.TKBCNXM_20230713.0000.00_13.0_cn"

    static let makers: [[String]] = [
        ["tar", "--format=gnu", "-cf", "p.tar", top],
        ["tar", "--format=pax", "-cf", "p.tar", top],
        ["tar", "--format=gnu", "-cf", "p.tar", "./" + top],
        ["tar", "--format=gnu", "-czf", "p.tar", top],
        ["bsdtar", "--format=pax", "-cf", "p.tar", top],
        ["bsdtar", "--format=gnutar", "-czf", "p.tar", top],
        ["bsdtar", "--format=pax", "-czf", "p.tar", top],
    ]

    @Test(arguments: makers) func everyFormat(_ maker: [String]) throws {
        let lab = try ArchiveLab()
        let files = try lab.makePackage(Self.top)
        try lab.run("bash", "-c", maker.joined(separator: " "))
        try compare(try lab.open("p.tar"), with: files, kind: maker.contains("-czf") ? .tgz : .tar)
        let package = try lab.open("p.tar")
        #expect(package.topDirectory == Self.top)
        let packed = try lab.contents("p.tar")
        #expect(package.archiveMD5 == digest(.md5, of: packed))
        #expect(Int(package.archiveBytes) == packed.count)
        // bsdtar names the files in the same order.
        let names = String(decoding: try lab.run("bsdtar", "-tf", "p.tar"), as: UTF8.self).split(separator: "\n")
        let listed = names.filter { !$0.hasSuffix("/") }.map { $0.replacingOccurrences(of: "./", with: "") }
        #expect(package.files.map { Self.top + "/" + $0.path } == listed)
    }

    @Test func aFolder() throws {
        let lab = try ArchiveLab()
        let files = try lab.makePackage(Self.top)
        let package = try lab.open(Self.top)
        try compare(package, with: files, kind: .folder)
        #expect(package.topDirectory == nil && package.archiveMD5 == nil && package.fileName == Self.top)
        // The folder above it, with nothing else in it.
        let above = try PackageArchive.open(lab.path + "/")
        try compare(above, with: files, kind: .folder)
        #expect(above.topDirectory == Self.top)
    }

    @Test func withoutATopDirectory() throws {
        let lab = try ArchiveLab()
        let files = try lab.makePackage("in")
        try lab.run("tar", "-czf", "p.tgz", "-C", "in", ".")
        let package = try lab.open("p.tgz")
        try compare(package, with: files, kind: .tgz)
        #expect(package.topDirectory == nil)
        try lab.run("tar", "-czf", "q.tgz", "-C", "in", "images")
        #expect(try lab.open("q.tgz").file("images/boot.img")?.bytes == 300_001)
    }

    @Test func progressEndsAtTheEnd() throws {
        let lab = try ArchiveLab()
        _ = try lab.makePackage("in")
        try lab.run("tar", "-czf", "p.tgz", "in")
        for name in ["p.tgz", "in"] {
            var seen: [UInt64] = []
            var total: UInt64 = 0
            _ = try PackageArchive.open(lab.path + "/" + name) { bytes, all in
                seen.append(bytes)
                total = all
            }
            #expect(seen.last == total && seen == seen.sorted() && total > 300_000)
        }
    }

    @Test func digestsAreAsAsked() throws {
        let lab = try ArchiveLab()
        _ = try lab.makePackage("in")
        let package = try PackageArchive.open(lab.path + "/in", digests: .sha256)
        let boot = try #require(package.file("images/boot.img")?.scan)
        let expected = try digest(.sha256, of: lab.contents("in/images/boot.img"))
        #expect(boot.md5.isEmpty && boot.sha256 == expected)
    }

    private func compare(_ package: PackageArchive, with files: [String: [UInt8]], kind: PackageArchive.Kind) throws {
        #expect(package.kind == kind)
        #expect(Set(package.files.map(\.path)) == Set(files.keys))
        for (name, bytes) in files {
            let file = try #require(package.file(name), "\(name)")
            #expect(Int(file.bytes) == bytes.count)
            #expect(file.contents == (bytes.count <= 256 << 10 ? bytes : nil), "\(name)")
            #expect(try ArchiveLab.drain(package.openImage(name)) == bytes, "\(name)")
            guard name.hasPrefix("images/") else {
                #expect(file.scan == nil)
                continue
            }
            let scan = try #require(file.scan, "\(name)")
            #expect(scan.md5 == digest(.md5, of: bytes) && scan.crc32 == crc32(of: bytes))
            #expect(scan.layout.isSparse == (name == "images/super.img"))
        }
    }
}
