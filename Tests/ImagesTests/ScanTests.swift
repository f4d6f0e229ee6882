import Bytes
import Foundation
import Images
import Testing

@Suite struct ScanTests {
    /// `simg2img` expands the file; the layout must describe the same bytes.
    @Test(arguments: UInt64(1)...8) func layoutIsWhatSimg2imgExpands(seed: UInt64) throws {
        var image = SampleImage.random(seed: seed, chunks: 30, blockSize: seed % 2 == 0 ? 4096 : 1024)
        image.extraFileHeader = Int(seed % 3) * 4
        image.extraChunkHeader = Int(seed % 4) * 4
        if seed > 4 { image.chunks.insert(.checksum, at: 5) }
        let built = image.build()
        let scratch = try Scratch()
        try run("simg2img", scratch.file("s.img", built.file), scratch.file("r.img"))
        let expanded = try contents(scratch.file("r.img"))
        for piece in [1, 13, 4096, 1 << 20] {
            let found = try scan(built.file, piece: piece)
            #expect(Int(found.layout.expandedBytes) == expanded.count)
            #expect(expand(found.layout, of: built.file) == expanded)
            #expect(found.dataCRC32 == crc32(of: built.data))
        }
    }

    /// `img2simg` writes a raw chunk wherever we see data, and a fill wherever we see a fill other than zero.
    @Test(arguments: UInt64(1)...4) func rawLayoutIsWhatImg2simgFinds(seed: UInt64) throws {
        let raw = rawImage(seed: seed, blocks: 200)
        let scratch = try Scratch()
        try run("img2simg", scratch.file("r.img", raw), scratch.file("s.img"))
        let theirs = try scan(contents(scratch.file("s.img"))).layout
        let ours = try scan(raw).layout
        func shape(_ layout: ImageLayout) -> [String] {
            layout.extents.map {
                switch $0.content {
                case .data: "\($0.firstBlock)+\($0.blockCount) data"
                case .fill(let pattern): "\($0.firstBlock)+\($0.blockCount) fill \(pattern)"
                }
            }
        }
        #expect(shape(ours) == shape(theirs))
        #expect(!ours.isSparse && theirs.isSparse)
        #expect(expand(ours, of: raw) == raw)
    }

    @Test(arguments: [0, 1, 3, 4, 5, 4095, 4096, 4097, 20_000]) func rawOfAnySize(count: Int) throws {
        var dice = Dice(UInt64(count))
        let raw = dice.bytes(count)
        for piece in [1, 1000, 4096, 5000] {
            let found = try scan(raw, piece: piece, digests: [.md5, .sha256])
            #expect(found.bytes == UInt64(count))
            #expect(found.layout.fileBytes == UInt64(count))
            #expect(Int(found.layout.totalBlocks) == (count + 4095) / 4096)
            #expect(expand(found.layout, of: raw) == raw)
            #expect(found.crc32 == crc32(of: raw) && found.dataCRC32 == found.crc32)
            #expect(found.md5 == digest(.md5, of: raw))
            #expect(found.sha256 == digest(.sha256, of: raw))
        }
    }

    @Test func neighboursAreMerged() throws {
        let image = SampleImage(chunks: [
            .fill(5, blocks: 2), .fill(5, blocks: 3), .fill(6, blocks: 1), .hole(blocks: 1), .fill(6, blocks: 1),
        ])
        let expected = [
            Extent(firstBlock: 0, blockCount: 5, content: .fill(5)),
            Extent(firstBlock: 5, blockCount: 1, content: .fill(6)),
            Extent(firstBlock: 7, blockCount: 1, content: .fill(6)),
        ]
        #expect(try scan(image.build().file).layout.extents == expected)
    }

    /// 100 GiB of fill in 44 bytes of file: the CRC must not take as long as writing it.
    @Test func hugeFillIsQuick() throws {
        let blocks = UInt32(100 << 18)
        var writer = ByteWriter()
        writer.little(UInt32(0xED26_FF3A))
        for half in [1, 0, 28, 12] as [UInt16] { writer.little(half) }
        for word in [4096, blocks, 1, 0] as [UInt32] { writer.little(word) }
        for half in [0xCAC2, 0] as [UInt16] { writer.little(half) }
        for word in [blocks, 16, 0x1234_5678] as [UInt32] { writer.little(word) }
        let clock = ContinuousClock()
        let start = clock.now
        let found = try scan(writer.bytes)
        // Writing it out at 10 GB/s would take ten seconds, and much longer in a debug build.
        #expect(clock.now - start < .seconds(5))
        #expect(found.layout.expandedBytes == 100 << 30)
        #expect(found.layout.extents == [Extent(firstBlock: 0, blockCount: blocks, content: .fill(0x1234_5678))])
    }

    /// What a layout says, made into bytes; holes are zero, as simg2img leaves them.
    private func expand(_ layout: ImageLayout, of file: [UInt8]) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: Int(layout.expandedBytes))
        for extent in layout.extents {
            let start = Int(extent.firstBlock) * Int(layout.blockSize)
            let end = min(start + Int(extent.blockCount) * Int(layout.blockSize), out.count)
            switch extent.content {
            case .data(let offset): out.replaceSubrange(start..<end, with: file[Int(offset)..<Int(offset) + end - start])
            case .fill(let pattern):
                let unit = (0..<4).map { UInt8(truncatingIfNeeded: pattern >> ($0 * 8)) }
                let whole = [[UInt8]](repeating: unit, count: (end - start) / 4).joined()
                out.replaceSubrange(start..<end, with: whole)
            }
        }
        return out
    }
}
