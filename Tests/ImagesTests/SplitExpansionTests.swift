import Images
import Testing

/// The parts of an image, expanded again, are the image: for thousands of random images and limits, by an expander that
/// shares nothing with the code under test, and for some of them by Debian's simg2img.
@Suite struct SplitExpansionTests {
    /// A random image and a limit that its blocks fit into. Everything follows from the seed.
    private struct Sample {
        let file: [UInt8]
        let limit: Int

        init(_ seed: UInt64, blockSizes: [Int]) {
            var dice = Dice(seed)
            let blockSize = blockSizes.randomElement(using: &dice)!
            // Long runs, so that one of them is larger than a part, or many short ones.
            let largest = [1, 3, 12, 40].randomElement(using: &dice)!
            var image = SampleImage.random(
                seed: seed, chunks: Int.random(in: 1...30, using: &dice), blockSize: blockSize, largest: largest)
            for _ in 0..<Int.random(in: 0...2, using: &dice) {
                image.chunks.insert(.checksum, at: Int.random(in: 0...image.chunks.count, using: &dice))
            }
            if dice.next() % 8 == 0 { image.chunks.insert(.hole(blocks: largest), at: 0) }
            if dice.next() % 8 == 0 { image.chunks.append(.hole(blocks: largest)) }
            image.extraFileHeader = 4 * Int.random(in: 0...2, using: &dice)
            image.extraChunkHeader = 4 * Int.random(in: 0...2, using: &dice)
            file = image.build().file
            // The smallest limit that is taken at all, up to one that the whole file fits into.
            let smallest = 28 + 24 + 4 + 12 + 12 + blockSize
            switch dice.next() % 4 {
            case 0: limit = smallest + Int.random(in: 0...40, using: &dice)
            case 1: limit = max(smallest, file.count - Int.random(in: 0...100, using: &dice))
            default: limit = Int.random(in: smallest...max(smallest, file.count), using: &dice)
            }
        }

        func parts(buffer: Int) throws -> [[UInt8]] {
            let parts = try downloadParts(of: scan(file, digests: []).layout, limit: UInt64(limit))
            let rendered = try render(parts, of: file, buffer: buffer)
            #expect(rendered.map { UInt64($0.count) } == parts.map(\.bytes))
            return rendered
        }
    }

    @Test func partsExpandToTheImage() throws {
        var several = 0
        for seed in UInt64(50_000)..<54_000 {
            let sample = Sample(seed, blockSizes: [4, 16, 64, 256, 1024])
            do {
                let parts = try sample.parts(buffer: 1 + Int(seed % 5000))
                var canvas = try SparseCanvas()
                for part in parts { try canvas.lay(part) }
                let whole = try SparseCanvas(sample.file)
                let isSame = canvas == whole
                #expect(isSame, "seed \(seed): the parts do not expand to the image")
                let largest = parts.map(\.count).max() ?? 0
                #expect(largest <= sample.limit, "seed \(seed): a part of \(largest), limit \(sample.limit)")
                if parts.count > 1 { several += 1 }
            } catch {
                Issue.record(error, "seed \(seed)")
            }
        }
        #expect(several > 1500, "only \(several) samples were split")
    }

    /// simg2img puts the parts of an image together as a phone does.
    @Test func simg2imgExpandsThePartsToTheImage() throws {
        for seed in UInt64(60_000)..<60_040 {
            let sample = Sample(seed, blockSizes: [1024, 4096])
            let scratch = try Scratch()
            do {
                let parts = try sample.parts(buffer: 100_000)
                let files = try parts.enumerated().map { try scratch.file("part.\($0)", $1) }
                let out = try scratch.file("out.img")
                try run("simg2img", files + [out])
                let isSame = try contents(out) == SparseCanvas(sample.file).bytes
                #expect(isSame, "seed \(seed): simg2img makes something else of \(parts.count) parts")
            } catch {
                Issue.record(error, "seed \(seed)")
            }
        }
    }
}
