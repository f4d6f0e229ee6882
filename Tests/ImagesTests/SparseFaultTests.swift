import Images
import Testing

/// Every rule of the sparse format, broken one at a time.
@Suite struct SparseFaultTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let fault: SparseFault
        let offset: UInt64
        let spoil: @Sendable (inout [UInt8]) -> Void
        var testDescription: String { name }
    }

    /// Header 28, raw of 2 blocks at 28, fill at 28 + 12 + 8192 = 8232, hole at 8248, end at 8260.
    static let image = SampleImage(chunks: [.raw(blocks: 2), .fill(3, blocks: 4), .hole(blocks: 5)]).build().file

    static func put(_ value: UInt64, _ count: Int, at offset: Int) -> @Sendable (inout [UInt8]) -> Void {
        { bytes in for index in 0..<count { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (index * 8)) } }
    }

    static func cut(_ count: Int) -> @Sendable (inout [UInt8]) -> Void { { $0.removeLast($0.count - count) } }

    static let cases: [Case] = [
        Case(name: "major 2", fault: .version(major: 2, minor: 0), offset: 0, spoil: put(2, 2, at: 4)),
        Case(name: "file header 27", fault: .fileHeaderSize(27), offset: 0, spoil: put(27, 2, at: 8)),
        Case(name: "chunk header 11", fault: .chunkHeaderSize(11), offset: 0, spoil: put(11, 2, at: 10)),
        Case(name: "block size 0", fault: .blockSize(0), offset: 0, spoil: put(0, 4, at: 12)),
        Case(name: "block size 4098", fault: .blockSize(4098), offset: 0, spoil: put(4098, 4, at: 12)),
        Case(
            name: "fewer blocks", fault: .fewerBlocks(blocks: 11, total: 12), offset: 8260, spoil: put(12, 4, at: 16)),
        Case(
            name: "more blocks", fault: .moreBlocks(index: 2, blocks: 11, total: 10), offset: 8248,
            spoil: put(10, 4, at: 16)),
        Case(
            name: "a chunk too many", fault: .missingChunks(found: 3, declared: 4), offset: 8260,
            spoil: put(4, 4, at: 20)),
        Case(
            name: "a chunk too few", fault: .fewerBlocks(blocks: 6, total: 11), offset: 8248, spoil: put(2, 4, at: 20)),
        Case(
            name: "millions of chunks", fault: .tooManyChunks(2_000_001, limit: 2_000_000), offset: 0,
            spoil: put(2_000_001, 4, at: 20)),
        Case(
            name: "more bytes than 64 bits count", fault: .tooLarge(bytes: 0xFFFF_FFFB_0000_0004, limit: 1 << 44),
            offset: 0,
            spoil: {
                put(0xFFFF_FFFC, 4, at: 12)(&$0)
                put(0xFFFF_FFFF, 4, at: 16)(&$0)
            }),
        Case(
            name: "unknown type", fault: .unknownChunk(index: 1, type: 0xCAC5), offset: 8232,
            spoil: put(0xCAC5, 2, at: 8232)),
        Case(
            name: "raw size", fault: .chunkBytes(index: 0, declared: 8208, expected: 8204), offset: 28,
            spoil: put(8208, 4, at: 36)),
        Case(
            name: "fill size", fault: .chunkBytes(index: 1, declared: 12, expected: 16), offset: 8232,
            spoil: put(12, 4, at: 8240)),
        Case(
            name: "hole size", fault: .chunkBytes(index: 2, declared: 16, expected: 12), offset: 8248,
            spoil: put(16, 4, at: 8256)),
        Case(
            name: "checksum with blocks", fault: .checksumWithBlocks(index: 1, blocks: 4), offset: 8232,
            spoil: put(0xCAC4, 2, at: 8232)),
        Case(name: "a byte more", fault: .trailingBytes, offset: 8260, spoil: { $0.append(0) }),
        Case(name: "header cut", fault: .headerCutShort(bytes: 27), offset: 27, spoil: cut(27)),
        Case(name: "data cut", fault: .chunkCutShort(index: 0, missing: 1), offset: 8231, spoil: cut(8231)),
        Case(name: "no second chunk", fault: .missingChunks(found: 1, declared: 3), offset: 8232, spoil: cut(8232)),
        Case(
            name: "chunk header cut", fault: .chunkCutShort(index: 1, missing: 2), offset: 8242, spoil: cut(8242)),
        Case(name: "fill cut", fault: .chunkCutShort(index: 1, missing: 3), offset: 8245, spoil: cut(8245)),
    ]

    @Test func theImageIsGood() throws {
        #expect(try scan(Self.image).layout.totalBlocks == 11)
    }

    @Test(arguments: cases) func isRefused(_ sample: Case) throws {
        var bytes = Self.image
        sample.spoil(&bytes)
        for piece in [1, 7, 1 << 20] {
            #expect(throws: ImageError.malformedSparse(sample.fault, offset: sample.offset)) {
                try scan(bytes, piece: piece)
            }
        }
    }

    @Test(
        "the sum of a CRC32 chunk counts holes as zeros, wherever it stands, and a wrong one is named with both numbers"
    )
    func checksums() throws {
        let chunks: [SampleImage.Chunk] = [
            .raw(blocks: 2), .checksum, .hole(blocks: 3), .checksum, .fill(7, blocks: 100), .hole(blocks: 70),
            .raw(blocks: 1),
            .checksum,
        ]
        let good = SampleImage(chunks: chunks).build().file
        for piece in [1, 4096, 1 << 20] { #expect(try scan(good, piece: piece).layout.totalBlocks == 176) }
        for place in [1, 3, 7] {
            var other = chunks
            other[place] = .wrongChecksum(0x1234_5678)
            let file = SampleImage(chunks: other).build().file
            let error = try #require(throws: ImageError.self) { try scan(file) }
            guard case .malformedSparse(.checksum(UInt32(place), 0x1234_5678, _), _) = error else { throw error }
            #expect("\(error)".contains("12345678"), "\(error)")
        }
        // A byte of the data that is another one.
        var damaged = good
        damaged[28 + 12 + 100] ^= 1
        #expect(throws: ImageError.self) { try scan(damaged) }
    }

    @Test("libsparse's own writer leaves the holes out of the sum: such an image is good, too")
    func checksumWithoutHoles() throws {
        let chunks: [SampleImage.Chunk] = [.raw(blocks: 2), .hole(blocks: 3), .raw(blocks: 1)]
        var sum = BitwiseCRC()
        sum.add(SampleImage(chunks: chunks).build().data)
        let file = SampleImage(chunks: chunks + [.wrongChecksum(sum.value)]).build().file
        #expect(try scan(file).layout.totalBlocks == 6)
    }

    /// Any damage to the headers is found or harmless, and never a trap.
    @Test func randomDamageNeverTraps() throws {
        var dice = Dice(4711)
        let small = SampleImage(
            blockSize: 16, chunks: [.raw(blocks: 2), .fill(3, blocks: 4), .checksum, .hole(blocks: 5)]
        )
        .build().file
        for _ in 0..<2000 {
            var bytes = small
            for _ in 0..<Int.random(in: 1...3, using: &dice) {
                bytes[Int.random(in: 4..<bytes.count, using: &dice)] = UInt8(truncatingIfNeeded: dice.next())
            }
            if dice.next() % 4 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count - 4, using: &dice)) }
            guard let found = try? scan(bytes, piece: 9) else { continue }
            _ = try? downloadParts(of: found.layout, limit: 120)
        }
    }
}
