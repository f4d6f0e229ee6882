import Foundation
import Images
import Testing

@testable import StockPackage

/// Packages that would cost more than any reading may. What is asserted are counts, which are memory and time on every computer.
@Suite("Packages that ask for too much") struct PackageBudgetTests {
    private let lab: ArchiveLab

    init() throws { lab = try ArchiveLab() }

    /// An entry under a name that the header of tar has no room for, in GNU's form.
    private func long(_ name: String, _ data: [UInt8] = [1]) -> [UInt8] {
        ArchiveLab.tarEntry("././@LongLink", type: "L", Array(name.utf8) + [0]) + ArchiveLab.tarEntry("short", data)
    }

    private func fault(_ name: String) throws -> PackageError? {
        try lab.put("p.tar", long(name) + ArchiveLab.tarEnd)
        do throws(PackageError) {
            _ = try lab.open("p.tar")
            return nil
        } catch { return error }
    }

    @Test("a name of more than 4096 bytes, and one of more than 64 parts") func names() throws {
        let fits = "p/" + String(repeating: "n", count: 4094)
        #expect(try fault(fits) == nil)
        #expect(try fault(fits + "n") == .forbiddenEntry(name: String(fits.prefix(60)) + "...", .tooLong))
        let deep = String(repeating: "d/", count: 63) + "x"
        #expect(try fault(deep) == nil)
        #expect(try fault("d/" + deep) == .forbiddenEntry(name: "d/" + deep, .tooDeep))
    }

    @Test("many long names are no more than a budget of names") func manyNames() throws {
        var all: [UInt8] = []
        for number in 0..<2100 { all += long("p/\(number)/" + String(repeating: "n", count: 4000)) }
        try lab.put("p.tar", all + ArchiveLab.tarEnd)
        let error = #expect(throws: PackageError.self) { try lab.open("p.tar") }
        guard case .tooMuch(_, let what)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(what.contains("bytes of names, more than the 8388608"), "\(what)")
    }

    @Test("digests of a vbmeta are compared as long as the budget of bytes reaches") func digests() throws {
        let boot = ArchiveLab.noise(50_000, seed: 9)
        let digest = try AVBReaderTests.openssl("sha256", boot)
        var maker = VBMetaMaker()
        maker.descriptors = (0..<3).flatMap { _ in VBMetaMaker.hash("boot", bytes: boot.count, salt: [], digest: digest)
        }
        let images = ["vbmeta": try maker.make(), "boot": boot]
        let scans = try images.mapValues { bytes in
            let scanner = ImageScanner(digests: [])
            try unsafe bytes.withUnsafeBytes { try unsafe scanner.feed($0) }
            return try scanner.finish()
        }
        let budget = ReadingBudget()
        try budget.spend(ReadingBudget.Item.hashedBytes.limit - 100_000, on: .hashedBytes)
        let facts = AVBReader(
            targets: images.keys.sorted().map { ($0, $0) }, budget: budget, layout: { scans[$0]?.layout },
            open: { (path) throws(PackageError) in MemorySource(images[path] ?? []) }
        ).read()
        let words = "it has 4295017296 bytes for its digests to cover, more than the 4294967296 that are read"
        #expect(facts?.digests.map(\.verdict) == [.agrees, .agrees, .notCompared(words)])
        #expect(budget.spent(on: .hashedBytes) == ReadingBudget.Item.hashedBytes.limit)
    }

    /// Makes `p.zip` with Python's zipfile, then lets the directory say what `change` makes of it.
    private func zip(_ change: String) throws -> OTAError? {
        try lab.put(
            "make.py",
            Array(
                """
                import struct, zipfile
                with zipfile.ZipFile("p.zip", "w", zipfile.ZIP_DEFLATED) as made:
                    made.writestr("META-INF/com/google/android/updater-script", b"x")
                    made.writestr("big", bytes(100000) + bytes(range(256)) * 400)
                data = bytearray(open("p.zip", "rb").read())
                end = data.rindex(b"PK\\x05\\x06")
                size, start = struct.unpack("<II", data[end + 12:end + 20])
                directory, tail = data[start:end], data[end:]
                second = directory[directory.index(b"PK\\x01\\x02", 4):]
                count = 2
                \(change)
                tail[8:12] = struct.pack("<HH", count, count)
                tail[12:16] = struct.pack("<I", len(directory))
                open("p.zip", "wb").write(data[:start] + directory + tail)
                """.utf8))
        try lab.run("python3", "make.py")
        do throws(OTAError) {
            _ = try SideloadPackage(path: lab.path + "/p.zip")
            return nil
        } catch { return error }
    }

    @Test("a .zip as Python makes it") func soundZip() throws { #expect(try zip("pass") == nil) }

    @Test("entries of a .zip that lie over each other") func overlapping() throws {
        let error = try zip(
            """
            for number in range(100):
                name = b"b%02d" % number
                directory += second[:28] + struct.pack("<H", 3) + second[30:46] + name
            count += 100
            """)
        guard case .entry(_, .overlaps)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("sizes in a .zip that no file has", arguments: [1 << 62, (1 << 63) - 1, UInt64.max - 1] as [UInt64])
    func hugeEntries(bytes: UInt64) throws {
        let error = try zip(
            """
            extra = struct.pack("<HHQQ", 1, 16, \(bytes), \(bytes))
            for number in range(3):
                directory += (second[:20] + struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF) + struct.pack("<HH", 3, len(extra))
                    + second[32:46] + b"h%02d" % number + extra)
            count += 3
            """)
        #expect(error != nil)
    }
}
