import Images
import Testing

@Suite struct SplitPropertyTests {
    /// For any image and limit: no part is larger than the limit, each is a valid sparse image of the same size, and
    /// all together write what the whole writes and nothing else.
    @Test func partsTogetherAreTheImage() throws {
        for seed in UInt64(1000)..<1300 {
            var dice = Dice(seed)
            let blockSize = [16, 64, 256].randomElement(using: &dice)!
            let image = SampleImage.random(seed: seed, chunks: 25, blockSize: blockSize, largest: 12)
            try check(image.build().file, limit: 80 + blockSize + Int.random(in: 0...1500, using: &dice), seed: seed)
        }
    }

    @Test func partsTogetherAreTheRawImage() throws {
        for seed in UInt64(2000)..<2020 {
            var dice = Dice(seed)
            let raw = rawImage(seed: seed, blocks: 20, tail: Int.random(in: 0..<4096, using: &dice))
            try check(raw, limit: 4300 + Int.random(in: 0...20_000, using: &dice), seed: seed)
        }
    }

    @Test func theOddEndOfARawImageIsPadded() throws {
        let raw = rawImage(seed: 5, blocks: 30, tail: 100)
        let parts = try downloadParts(of: scan(raw).layout, limit: 20_000)
        let last = try #require(try render(parts, of: raw).last)
        #expect(try scan(last).layout.totalBlocks == 31)
        #expect(last.suffix(3996).allSatisfy { $0 == 0 } && last.dropLast(3996).suffix(100) == raw.suffix(100))
    }

    @Test func aPartMayBeLeftOutButNotTakenTwice() throws {
        let file = SampleImage(chunks: [.raw(blocks: 60)]).build().file
        let parts = try downloadParts(of: scan(file).layout, limit: 50_000)
        let all = try render(parts, of: file)
        #expect(try render([parts[2], parts[4]], of: file) == [all[2], all[4]])
        #expect(throws: ImageError.self) { try render([parts[2], parts[2]], of: file) }
    }

    @Test(
        "no chunk of any part is without blocks, at limits of a few blocks",
        arguments: [4300, 9000, 12_345, 19_000, 30_000])
    func noEmptyChunks(limit: Int) throws {
        for seed in UInt64(1)...20 {
            let image = SampleImage.random(seed: seed, chunks: 60, largest: 9).build().file
            for part in try render(downloadParts(of: scan(image).layout, limit: UInt64(limit)), of: image) {
                var place = 28
                while place < part.count {
                    let (blocks, bytes) = (part[place + 4..<place + 8], part[place + 8..<place + 12])
                    #expect(blocks.contains { $0 != 0 }, "seed \(seed), byte \(place)")
                    place += bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
                }
                #expect(part.count <= limit, "seed \(seed)")
            }
        }
    }

    @Test func aLimitBelowOneBlockIsRefused() throws {
        let layout = try scan(SampleImage(chunks: [.raw(blocks: 60)]).build().file).layout
        #expect(throws: ImageError.limitTooSmall(limit: 4000, needed: 4176)) {
            try downloadParts(of: layout, limit: 4000)
        }
        #expect(try downloadParts(of: layout, limit: 4176).count == 60)
    }

    @Test func aSourceThatEndsEarlyIsAnError() throws {
        let file = SampleImage(chunks: [.raw(blocks: 60)]).build().file
        let parts = try downloadParts(of: scan(file).layout, limit: 50_000)
        #expect(throws: ImageError.self) { try render(parts, of: Array(file.dropLast())) }
    }

    /// A list with one sum for each part is judged by the scan alone: right, wrong in any part, or of another split.
    @Test func checksumsOfParts() throws {
        let image = SampleImage.random(seed: 77, chunks: 60, blockSize: 1024).build()
        let scanned = try scan(image.file)
        let parts = try downloadParts(of: scanned.layout, limit: 60_000)
        let contents = try render(parts, of: image.file).map { part in
            try blocks(part).1.sorted { $0.key < $1.key }.flatMap(\.value)
        }
        let sums = contents.map { crc32(of: $0) }
        #expect(sums.count > 3)
        #expect(crc32(of: contents.flatMap(\.self)) == crc32(of: image.data))
        #expect(try scanned.agrees(withPartChecksums: sums, limit: 60_000) == true)
        for index in sums.indices {
            var wrong = sums
            wrong[index] ^= 1
            #expect(try scanned.agrees(withPartChecksums: wrong, limit: 60_000) == false)
        }
        #expect(try scanned.agrees(withPartChecksums: sums.dropLast(), limit: 60_000) == nil)
        #expect(try scanned.agrees(withPartChecksums: [crc32(of: image.data)], limit: 1 << 30) == true)
    }

    /// What a block gets: content, or nothing.
    private func blocks(_ file: [UInt8]) throws -> (ImageLayout, [Int: [UInt8]]) {
        let layout = try scan(file).layout
        let size = Int(layout.blockSize)
        var written: [Int: [UInt8]] = [:]
        for extent in layout.extents {
            for index in 0..<Int(extent.blockCount) {
                let content: [UInt8]
                switch extent.content {
                case .data(let offset):
                    let start = Int(offset) + index * size
                    let data = file[start..<min(start + size, file.count)]
                    content = data + [UInt8](repeating: 0, count: size - data.count)
                case .fill(let pattern):
                    content = (0..<size).map { UInt8(truncatingIfNeeded: pattern >> UInt32($0 % 4 * 8)) }
                }
                written[Int(extent.firstBlock) + index] = content
            }
        }
        return (layout, written)
    }

    private func check(_ file: [UInt8], limit: Int, seed: UInt64) throws {
        let (layout, expected) = try blocks(file)
        let parts = try downloadParts(of: layout, limit: UInt64(limit))
        var got: [Int: [UInt8]] = [:]
        for (part, bytes) in zip(parts, try render(parts, of: file, buffer: 1 + Int(seed % 3000))) {
            #expect(bytes.count <= limit && bytes.count == Int(part.bytes), "seed \(seed)")
            #expect(part.index < part.count && part.count == parts.count)
            let (partLayout, written) = try blocks(bytes)
            #expect(partLayout.totalBlocks == layout.totalBlocks, "seed \(seed)")
            got.merge(written) { _, _ in
                Issue.record("a block is written twice, seed \(seed)")
                return []
            }
        }
        #expect(got == expected, "seed \(seed)")
    }
}
