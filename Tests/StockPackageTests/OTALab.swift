import Images
import PayloadMaker
import StockPackage

/// Makes update packages and asks what is said of them.
struct OTALab {
    let bench: Workbench
    let boot = OTALab.image(blocks: 20, seed: 1)
    let system = OTALab.image(blocks: 90, seed: 2)

    init() throws { bench = try Workbench() }

    /// Noise, text and zeros, so that every type of operation has something to do.
    static func image(blocks: Int, seed: UInt64) -> [UInt8] {
        (0..<blocks).flatMap { block -> [UInt8] in
            switch block % 4 {
            case 0: ArchiveLab.noise(4096, seed: seed &* 1000 + UInt64(block))
            case 1: [UInt8](repeating: 0, count: 4096)
            default: (0..<64).flatMap { _ in ArchiveLab.noise(64, seed: seed &+ UInt64(block)) }
            }
        }
    }

    /// A payload of two partitions.
    func payload(_ change: (inout PayloadMaker) -> Void = { _ in }) throws -> PayloadMaker.Made {
        var grouped = MadePartition("system", system, type: 8, step: 8)
        grouped.group = "main"
        var maker = PayloadMaker([MadePartition("boot", boot, type: 1), grouped])
        change(&maker)
        return try maker.make(bench)
    }

    func ota(_ change: (inout OTAMaker) -> Void = { _ in }) throws -> String {
        var maker = try OTAMaker(try payload(), bench)
        change(&maker)
        return try maker.make(bench)
    }

    /// What opening says; "accepted" where it says nothing.
    func words(_ path: String) -> String {
        do throws(OTAError) {
            _ = try OTAPackage(path: path)
            return "accepted"
        } catch {
            return "\(error)"
        }
    }

    /// Where `bytes` lie in the file `name` of the bench, first of all places.
    func place(of bytes: [UInt8], in file: [UInt8]) -> Int? {
        guard let first = bytes.first else { return nil }
        return file.indices.first { file[$0] == first && file[$0...].starts(with: bytes) }
    }

    /// Replaces bytes of `ota.zip` everywhere.
    func replace(_ old: [UInt8], _ new: [UInt8]) throws {
        var bytes = try bench.contents("ota.zip")
        var at = 0
        while at + old.count <= bytes.count {
            if bytes[at] == old[0], bytes[at..<at + old.count].elementsEqual(old) {
                bytes.replaceSubrange(at..<at + old.count, with: new)
            }
            at += 1
        }
        try bench.put("ota.zip", bytes)
    }
}
