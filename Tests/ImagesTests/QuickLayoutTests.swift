import Bytes
import Foundation
import Images
import Testing

/// The scanner, which reads every byte, is the oracle for the walk over headers.
@Suite struct QuickLayoutTests {
    private static func quick(_ bytes: [UInt8]) throws -> ImageLayout {
        let scratch = try Scratch()
        return try quickLayout(of: OpenFile(scratch.file("image", bytes)))
    }

    @Test(arguments: UInt64(1)...40) func findsWhatTheScannerFinds(seed: UInt64) throws {
        var image = SampleImage.random(
            seed: seed, chunks: Int(seed) * 3, blockSize: [16, 1024, 4096][Int(seed % 3)], largest: 6)
        image.extraFileHeader = Int(seed % 3) * 4
        image.extraChunkHeader = Int(seed % 4) * 4
        if seed % 2 == 0 { image.chunks.insert(.checksum, at: Int(seed) / 2) }
        let file = image.build().file
        #expect(try Self.quick(file) == scan(file).layout)
    }

    @Test func anImageWithoutChunks() throws {
        let file = SampleImage().build().file
        #expect(try Self.quick(file) == scan(file).layout)
    }

    @Test(arguments: SparseFaultTests.cases) func refusesWhatTheScannerRefuses(_ sample: SparseFaultTests.Case) throws {
        var bytes = SparseFaultTests.image
        sample.spoil(&bytes)
        #expect(throws: ImageError.malformedSparse(sample.fault, offset: sample.offset)) { try Self.quick(bytes) }
    }

    /// Whatever is wrong with the headers, both say the same.
    @Test func randomDamageIsJudgedAlike() throws {
        var dice = Dice(2026)
        var refused = 0
        for round in 0..<600 {
            var image = SampleImage(
                blockSize: 16,
                chunks: [.raw(blocks: 2), .fill(3, blocks: 4), .checksum, .hole(blocks: 5), .raw(blocks: 1)])
            image.extraFileHeader = round % 3 * 4
            image.extraChunkHeader = round % 2 * 4
            var bytes = image.build().file
            for _ in 0..<Int.random(in: 1...2, using: &dice) {
                bytes[Int.random(in: 4..<bytes.count, using: &dice)] = UInt8(truncatingIfNeeded: dice.next() % 24)
            }
            if dice.next() % 3 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count - 4, using: &dice)) }
            if dice.next() % 8 == 0 { bytes += dice.bytes(3) }
            let theirs = Result { try scan(bytes, piece: 9).layout }.mapError { "\($0)" as Words }
            let ours = Result { try Self.quick(bytes) }.mapError { "\($0)" as Words }
            // The walk over headers reads no data, so it cannot tell whether a sum is right.
            if case .failure(let words) = theirs, words.text.contains("says that the CRC-32") { continue }
            #expect(ours == theirs, "round \(round)")
            if case .failure = ours { refused += 1 }
        }
        #expect(refused > 100 && refused < 600)
    }

    @Test(arguments: [0, 1, 3, 4, 4095, 4096, 4097, 9000]) func aRawFileIsOneStretch(count: Int) throws {
        var dice = Dice(UInt64(count) + 7)
        let layout = try Self.quick(dice.bytes(count))
        #expect(!layout.isSparse && layout.blockSize == 4096)
        #expect(layout.fileBytes == UInt64(count) && layout.expandedBytes == UInt64(count))
        #expect(Int(layout.totalBlocks) == (count + 4095) / 4096)
        let all = Extent(firstBlock: 0, blockCount: layout.totalBlocks, content: .data(offset: 0))
        #expect(layout.extents == (count > 0 ? [all] : []))
    }

    /// The parts of a raw file expand to the file, and no part is over the limit.
    @Test(arguments: [70_000, 200_000, 262_144]) func partsOfARawFileAreTheFile(count: Int) throws {
        var dice = Dice(UInt64(count))
        let raw = dice.bytes(count)
        let parts = try downloadParts(of: Self.quick(raw), limit: 65_536)
        #expect(parts.count > 1 && parts.allSatisfy { $0.bytes <= 65_536 })
        var whole = [UInt8](repeating: 0, count: count)
        for part in try render(parts, of: raw) {
            let piece = try scan(part).layout
            for extent in piece.extents {
                guard case .data(let offset) = extent.content else { continue }
                let start = Int(extent.firstBlock) * 4096
                let size = min(Int(extent.blockCount) * 4096, count - start)
                whole.replaceSubrange(start..<start + size, with: part[Int(offset)..<Int(offset) + size])
            }
        }
        #expect(whole == raw)
    }

    /// Holes of the disk stand for the data: reading them would take many minutes.
    @Test(.timeLimit(.minutes(1))) func dataIsNotRead() throws {
        let scratch = try Scratch()
        let path = try scratch.file("huge")
        try Data().write(to: URL(filePath: path))
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        defer { try? handle.close() }
        let (chunks, blocks) = (UInt64(400), UInt64(1_000_000))
        var header = ByteWriter()
        header.little(UInt32(0xED26_FF3A))
        for half: UInt16 in [1, 0, 28, 12] { header.little(half) }
        for word in [4096, UInt32(chunks * blocks), UInt32(chunks), 0] { header.little(word) }
        try handle.write(contentsOf: Data(header.bytes))
        for index in 0..<chunks {
            var chunk = ByteWriter()
            chunk.little(UInt16(0xCAC1))
            chunk.little(UInt16(0))
            chunk.little(UInt32(blocks))
            chunk.little(UInt32(12 + blocks * 4096))
            try handle.seek(toOffset: 28 + index * (12 + blocks * 4096))
            try handle.write(contentsOf: Data(chunk.bytes))
        }
        try handle.truncate(atOffset: 28 + chunks * (12 + blocks * 4096))
        let sparse = try quickLayout(of: OpenFile(path))
        #expect(sparse.extents.count == 400 && sparse.totalBlocks == 400_000_000)
        try handle.seek(toOffset: 0)
        try handle.write(contentsOf: Data([0, 0, 0, 0]))
        #expect(try quickLayout(of: OpenFile(path)).extents.count == 1)
    }
}

/// An error's words, to compare by.
private struct Words: Error, Equatable, ExpressibleByStringInterpolation {
    let text: String
    init(stringLiteral value: String) { text = value }
}
