import Bytes
import Images
import PayloadMaker
import Testing

@testable import StockPackage

@Suite("Update packages that are sound") struct OTAReadTests {
    @Test("everything that it says") func facts() throws {
        let lab = try OTALab()
        let made = try lab.payload { $0.partial = true }
        var maker = try OTAMaker(made, lab.bench)
        maker.signature = 1500
        let path = try maker.make(lab.bench)
        var seen: [(UInt64, UInt64)] = []
        let package = try OTAPackage(path: path) { seen.append(($0, $1)) }
        let facts = package.facts
        #expect(facts.kind == .zip)
        #expect(facts.bytes == UInt64(try lab.bench.contents("ota.zip").count))
        #expect(facts.payloadBytes == UInt64(made.bytes.count))
        #expect(facts.hasSignature)
        #expect(facts.blockSize == 4096)
        #expect(facts.isPartial)
        #expect(facts.maxTimestamp == 1_700_000_000)
        let metadata = try #require(facts.metadata)
        #expect(metadata.devices == ["vili", "vili_global"])
        #expect(metadata.version == "V816.0.4.0.UKDMIXM")
        #expect(metadata.build == "Xiaomi/vili_global/vili:14/UKQ1.231207.002/V816.0.4.0.UKDMIXM:user/release-keys")
        #expect(metadata.sdkLevel == "34")
        #expect(metadata.securityPatchLevel == "2024-05-01")
        #expect(metadata.timestamp == "1715000000")
        #expect(metadata.type == "AB")
        #expect(!metadata.wipes && !metadata.isDowngrade && metadata.serial == nil && metadata.startsFrom == nil)
        #expect(facts.partitions.map(\.name) == ["boot", "system"])
        #expect(facts.partitions.map(\.bytes) == [UInt64(lab.boot.count), UInt64(lab.system.count)])
        #expect(facts.partitions.map(\.sha256) == (try lab.bench.digests(of: [lab.boot, lab.system])).map { hex($0) })
        #expect(facts.partitions.map(\.operations) == [5, 12])
        #expect(facts.partitions.map(\.group) == [nil, "main"])
        #expect(seen.last.map { $0.0 == $0.1 } == true)
        #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.0 < $1.0 && $0.1 == $1.1 })
    }

    @Test("the images come out, and their layouts are those of the images", arguments: [1, 2, 3])
    func streams(workers: Int) throws {
        let lab = try OTALab()
        let package = try OTAPackage(path: try lab.ota(), workers: workers)
        for (name, image) in [("boot", lab.boot), ("system", lab.system)] {
            #expect(try ArchiveLab.drain(try package.open(partition: name, workers: workers)) == image)
            let scanner = ImageScanner()
            try unsafe image.withUnsafeBytes { try unsafe scanner.feed($0) }
            #expect(try package.layout(partition: name) == scanner.finish().layout)
        }
        #expect(throws: OTAError.payload(.noSuchPartition("super"))) { try package.open(partition: "super") }
        #expect(throws: OTAError.payload(.noSuchPartition("super"))) { try package.layout(partition: "super") }
    }

    @Test("a payload alone") func bare() throws {
        let lab = try OTALab()
        let path = try lab.bench.put("anything", try lab.payload().bytes)
        #expect(OTAPackage.isFor(path))
        let package = try OTAPackage(path: path)
        #expect(package.facts.kind == .payload)
        #expect(package.facts.metadata == nil)
        #expect(!package.facts.hasSignature)
        #expect(try ArchiveLab.drain(try package.open(partition: "system")) == lab.system)
    }

    @Test("other shapes of .zip", arguments: ["zip64", "no comment", "comment", "no metadata", "payload last"])
    func shapes(shape: String) throws {
        let lab = try OTALab()
        let path = try lab.ota { maker in
            switch shape {
            case "zip64": maker.forcesZip64 = true
            case "comment": maker.signature = 60_000
            case "no metadata": maker.metadata = nil
            default: break
            }
        }
        if shape == "payload last" {
            // Deleted and added again, behind everything else; the local headers move.
            try lab.bench.run(["zip", "-q", "-d", path, "payload.bin"])
            try lab.bench.run(["sh", "-c", "cd zip && zip -q -0 '\(path)' payload.bin"])
        }
        let package = try OTAPackage(path: path)
        #expect(package.facts.hasSignature == (shape == "comment"))
        #expect((package.facts.metadata == nil) == (shape == "no metadata"))
        #expect(try ArchiveLab.drain(try package.open(partition: "boot")) == lab.boot)
        // Info-ZIP agrees with libzip on every CRC.
        try lab.bench.run(["unzip", "-tq", path])
    }

    @Test("lists of phones, and flags") func metadata() throws {
        let text = """
            pre-device=merlin|merlinx,merlin_eea
            ota-wipe=yes
            ota-downgrade=yes
            serialno=abc=1
            """
        let metadata = try OTAMetadata(Array(text.replacing("\n", with: "\r\n").utf8))
        #expect(metadata.devices == ["merlin", "merlinx", "merlin_eea"])
        #expect(metadata.wipes && metadata.isDowngrade)
        #expect(metadata.serial == "abc=1")
        #expect(metadata.type == nil && metadata.version == nil)
    }

    @Test(
        "an order to erase the data is read, and what is no clear none is one",
        arguments: [
            (nil, false), ("POWERWASH=0", false), ("POWERWASH=00", false), ("POWERWASH=1", true),
            ("POWERWASH=01", true),
            ("POWERWASH=yes", true), ("POWERWASH=", true), ("powerwash=1", false), ("NOT_POWERWASH=1", false),
        ]) func powerwash(line: String?, wipes: Bool) throws
    {
        let lab = try OTALab()
        let path = try lab.ota { maker in
            if let line { maker.properties = (maker.properties ?? "") + line + "\n" }
        }
        let facts = try OTAPackage(path: path).facts
        #expect(facts.powerwash == wipes && facts.wipeOrders == (wipes ? ["POWERWASH=1"] : []))
        let recovery = try SideloadPackage(path: path).facts
        #expect(recovery.powerwash == wipes && recovery.wipeOrders == facts.wipeOrders)
    }

    @Test("what is no update package is not taken for one") func isFor() throws {
        let lab = try OTALab()
        #expect(OTAPackage.isFor(try lab.ota()))
        #expect(!OTAPackage.isFor(try lab.bench.put("x", [1, 2, 3])))
        #expect(!OTAPackage.isFor(try lab.bench.put("empty", [])))
        #expect(!OTAPackage.isFor(lab.bench.path))
        #expect(!OTAPackage.isFor(lab.bench.path + "/none"))
    }

    @Test("a package that changes after the check is not read") func changed() throws {
        let lab = try OTALab()
        let path = try lab.ota()
        let package = try OTAPackage(path: path)
        try package.confirmUnchanged()
        try lab.bench.run(["sh", "-c", "printf x >> '\(path)'"])
        #expect(throws: OTAError.changed(path: path)) { try package.open(partition: "boot") }
        #expect(throws: OTAError.changed(path: path)) { try package.confirmUnchanged() }
    }
}
