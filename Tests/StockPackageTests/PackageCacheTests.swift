import Foundation
import Images
import Testing

@testable import StockPackage

@Suite("The cache of readings") struct PackageCacheTests {
    /// A package file and an empty cache beside it.
    private struct Stage {
        let lab: ArchiveLab
        let cache: PackageCache
        var folder: String { lab.path + "/cache/restock/packages" }
        var package: String { lab.path + "/p.tgz" }

        init(form: String = "tgz") throws {
            lab = try ArchiveLab()
            cache = try #require(PackageCache(cacheHome: lab.path + "/cache", home: ""))
            _ = try lab.makePackage("top")
            try lab.run(["tar", form == "tgz" ? "-czf" : "-cf", "p.tgz", "top"])
        }

        func open(trusts: Bool = true) throws -> PackageArchive {
            try PackageArchive.open(package, cache: cache, trusts: trusts)
        }

        func records() -> [String] {
            (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        }
    }

    @Test("a second opening reads nothing, and knows all that the first found", arguments: ["tgz", "tar"])
    func recalled(form: String) throws {
        let stage = try Stage(form: form)
        let first = try stage.open()
        #expect(!first.isRecalled)
        var read = false
        let second = try PackageArchive.open(stage.package, cache: stage.cache) { _, _ in read = true }
        #expect(second.isRecalled && !read)
        #expect(second.kind == first.kind && second.archiveMD5 == first.archiveMD5)
        #expect(second.files.map(\.path) == first.files.map(\.path))
        for (one, other) in zip(first.files, second.files) {
            #expect(one.bytes == other.bytes && one.contents == other.contents && one.scan == other.scan)
            if one.scan != nil {
                #expect(try ArchiveLab.drain(second.openImage(one.path)) == ArchiveLab.drain(first.openImage(one.path)))
            }
        }
    }

    @Test("who does not trust it reads again, and keeps the new reading") func untrusted() throws {
        let stage = try Stage()
        _ = try stage.open()
        #expect(try !stage.open(trusts: false).isRecalled)
        #expect(stage.records().count == 1)
    }

    @Test("a file that was touched, changed or replaced is read again") func another() throws {
        let stage = try Stage()
        _ = try stage.open()
        try stage.lab.run("touch", "-d", "2001-01-01", "p.tgz")
        #expect(try !stage.open().isRecalled)
        // Set back to the second, the time of the change itself cannot be.
        #expect(try stage.open().isRecalled)
        try stage.lab.run("sh", "-c", "cp p.tgz q && mv q p.tgz && touch -d 2001-01-01 p.tgz")
        #expect(try !stage.open().isRecalled)
        var bytes = try stage.lab.contents("p.tgz")
        bytes[bytes.count / 2] ^= 1
        let handle = try FileHandle(forWritingTo: URL(filePath: stage.package))
        try handle.write(contentsOf: bytes)
        try handle.close()
        try stage.lab.run("touch", "-d", "2001-01-01", "p.tgz")
        #expect(throws: PackageError.self) { try stage.open() }
    }

    @Test("a damaged record counts as none, wherever the damage is") func damaged() throws {
        let stage = try Stage()
        _ = try stage.open()
        let record = stage.folder + "/" + (try #require(stage.records().first))
        let sound = try [UInt8](Data(contentsOf: URL(filePath: record)))
        var places = Array(stride(from: 0, to: min(sound.count, 4000), by: 61))
        places += stride(from: 0, to: sound.count, by: sound.count / 40)
        places.append(sound.count - 1)
        for place in places {
            var spoilt = sound
            spoilt[place] ^= 0x81
            try Data(spoilt).write(to: URL(filePath: record))
            try stage.lab.run("chmod", "600", record)
            #expect(stage.cache.recall(try OpenFile(stage.package)) == nil, "byte \(place)")
        }
        for count in [0, 1, 31, 32, 40, sound.count / 2, sound.count - 1] {
            try Data(sound.prefix(count)).write(to: URL(filePath: record))
            try stage.lab.run("chmod", "600", record)
            #expect(stage.cache.recall(try OpenFile(stage.package)) == nil, "cut to \(count)")
        }
        try Data(sound).write(to: URL(filePath: record))
        try stage.lab.run("chmod", "600", record)
        #expect(stage.cache.recall(try OpenFile(stage.package)) != nil)
    }

    @Test("a record that others may write, or a link in its place, counts as none") func foreign() throws {
        let stage = try Stage()
        _ = try stage.open()
        let record = stage.folder + "/" + (try #require(stage.records().first))
        try stage.lab.run("chmod", "620", record)
        #expect(try !stage.open().isRecalled)
        try stage.lab.run("sh", "-c", "mv \(record) elsewhere && ln -s $PWD/elsewhere \(record)")
        #expect(stage.cache.recall(try OpenFile(stage.package)) == nil)
    }

    @Test("a folder that cannot be made is no trouble") func noFolder() throws {
        let stage = try Stage()
        try stage.lab.put("cache", Array("a file".utf8))
        for _ in 0..<2 { #expect(try !stage.open().isRecalled) }
        #expect(PackageCache(cacheHome: "relative", home: "") == nil)
    }

    @Test("only the packages that were used last are kept") func bounded() throws {
        let stage = try Stage()
        for number in 0..<PackageCache.limit + 3 {
            try stage.lab.run("cp", "p.tgz", "\(number).tgz")
            _ = try PackageArchive.open(stage.lab.path + "/\(number).tgz", cache: stage.cache)
        }
        #expect(stage.records().count == PackageCache.limit)
        #expect(stage.records().allSatisfy { $0.hasSuffix(".record") })
        let last = stage.lab.path + "/\(PackageCache.limit + 2).tgz"
        #expect(try PackageArchive.open(last, cache: stage.cache).isRecalled)
    }
}
