import Images
import Testing

/// Images read as their partitions will be; `simg2img` is the oracle.
@Suite struct ExpandedSourceTests {
    @Test(arguments: UInt64(21)...26) func readsWhatSimg2imgExpands(seed: UInt64) throws {
        let built = SampleImage.random(seed: seed, chunks: 25, blockSize: 1024, largest: 3).build()
        let scratch = try Scratch()
        try run("simg2img", scratch.file("s.img", built.file), scratch.file("r.img"))
        let expanded = try contents(scratch.file("r.img"))
        let layout = try scan(built.file).layout
        for piece in [1, 37, 4096, 1 << 20] {
            #expect(try drain(ExpandedSource(layout, of: MemorySource(built.file)), piece: piece) == expanded)
        }
        for skipped in [0, 1, 1023, expanded.count / 2, expanded.count] {
            let source = ExpandedSource(layout, of: MemorySource(built.file))
            try source.skip(UInt64(skipped))
            #expect(try drain(source) == Array(expanded.dropFirst(skipped)))
        }
        #expect(throws: ImageError.self) {
            try ExpandedSource(layout, of: MemorySource(built.file)).skip(UInt64(expanded.count) + 1)
        }
    }

    @Test func aRawImageIsItself() throws {
        let bytes = rawImage(seed: 3, blocks: 5, tail: 77)
        let layout = try scan(bytes).layout
        #expect(try drain(ExpandedSource(layout, of: MemorySource(bytes))) == bytes)
        #expect(ExpandedSource.isWhole(first: UInt64(bytes.count), of: layout))
        #expect(!ExpandedSource.isWhole(first: UInt64(bytes.count) + 1, of: layout))
    }

    @Test func aFileCutShortIsAnError() throws {
        let built = SampleImage.random(seed: 30, chunks: 25, blockSize: 1024, largest: 3).build()
        let layout = try scan(built.file).layout
        #expect(throws: ImageError.self) {
            try drain(ExpandedSource(layout, of: MemorySource(Array(built.file.prefix(built.file.count / 2)))))
        }
    }
}
