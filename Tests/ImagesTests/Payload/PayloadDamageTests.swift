import Bytes
import PayloadMaker
import Testing

@testable import Images

@Suite("Payloads that are damaged inside") struct PayloadDamageTests {
    private let image = mixedImage(blocks: 16, seed: 30)

    @Test("a wrong byte in a blob names partition, operation and both digests", arguments: [0, 1, 8, 14] as [UInt64])
    func blob(type: UInt64) throws {
        let lab = try PayloadLab()
        let made = try lab.make(MadePartition("boot", image, type: type), MadePartition("dtbo", image, type: type))
        let place = try #require(made.blobs["dtbo"])[2]
        for position in [place.lowerBound, (place.lowerBound + place.upperBound) / 2, place.upperBound - 1] {
            var bytes = made.bytes
            let sound = try lab.bench.digests(of: [Array(bytes[place])])[0]
            bytes[position] ^= 0x10
            let found = try lab.bench.digests(of: [Array(bytes[place])])[0]
            for workers in [1, 3] {
                #expect(
                    try lab.wordsOfReading(bytes, workers: workers)
                        == "partition dtbo, operation 2: the manifest says SHA-256 \(hex(sound)), its data has \(hex(found))"
                )
            }
        }
    }

    /// A blob with a true digest of itself that is not what it should be.
    private func words(_ type: UInt64, _ blob: [UInt8], blocks: UInt64 = 4, workers: Int = 2) throws -> String {
        let lab = try PayloadLab()
        var partition = MadePartition("boot", image, type: 0)
        partition.operations[1] = MadeOperation(type, (4, blocks))
        partition.operations[1].blob = blob
        return try lab.wordsOfReading(try lab.make(partition).bytes, workers: workers)
    }

    @Test(
        "compressed data that makes no sense", arguments: [(1, "bzip2"), (8, "xz"), (14, "zstd")] as [(UInt64, String)]
    ) func nonsense(type: UInt64, format: String) throws {
        for blob in [[0x00], Dice.noise(500, seed: 31), Array("BZh9".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]] {
            let words = try words(type, blob)
            #expect(
                words.hasPrefix("partition boot, operation 1: its data is no sound \(format) stream: "), "said \(words)"
            )
        }
    }

    @Test("compressed data of another length", arguments: [1, 8, 14] as [UInt64]) func lengths(type: UInt64) throws {
        let bench = try Workbench()
        let tools: [UInt64: ([String], String)] = [
            1: (["bzip2", "-k"], ".bz2"), 8: (["xz", "-k"], ".xz"), 14: (["zstd", "-q", "-k"], ".zst"),
        ]
        let (tool, ending) = try #require(tools[type])
        let plain = [16384, 12288, 16385, 400_000].map { Dice.noise($0, seed: 32) }
        let blobs = try bench.compress(plain, tool, ending: ending)
        #expect(
            try words(type, blobs[1]).contains(
                "operation 1: its data is 12288 bytes long when decoded, its blocks take 16384"))
        for blob in blobs[2...] {
            let words = try words(type, blob)
            #expect(words.contains("bytes long when decoded, its blocks take 16384"), "said \(words)")
        }
        #expect(try words(type, blobs[0] + [0, 0, 0, 0]).contains("its compressed data ends 4 bytes too early"))
        for cut in [1, 5, blobs[0].count / 2] {
            let words = try words(type, Array(blobs[0].dropLast(cut)))
            #expect(words.contains("stream: it ends early"), "said \(words)")
        }
        // Sound data passes here, so that the cases above fail for their own reason.
        #expect(try words(type, blobs[0]) == "accepted")
    }

    @Test("a bomb is not inflated further than its blocks") func bomb() throws {
        let bench = try Workbench()
        let plain = [[UInt8](repeating: 0, count: 200 << 20)]
        for (type, tool, ending) in [(8, ["xz", "-0", "-k"], ".xz"), (14, ["zstd", "-q", "-k"], ".zst")]
            as [(UInt64, [String], String)]
        {
            let blob = try bench.compress(plain, tool, ending: ending)[0]
            #expect(blob.count < 100_000)
            #expect(try words(type, blob).contains("bytes long when decoded, its blocks take 16384"))
        }
    }

    @Test("a dictionary that wants too much memory") func memory() throws {
        let bench = try Workbench()
        let blob = try bench.compress(
            [Dice.noise(16384, seed: 33)], ["xz", "-k", "--lzma2=dict=512MiB"], ending: ".xz")[0]
        #expect(try words(8, blob).contains("no sound xz stream: it wants more than 128 MiB of memory"))
    }

    @Test("a large operation that breaks in its middle") func large() throws {
        let lab = try PayloadLab()
        let image = Dice.noise(6 << 20, seed: 34)
        let made = try lab.make(MadePartition("system", image, type: 8, step: 1536))
        var bytes = made.bytes
        bytes[try #require(made.blobs["system"])[0].lowerBound + (5 << 20)] ^= 1
        #expect(try lab.wordsOfReading(bytes).hasPrefix("partition system, operation 0: the manifest says SHA-256 "))
    }

    @Test("the first fault of the image is the one that is said, with any number of workers") func first() throws {
        let lab = try PayloadLab()
        let made = try lab.make(MadePartition("boot", image, type: 1, step: 1))
        let places = try #require(made.blobs["boot"])
        var bytes = made.bytes
        for index in [3, 4, 5, 9] { bytes[places[index].lowerBound + 20] ^= 1 }
        for workers in 1...8 {
            #expect(try lab.wordsOfReading(bytes, workers: workers).hasPrefix("partition boot, operation 3: "))
        }
    }

    @Test("a failed stream fails again, and gives nothing more") func failedTwice() throws {
        let lab = try PayloadLab()
        let made = try lab.make(MadePartition("boot", image, type: 8))
        var bytes = made.bytes
        bytes[try #require(made.blobs["boot"])[0].upperBound - 1] ^= 1
        let source = try lab.open(bytes).open("boot")
        #expect(throws: ImageError.self) { try drain(source) }
        #expect(throws: ImageError.self) { try drain(source) }
        #expect(throws: ImageError.self) { try source.skip(1) }
    }

    @Test("a file that is cut short after it was opened") func cutLater() throws {
        let lab = try PayloadLab()
        let made = try lab.make(MadePartition("boot", image, type: 8))
        let payload = try lab.open(made.bytes)
        let place = try #require(made.blobs["boot"])[1].lowerBound + 3
        try lab.bench.run(["truncate", "-s", "\(place)", "payload.bin"])
        #expect(throws: ImageError.self) { try drain(try payload.open("boot")) }
    }

    @Test("no such partition") func unknown() throws {
        let lab = try PayloadLab()
        let payload = try lab.open(try lab.make(MadePartition("boot", image, type: 8)).bytes)
        #expect(throws: ImageError.payload(.noSuchPartition("super"))) { try payload.open("super") }
    }
}
