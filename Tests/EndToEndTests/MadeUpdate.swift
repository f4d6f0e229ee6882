import Foundation
import PayloadMaker
import Testing
import VirtualPhone

/// A full update package for liuqin: the images that its fastboot package writes to both slots, and logical partitions of every kind of
/// operation. Gone with the value.
final class MadeUpdate: Sendable {
    let path: String
    /// What each partition must hold, by name without slot.
    let images: [String: [UInt8]]
    let bench: Workbench
    /// Where the blobs lie in the payload.
    let made: PayloadMaker.Made

    static let logical = ["system", "vendor", "product"]
    /// The code that starts the phone; it is written to both slots.
    static let chain: Set<String> = [
        "xbl", "xbl_config", "abl", "aop", "aop_config", "tz", "hyp", "devcfg", "keymaster", "shrm", "uefisecapp",
        "qupfw",
        "cpucp", "featenabler", "imagefv", "multiimgoem",
    ]

    static let metadata = """
        ota-required-cache=0
        ota-type=AB
        post-build=Xiaomi/liuqin/liuqin:15/AQ3A.240829.003/OS2.0.203.0.VMYCNXM:user/release-keys
        post-build-incremental=OS2.0.203.0.VMYCNXM
        post-sdk-level=35
        post-security-patch-level=2025-05-01
        post-timestamp=1749500000
        pre-device=liuqin

        """

    /// - Parameters:
    ///   - partitions: changes what is put into the payload.
    ///   - payload: changes the payload.
    ///   - package: changes the .zip.
    init(
        partitions: (inout [MadePartition]) -> Void = { _ in }, payload: (inout PayloadMaker) -> Void = { _ in },
        package: (inout OTAMaker) -> Void = { _ in }
    ) throws {
        bench = try Workbench()
        var all = try Self.physical()
        all += Self.logicalPartitions()
        partitions(&all)
        var maker = PayloadMaker(all)
        payload(&maker)
        made = try maker.make(bench)
        images = Dictionary(uniqueKeysWithValues: maker.partitions.map { ($0.name, $0.image) })
        var ota = try OTAMaker(made, bench)
        ota.metadata = Self.metadata
        ota.signature = 1400
        package(&ota)
        path = try ota.make(bench, "liuqin-ota_full-OS2.0.203.0.VMYCNXM.zip")
    }

    /// The images that the fastboot package writes to both slots; those of one block stay as they are, the others are packed with xz.
    private static func physical() throws -> [MadePartition] {
        let package = try sampleFolder()
        return try package.made.recipe.steps.compactMap { step -> MadePartition? in
            guard step.do == .flash, let partition = step.partition, let image = step.image, partition.hasSuffix("_ab")
            else {
                return nil
            }
            let bytes = try package.bytes(of: "images/\(image)")
            return MadePartition(String(partition.dropLast(3)), bytes, type: bytes.count < 8192 ? 0 : 8, step: 32)
        }
    }

    // Made once: an unoptimised test takes seconds for them.
    private static let system = pattern(blocks: 1900, seed: 3)
    private static let vendor = pattern(blocks: 700, seed: 4)
    private static let product = pattern(blocks: 300, seed: 5)

    private static func logicalPartitions() -> [MadePartition] {
        // Every type, out of order, one larger than what is held whole; zeros that are named as zeros, and zeros that are not.
        var partitions = [
            MadePartition(
                "system", system,
                [
                    MadeOperation(14, (800, 1100)), MadeOperation(8, (100, 300), (0, 100)),
                    MadeOperation(1, (400, 200)),
                    MadeOperation(0, (600, 200)),
                ]),
            MadePartition("vendor", vendor + [UInt8](repeating: 0, count: 100 * 4096), type: 8, step: 64),
            MadePartition("product", product, type: 1, step: 50),
        ]
        partitions[1].operations =
            partitions[1].operations.filter { $0.extents[0].first < 704 } + [MadeOperation(6, (704, 96))]
        for index in partitions.indices { partitions[index].group = "qti_dynamic_partitions" }
        return partitions
    }

    /// Noise, repeats and zeros, in runs of several blocks.
    static func pattern(blocks: Int, seed: UInt64) -> [UInt8] {
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

    /// The partitions of a phone that must hold an image, after the update went to a slot.
    func targets(slot: String) -> [(partition: String, image: [UInt8])] {
        images.sorted { $0.key < $1.key }.flatMap { name, image in
            (Self.chain.contains(name) ? ["a", "b"] : [slot]).map { ("\(name)_\($0)", image) }
        }
    }

    /// What differs on a phone from what the update holds, by cmp.
    func differences(on phone: Phone, slot: String = "a") throws -> [String] {
        let sound = phone.folder.appending(path: "sound").path
        return try targets(slot: slot).filter { target in
            try Data(target.image).write(to: URL(filePath: sound))
            let written = phone.folder.appending(path: "\(target.partition).img").path
            return try run(
                URL(filePath: "/usr/bin/cmp"), ["-s", "-n", "\(target.image.count)", sound, written], limit: 60
            ).status != 0
        }.map(\.partition)
    }
}

private let folder = try? Packed("liuqin", form: .folder)

/// The unpacked sample package of liuqin.
private func sampleFolder() throws -> Packed { try #require(folder) }

/// The sound update, made once for all tests.
func soundUpdate() throws -> MadeUpdate { try sound.get() }
private let sound = Result { try MadeUpdate() }

/// Consents to an update that keeps data, of a phone that tells no security patch level.
let updateConsents = "account-binding,keep-data,anti-rollback"
