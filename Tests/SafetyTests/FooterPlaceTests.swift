import Plan
import Testing

@testable import Safety
@testable import StockPackage

/// A footer is found where the partition ends, and an image that is shorter ends elsewhere.
@Suite("Where footers come to lie") struct FooterPlaceTests {
    private typealias Sample = AuthenticityTests
    /// What the image of these tests has.
    private static let bytes: UInt64 = 8192

    private func judge(
        _ partitions: [String: PhonePartition]?, locks: Bool = false, inFooter: Bool = true, target: String = "boot_ab"
    ) throws -> [Finding] {
        let mode: FlashMode = locks ? .cleanLock : .clean
        let lines =
            Samples.liuqin + Samples.flash(target) + "fastboot $* flash vbmeta `dirname $0`/images/v.img || exit 1\n"
        var package = Samples.package(
            [try Samples.mode(lines + (locks ? "fastboot $* oem lock\n" : ""), as: mode)],
            images: [Samples.image("x.img", bytes: Self.bytes), Samples.image("v.img", bytes: 4096)])
        let root = AVBFacts.Metadata(
            partition: "vbmeta", image: "images/v.img", isInFooter: false, algorithm: "SHA256_RSA4096",
            keySHA256: Sample.key, keySHA1: Sample.sha1, signature: .valid, rollbackIndex: 0, rollbackIndexLocation: 0,
            flags: [], release: "")
        package.avb = Sample.facts(
            vbmetas: [root, Sample.metadata("boot", inFooter: inFooter)], chain: [Sample.link("boot")])
        return try Samples.findings(
            .packageAuthenticity, package, mode: mode, phone: Samples.phone { $0.partitions = partitions })
    }

    private func sizes(_ a: UInt64?, _ b: UInt64?) -> [String: PhonePartition] {
        Samples.partitions(["boot_a": a, "boot_b": b])
    }

    @Test("an image that ends with its partition is found") func fits() throws {
        let fitting = sizes(Self.bytes, Self.bytes)
        for locks in [false, true] { #expect(try judge(fitting, locks: locks).map(\.severity) == [.note]) }
    }

    @Test("one that ends before is refused for a lock, and noted without", arguments: [1, 4096, 1 << 30] as [UInt64])
    func shorter(more: UInt64) throws {
        for partitions in [
            sizes(Self.bytes + more, Self.bytes + more), sizes(Self.bytes + more, Self.bytes),
            sizes(Self.bytes, Self.bytes + more),
        ] {
            let lock = try judge(partitions, locks: true)
            #expect(lock.map(\.severity) == [.refuse])
            #expect(lock.first?.sentence.contains("ends before its partition does") == true)
            #expect(lock.first?.evidence.contains("\(Self.bytes + more)") == true)
            let flash = try judge(partitions)
            #expect(flash.map(\.severity) == [.note, .note])
            #expect(flash.last?.evidence == lock.first?.evidence)
        }
    }

    @Test("one for a single slot is compared with that slot") func oneSlot() throws {
        let partitions = sizes(Self.bytes, Self.bytes * 2)
        #expect(try judge(partitions, target: "boot_a").map(\.severity) == [.note])
        #expect(try judge(partitions, target: "boot_b").map(\.severity) == [.note, .note])
    }

    @Test("a phone that tells no sizes says nothing") func silent() throws {
        for partitions in [nil, [:], sizes(nil, nil)] {
            for locks in [false, true] { #expect(try judge(partitions, locks: locks).map(\.severity) == [.note]) }
        }
    }

    @Test("a size that can be read in two ways counts in both") func twoReadings() throws {
        func judged(_ bytes: UInt64, _ other: UInt64) throws -> [Finding] {
            let copy = PhonePartition(name: "boot", size: .init(bytes: bytes, other: other))
            return try judge(["boot": copy], locks: true, target: "boot")
        }
        #expect(try judged(Self.bytes, Self.bytes * 4).map(\.severity) == [.note])
        #expect(try judged(Self.bytes * 4, Self.bytes).map(\.severity) == [.note])
        #expect(try judged(Self.bytes * 4, Self.bytes * 2).map(\.severity) == [.refuse])
    }

    @Test("a vbmeta at an image's start is found wherever the partition ends") func start() throws {
        let partitions = sizes(Self.bytes * 2, Self.bytes * 2)
        for locks in [false, true] {
            #expect(try judge(partitions, locks: locks, inFooter: false).map(\.severity) == [.note])
        }
    }
}
