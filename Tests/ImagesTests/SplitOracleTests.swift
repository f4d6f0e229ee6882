import Images
import Testing

/// Debian's fastboot sends an image to a sink; the parts laid out here must be the same, byte for byte.
@Suite struct SplitOracleTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let image: @Sendable () -> [UInt8]
        var limits = [80_000, 150_001, 262_144]
        var testDescription: String { name }
    }

    static func sparse(_ name: String, limits: [Int]? = nil, _ make: @escaping @Sendable () -> SampleImage) -> Case {
        var result = Case(name: name) { make().build().file }
        if let limits { result.limits = limits }
        return result
    }

    static let cases: [Case] = [
        sparse("one long raw chunk") { SampleImage(chunks: [.raw(blocks: 200)]) },
        sparse("hole first and last") { SampleImage(chunks: [.hole(blocks: 7), .raw(blocks: 90), .hole(blocks: 9)]) },
        sparse("holes between") {
            SampleImage(chunks: (0..<30).flatMap { _ in [.raw(blocks: 5), .hole(blocks: 3)] })
        },
        sparse("fills between", limits: [40_000, 65_536]) {
            SampleImage(chunks: (0..<40).flatMap { [.fill(UInt32($0 / 3), blocks: 50), .raw(blocks: 1 + $0 % 4)] })
        },
        sparse("neighbouring fills of one value") {
            SampleImage(chunks: [.fill(7, blocks: 3), .fill(7, blocks: 4), .fill(8, blocks: 2), .raw(blocks: 70)])
        },
        sparse("neighbouring raw chunks") { SampleImage(chunks: (0..<80).map { .raw(blocks: 1 + $0 % 3) }) },
        sparse("a checksum chunk") {
            SampleImage(chunks: [.raw(blocks: 50), .checksum, .raw(blocks: 50), .hole(blocks: 4), .checksum])
        },
        sparse("hundreds of tiny chunks", limits: [20_000, 65_536]) {
            SampleImage(chunks: (0..<500).map { $0 % 2 == 0 ? .raw(blocks: 1) : .hole(blocks: 1) })
        },
        sparse("hundreds of fills alone", limits: [4300, 5000]) {
            SampleImage(chunks: (0..<700).map { .fill(UInt32($0), blocks: 2) })
        },
        sparse("blocks of 1024") { .random(seed: 11, chunks: 60, blockSize: 1024, largest: 40) },
        sparse("blocks of 8192") { .random(seed: 12, chunks: 30, blockSize: 8192, largest: 8) },
        sparse("longer headers") {
            var image = SampleImage.random(seed: 13, chunks: 40)
            image.extraFileHeader = 4
            image.extraChunkHeader = 8
            return image
        },
        sparse("a skip before a run that is cut") {
            SampleImage(chunks: [.raw(blocks: 2), .hole(blocks: 1), .raw(blocks: 100)])
        },
        // The room after the skip is a whole number of blocks and a few bytes, so the cut has to be made twice.
        sparse("a cut that has to be made twice", limits: [56 + 12 + 5 * 4096 + 3, 56 + 12 + 12 + 5 * 4096 + 4]) {
            SampleImage(chunks: [.hole(blocks: 1), .raw(blocks: 33), .hole(blocks: 2), .raw(blocks: 20)])
        },
        sparse("it fits") {
            SampleImage(chunks: [.raw(blocks: 2), .fill(9, blocks: 100), .checksum, .hole(blocks: 1)])
        },
        Case(name: "raw with fills") { rawImage(seed: 21, blocks: 300) },
        Case(name: "raw of zeros and one block") {
            [UInt8](repeating: 0, count: 1_000 * 4096) + rawImage(seed: 22, blocks: 40)
        },
        Case(name: "raw that fits") { rawImage(seed: 23, blocks: 3, tail: 77) },
    ]

    @Test(arguments: cases) func sameBytesAsFastboot(_ sample: Case) throws {
        try compare(sample.image(), limits: sample.limits)
    }

    @Test(arguments: UInt64(100)..<108) func sameBytesAsFastbootAtRandom(seed: UInt64) throws {
        var dice = Dice(seed)
        let blockSize = [1024, 4096, 4096, 8192].randomElement(using: &dice)!
        let image = SampleImage.random(seed: seed, chunks: 50, blockSize: blockSize, largest: 30)
        try compare(image.build().file, limits: [Int.random(in: 30_000...200_000, using: &dice)])
    }

    /// Of a raw file with an odd end, fastboot's parts lack the last skip that their header counts; ours have it.
    @Test func rawWithAnOddEnd() throws {
        let file = rawImage(seed: 24, blocks: 80, tail: 1001)
        let scratch = try Scratch()
        let theirs = try send(scratch.file("image.img", file), limit: 65_536)
        let ours = try render(downloadParts(of: scan(file).layout, limit: 65_536), of: file)
        #expect(ours.count == theirs.count && ours.count > 2)
        for (our, their) in zip(ours.dropLast(), theirs) {
            #expect(our.dropLast(12).elementsEqual(their))
            #expect(our.suffix(12).prefix(4).elementsEqual([0xC3, 0xCA, 0, 0]))
            #expect(throws: ImageError.self) { try scan(their) }
            #expect(try scan(our).layout.totalBlocks == 81)
        }
        #expect(ours.last == theirs.last)
    }

    /// At limits of a few blocks the original writes RAW chunks of no blocks, which bootloaders need not take. Without them, with the skips
    /// before and behind them as one, and with the number of chunks that is left, its parts are ours.
    private static func withoutEmptyChunks(_ part: [UInt8]) -> [UInt8] {
        guard part.starts(with: [0x3A, 0xFF, 0x26, 0xED]) else { return part }
        func number(_ place: Int) -> Int { (0..<4).reduce(0) { $0 | Int(part[place + $1]) << (8 * $1) } }
        var kept = Array(part[..<28])
        var (place, count, wasSkip) = (28, 0, false)
        while place + 12 <= part.count {
            let bytes = number(place + 8)
            guard bytes >= 12, place + bytes <= part.count else { return part }
            let isSkip = part[place] == 0xC3
            if isSkip, wasSkip {
                let both = number(place + 4) + (0..<4).reduce(0) { $0 | Int(kept[kept.count - 8 + $1]) << (8 * $1) }
                kept.replaceSubrange(
                    kept.count - 8..<kept.count - 4, with: (0..<4).map { UInt8(truncatingIfNeeded: both >> (8 * $0)) })
            } else if !(part[place] == 0xC1 && number(place + 4) == 0) {
                kept += part[place..<place + bytes]
                count += 1
                wasSkip = isSkip
            }
            place += bytes
        }
        kept.replaceSubrange(20..<24, with: (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) })
        return kept
    }

    private func send(_ path: String, limit: Int) throws -> [[UInt8]] {
        let sink = try FastbootSink()
        try run("fastboot", "-s", "tcp:127.0.0.1:\(sink.port)", "-S", "\(limit)", "flash", "system", path)
        return sink.downloads()
    }

    private func compare(_ file: [UInt8], limits: [Int]) throws {
        let scratch = try Scratch()
        let path = try scratch.file("image.img", file)
        let layout = try scan(file).layout
        for limit in limits {
            let theirs = try send(path, limit: limit).map(Self.withoutEmptyChunks)
            let parts = try downloadParts(of: layout, limit: UInt64(limit))
            let ours = try render(parts, of: file)
            #expect(ours.map(\.count) == theirs.map(\.count), "limit \(limit)")
            #expect(ours == theirs, "limit \(limit)")
            #expect(parts.map { Int($0.bytes) } == ours.map(\.count))
        }
    }
}
