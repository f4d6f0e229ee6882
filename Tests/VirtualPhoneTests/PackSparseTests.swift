import Foundation
import Testing

@testable import VirtualPhone

/// libsparse's own `simg2simg` and `simg2img` are the oracles.
@Suite struct PackSparseTests {
    /// A file of random runs: noise, one pattern, another pattern, zeros.
    private func random(blocks: Int, runs: Int, seed: UInt64, in shop: Workshop) throws -> PackInput {
        let noise = try PackNoise(seed: seed, name: "runs")
        let path = "\(shop.path)/raw\(seed)"
        let output = try PackOutput(path)
        var left = blocks
        while left > 0 {
            let dice = try noise.bytes(4)
            let count = min(left, 1 + (Int(dice[1]) | Int(dice[2] & 3) << 8) % (2 * max(1, blocks / runs)))
            switch dice[0] % 5 {
            case 0, 1: try output.write(noise.bytes(count * 4096))
            case 2: try output.write([UInt8](repeating: dice[3] | 1, count: count * 4096))
            case 3:
                let block = Array([[UInt8]](repeating: [1, 2, 3, dice[3]], count: 1024).joined())
                for _ in 0..<count { try output.write(block) }
            default: try output.write([UInt8](repeating: 0, count: count * 4096))
            }
            left -= count
        }
        return try PackInput(path)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func partsAreThoseOfLibsparse(seed: UInt64) throws {
        let shop = try Workshop()
        let input = try random(blocks: 300, runs: [3, 12, 60][Int(seed % 3)], seed: seed, in: shop)
        let sparse = try PackSparse(scanning: input)
        let file = "\(shop.path)/sparse"
        try sparse.write(input, to: PackOutput(file))
        #expect(try tool("simg2img \(file) \(file).x && cmp \(file).x \(input.path)").status == 0)

        for limit in [40_000, 65_536, 131_072, 262_144, 500_001, 4_000_000] {
            let result = try tool("cd \(shop.path) && rm -f part.* && simg2simg sparse part \(limit)")
            #expect(result.status == 0, "\(result.output)")
            let theirs = try FileManager.default.contentsOfDirectory(atPath: shop.path).filter { $0.hasPrefix("part.") }
                .count
            let ours = sparse.parts(limit: UInt64(limit))
            #expect(ours.count == theirs, "limit \(limit)")
            for (index, part) in ours.enumerated() where index < theirs {
                let part = try (chunks: part, crc: sparse.dataCRC(of: part, in: input))
                let oracle = try readPart("\(shop.path)/part.\(index)")
                #expect(part.chunks == oracle.chunks, "part \(index) at limit \(limit)")
                #expect(part.crc == oracle.crc)
            }
        }
    }

    /// The data chunks of a sparse file, and the CRC over their data.
    private func readPart(_ path: String) throws -> (chunks: [PackSparse.Chunk], crc: UInt32) {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        func word(_ at: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) } }
        var (chunks, crc, at, block): ([PackSparse.Chunk], UInt32, Int, UInt32) = ([], 0, 28, 0)
        for _ in 0..<word(20) {
            let (kind, count, size) = (word(at) & 0xffff, word(at + 4), Int(word(at + 8)))
            let data = Array(bytes[at + 12..<at + size])
            if kind == 0xcac1 {
                chunks.append(.init(content: .raw, first: block, count: count))
                crc = packCRC(data, after: crc)
            } else if kind == 0xcac2 {
                chunks.append(.init(content: .fill(word(at + 12)), first: block, count: count))
                let filled = Array([[UInt8]](repeating: data, count: 1024).joined())
                for _ in 0..<count { crc = packCRC(filled, after: crc) }
            }
            block += count
            at += size
        }
        #expect(at == bytes.count)
        return (chunks, crc)
    }

    @Test(arguments: ["liuqin", "raphaelin"]) func largeImagesStandInTheSparseList(phone: String) throws {
        let shop = try Workshop()
        let made = try shop.make(phone) {
            $0.form = .folder
            $0.sparseListLimit = 1 << 20
        }
        let large = made.images.filter { $0.isSparse && $0.fileBytes >= 1 << 20 }
        #expect(!large.isEmpty)
        let list = try shop.text("\(made.path)/images/sparsecrclist.txt").split(separator: "\n").map(String.init)
        let rest = try shop.text("\(made.path)/images/crclist.txt")
        #expect(list.count == 1 + large.count)
        for (line, image) in zip(list.dropFirst(), large) {
            _ = try tool(
                "cd \(shop.path) && rm -f part.* && simg2simg '\(made.path)/images/\(image.file)' part \(1 << 20)")
            let count = try FileManager.default.contentsOfDirectory(atPath: shop.path).filter { $0.hasPrefix("part.") }
                .count
            let parts = try (0..<count).map { try readPart("\(shop.path)/part.\($0)").crc }
            let name = image.file.dropLast(4)
            if made.recipe.crcLists == .perPart {
                #expect(line == "\(name) \(count) " + parts.map { "0x" + String($0, radix: 16) }.joined(separator: " "))
            } else {
                let whole = try readPart("\(made.path)/images/\(image.file)").crc
                #expect(line == "\(name) 0x\(String(whole, radix: 16)) \(count)")
            }
            #expect(!rest.contains("\n\(name) "))
        }
    }
}
