import PayloadMaker
import Testing

@testable import Images

@Suite("Payloads that are sound") struct PayloadReadTests {
    @Test("what the manifest says") func facts() throws {
        let lab = try PayloadLab()
        var boot = MadePartition("boot", mixedImage(blocks: 9, seed: 1), type: 8)
        boot.group = nil
        var system = MadePartition("system", mixedImage(blocks: 20, seed: 2, tail: 100), type: 1)
        system.group = "qti_dynamic_partitions"
        var maker = PayloadMaker([boot, system])
        maker.partial = true
        let made = try maker.make(lab.bench)
        let payload = try lab.open(made.bytes)
        #expect(payload.bytes == UInt64(made.bytes.count))
        #expect(payload.blockSize == 4096)
        #expect(payload.isPartial)
        #expect(payload.maxTimestamp == 1_700_000_000)
        #expect(payload.metadataBytes == UInt64(made.metadataBytes))
        let digests = try lab.bench.digests(of: [
            Array(made.bytes[..<made.metadataBytes]), boot.image, system.image,
        ])
        #expect(payload.metadataDigest == digests[0])
        #expect(payload.partitions.map(\.name) == ["boot", "system"])
        #expect(payload.partitions.map(\.bytes) == [36_864, 82_020] as [UInt64])
        #expect(payload.partitions.map(\.digest) == Array(digests[1...]))
        #expect(payload.partitions.map(\.group) == [nil, "qti_dynamic_partitions"])
        #expect(payload.partitions.map(\.operations.count) == [3, 6])
        #expect(payload.partitions[1].operations[0].kind == .bzip2)
    }

    @Test("each type of operation", arguments: [0, 1, 8, 14] as [UInt64], [1, 2, 5])
    func types(type: UInt64, workers: Int) throws {
        let lab = try PayloadLab()
        let image = mixedImage(blocks: 61, seed: 3 + type, tail: 1234)
        let payload = try lab.open(try lab.make(MadePartition("boot", image, type: type)).bytes)
        #expect(try drain(try payload.open("boot", workers: workers), piece: 10_001) == image)
    }

    @Test("ZERO and DISCARD are zeros, between others and alone", arguments: [6, 7] as [UInt64]) func zeros(
        type: UInt64
    ) throws {
        let lab = try PayloadLab()
        let zeros = [UInt8](repeating: 0, count: 10 * 4096)
        let image = Dice.noise(4096 * 3, seed: 4) + zeros + Dice.noise(4096 * 2, seed: 5)
        let mixed = MadePartition(
            "boot", image, [MadeOperation(8, (0, 3)), MadeOperation(type, (3, 4), (7, 6)), MadeOperation(0, (13, 2))])
        let alone = MadePartition("metadata", zeros, [MadeOperation(type, (0, 10))])
        let payload = try lab.open(try lab.make(mixed, alone, MadePartition("nothing", [], [])).bytes)
        #expect(try drain(try payload.open("boot")) == image)
        #expect(try drain(try payload.open("metadata")) == zeros)
        #expect(try drain(try payload.open("nothing")) == [])
    }

    @Test("operations out of order, of several extents, between each other") func order() throws {
        let lab = try PayloadLab()
        let image = mixedImage(blocks: 40, seed: 6)
        let partition = MadePartition(
            "vendor", image,
            [
                MadeOperation(8, (30, 10)), MadeOperation(1, (5, 2), (0, 5), (9, 1)),
                MadeOperation(14, (20, 3), (7, 2), (10, 1)), MadeOperation(0, (11, 9), (23, 7)),
            ])
        let payload = try lab.open(try lab.make(partition).bytes)
        for workers in [1, 2, 4] {
            for piece in [1000, 4096, 1 << 20] {
                #expect(try drain(try payload.open("vendor", workers: workers), piece: piece) == image)
            }
        }
    }

    @Test("operations that are too large to be held, and their extents in any order") func large() throws {
        let lab = try PayloadLab()
        // 6 MiB in one operation, then 5 MiB in three extents of which the last comes first, around a small operation.
        let image = mixedImage(blocks: 2900, seed: 7, tail: 77)
        let partition = MadePartition(
            "system", image,
            [
                MadeOperation(14, (0, 1500)), MadeOperation(8, (2000, 800), (1700, 200), (1500, 100)),
                MadeOperation(0, (1600, 100)), MadeOperation(1, (1900, 100)), MadeOperation(8, (2800, 101)),
            ])
        let payload = try lab.open(try lab.make(partition).bytes)
        #expect(try drain(try payload.open("system", workers: 3), piece: 1 << 20) == image)
        let layout = try PayloadLayout(payload.partitions[0], blockSize: 4096)
        #expect(layout.pieces.allSatisfy { $0.count <= 4 << 20 })
        #expect(layout.jobs.map(\.operation) == [0, 1, 2, 1, 3, 1, 4])
    }

    @Test("data that ends inside its last block is filled with zeros", arguments: [0, 1, 8, 14] as [UInt64])
    func padding(type: UInt64) throws {
        let lab = try PayloadLab()
        let image = Dice.noise(4096 * 2 + 1, seed: 8) + [UInt8](repeating: 0, count: 4095)
        let tools: [UInt64: ([String], String)] = [
            1: (["bzip2", "-k"], ".bz2"), 8: (["xz", "-k"], ".xz"), 14: (["zstd", "-q", "-k"], ".zst"),
        ]
        let short = Array(image[..<8193])
        var operation = MadeOperation(type, (0, 3))
        operation.blob = try tools[type].map { try lab.bench.compress([short], $0.0, ending: $0.1)[0] } ?? short
        let payload = try lab.open(try lab.make(MadePartition("boot", image, [operation])).bytes)
        #expect(try drain(try payload.open("boot")) == image)
    }

    @Test("other block sizes", arguments: [512, 16384]) func blockSizes(size: Int) throws {
        let lab = try PayloadLab()
        let image = mixedImage(blocks: 30, seed: 9, tail: 700)
        var maker = PayloadMaker([MadePartition("boot", image, type: 8, step: 3, blockSize: size)])
        maker.blockSize = size
        let payload = try lab.open(try maker.make(lab.bench).bytes)
        #expect(payload.blockSize == UInt32(size))
        #expect(try drain(try payload.open("boot")) == image)
    }

    @Test("skipping gives what comes behind, and leaves whole operations undecoded") func skipping() throws {
        let lab = try PayloadLab()
        let image = mixedImage(blocks: 400, seed: 10, tail: 9)
        let payload = try lab.open(try lab.make(MadePartition("boot", image, type: 8)).bytes)
        for start in [1, 4096, 16384, 16385, 300 * 4096 + 7, image.count] {
            let source = try payload.open("boot")
            try source.skip(UInt64(start))
            #expect(try drain(source) == Array(image[start...]))
        }
        let source = try payload.open("boot")
        var head = [UInt8](repeating: 0, count: 5000)
        let got = try unsafe head.withUnsafeMutableBytes { try unsafe source.readFully(into: $0) }
        #expect(got == 5000 && head == Array(image[..<5000]))
        try source.skip(UInt64(200 * 4096))
        #expect(try drain(source) == Array(image[(5000 + 200 * 4096)...]))
        #expect(throws: ImageError.sourceEnded(needed: 1)) { try source.skip(1) }
        #expect(throws: ImageError.sourceEnded(needed: 5)) {
            try payload.open("boot").skip(UInt64(image.count) + 5)
        }
    }

    @Test("a stream that is dropped half read ends its threads") func dropped() throws {
        let lab = try PayloadLab()
        let image = mixedImage(blocks: 400, seed: 11)
        let payload = try lab.open(try lab.make(MadePartition("boot", image, type: 8)).bytes)
        for count in [0, 1, 70_000] {
            let source = try payload.open("boot", workers: 3)
            var bytes = [UInt8](repeating: 0, count: count)
            _ = try unsafe bytes.withUnsafeMutableBytes { try unsafe source.readFully(into: $0) }
            #expect(bytes == Array(image[..<count]))
        }
    }

    @Test("a payload inside a larger file") func inside() throws {
        let lab = try PayloadLab()
        let image = mixedImage(blocks: 30, seed: 12)
        let made = try lab.make(MadePartition("boot", image, type: 1))
        let junk = Dice.noise(777, seed: 13)
        let file = try OpenFile(try lab.bench.put("archive", junk + made.bytes + junk))
        let payload = try Payload(file, at: 777, count: UInt64(made.bytes.count))
        #expect(payload.bytes == UInt64(made.bytes.count))
        #expect(try drain(try payload.open("boot")) == image)
    }
}

extension Dice {
    static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
        var dice = Dice(seed)
        return dice.bytes(count)
    }
}
