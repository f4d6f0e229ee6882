import Fastboot
import Foundation
import Images
import PayloadMaker
import RestockKit
import StockPackage
import Testing
import Transport

/// An update package of three partitions that the sample phone has, made once.
private struct Update {
    let bench: Workbench
    let path: String
    let images: [String: [UInt8]]

    init(_ change: (inout OTAMaker) -> Void = { _ in }) throws {
        bench = try Workbench()
        let boot = Self.image(blocks: 700, seed: 1)
        let vbmeta = Self.image(blocks: 3, seed: 2) + [1, 2, 3]
        let cust = Self.image(blocks: 1900, seed: 3)
        images = ["boot": boot, "vbmeta": vbmeta, "cust": cust]
        // Every type, out of order, one larger than what is held whole.
        let blocks = UInt64(cust.count / 4096)
        var group = MadePartition(
            "cust", cust,
            [
                MadeOperation(14, (1000, blocks - 1000)), MadeOperation(8, (100, 300), (0, 100)),
                MadeOperation(1, (400, 200)), MadeOperation(0, (600, 400)),
            ])
        group.group = "qti_dynamic_partitions"
        var maker = try OTAMaker(
            try PayloadMaker([
                MadePartition("boot", boot, type: 8, step: 64), MadePartition("vbmeta", vbmeta, type: 0), group,
            ]).make(bench), bench)
        maker.signature = 1400
        change(&maker)
        path = try maker.make(bench)
    }

    /// Noise, repeats and zeros, in runs of several blocks.
    private static func image(blocks: Int, seed: UInt64) -> [UInt8] {
        var state = seed
        func word() -> UInt32 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt32(truncatingIfNeeded: state >> 32)
        }
        return (0..<blocks).flatMap { block -> [UInt8] in
            let line = (0..<(block / 5 % 4 == 0 ? 1024 : 16)).flatMap { _ -> [UInt8] in
                let value = block / 7 % 3 == 0 ? 0 : word()
                return (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
            }
            return (0..<4096 / line.count).flatMap { _ in line }
        }
    }
}

@Suite("Update packages, end to end") struct UpdatePackageTests {
    @Test("partitions stream onto a phone and arrive byte for byte", arguments: [262_144, 1_000_000, nil] as [UInt64?])
    func streaming(limit: UInt64?) throws {
        let update = try Update()
        let package = try OTAPackage(path: update.path)
        let phone = try Phone("liuqin", limit.map { ["--max-download", "\($0)"] } ?? [])
        let address = try #require(PhoneAddress(phone.address))
        let session = try connect(to: address)
        defer { session.transport.close() }
        let facts = try Survey(session, address: address).read()
        let announced = try #require(facts.maxDownload)
        #expect(limit == nil || announced == limit)

        for (partition, target) in [("boot", "boot_ab"), ("vbmeta", "vbmeta_a"), ("cust", "cust")] {
            let parts = try downloadParts(of: package.layout(partition: partition), limit: announced)
            let reader = PartReader(parts: parts, source: try package.open(partition: partition))
            for part in parts {
                reader.begin(part)
                try unsafe session.download(UInt32(part.bytes)) { try unsafe reader.fill($0) }
                try session.flash(target)
            }
            if limit == 262_144, partition != "vbmeta" { #expect(parts.count > 3, "\(partition) was not split") }
            if limit == nil { #expect(parts.count == 1) }
        }
        // A bootloader that writes behind the host's back answers this when it is through.
        try session.run(.getvar("product"))

        for (partition, target) in [("boot", "boot_a"), ("boot", "boot_b"), ("vbmeta", "vbmeta_a"), ("cust", "cust")] {
            let image = try #require(update.images[partition])
            let sound = try update.bench.put(partition, image)
            let written = phone.folder.appending(path: "\(target).img").path
            let compared = try run(
                URL(filePath: "/usr/bin/cmp"), ["-n", "\(image.count)", sound, written], limit: 60)
            #expect(compared.status == 0, "\(target): \(compared.out)\(compared.error)")
        }
    }

    @Test("inspect tells what it is, as text and as JSON") func inspect() throws {
        let update = try Update()
        let text = try restock("inspect", update.path)
        #expect(text.status == 0, "\(text.error)")
        for words in [
            "a full A/B update package (OTA)", "vili, vili_global", "V816.0.4.0.UKDMIXM", "2024-05-01", "2024-05-06",
            "of the whole file", "boot", "qti_dynamic_partitions",
            "the payload is what payload_properties.txt says",
        ] {
            let folded = text.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(folded.contains(words), "no \"\(words)\" in:\n\(text.out)")
        }
        #expect(text.out.split(separator: "\n").allSatisfy { $0.count <= 80 })

        let json = try restock("inspect", "--json", update.path).result
        #expect(json["type"] as? String == "result" && json["outcome"] as? String == "done")
        let package = try #require(json["package"] as? [String: Any])
        #expect(package["kind"] as? String == "ota")
        #expect(package["devices"] as? [String] == ["vili", "vili_global"])
        #expect(package["signed"] as? Bool == true && package["wipe"] as? Bool == false)
        #expect(package["blockSize"] as? Int == 4096)
        let partitions = try #require(json["partitions"] as? [[String: Any]])
        #expect(partitions.compactMap { $0["name"] as? String } == ["boot", "vbmeta", "cust"])
        for partition in partitions {
            let name = try #require(partition["name"] as? String)
            try update.bench.put("image", try #require(update.images[name]))
            let line = String(
                decoding: try update.bench.run(["openssl", "dgst", "-sha256", "-r", "image"]), as: UTF8.self)
            #expect(partition["sha256"] as? String == String(line.prefix(64)))
        }
    }

    @Test("a payload alone") func payload() throws {
        let update = try Update()
        let path = update.bench.path + "/zip/payload.bin"
        let text = try restock("inspect", path)
        #expect(text.status == 0 && text.out.contains("says for which phone it is"), "\(text.error)")
        let json = try restock("inspect", "--json", path).result
        #expect((json["package"] as? [String: Any])?["kind"] as? String == "payload")
        #expect((json["package"] as? [String: Any])?["devices"] as? [String] == [])
    }

    @Test("a damaged one is refused, in words and in JSON") func damaged() throws {
        let update = try Update { $0.properties = ($0.properties ?? "").replacing("FILE_SIZE=", with: "FILE_SIZE=1") }
        let text = try restock("inspect", update.path)
        #expect(text.status == 2 && text.out.isEmpty)
        #expect(text.words.contains("payload_properties.txt says FILE_SIZE 1"), "\(text.words)")
        #expect(text.words.contains("Download it again"), "\(text.words)")
        let json = try restock("inspect", "--json", update.path)
        #expect(json.status == 2 && json.result["outcome"] as? String == "refused")
    }
}
