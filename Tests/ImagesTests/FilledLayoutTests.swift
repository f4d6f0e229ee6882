import Foundation
import Images
import Testing

/// The scanner, which is pushed every byte, is the oracle for the reader of a file that may have holes.
@Suite("Raw files with their uniform blocks as fills") struct FilledLayoutTests {
    @Test("what the scanner finds", arguments: [0, 1, 4095, 4096, 4097, 1 << 20, (3 << 20) + 77])
    func sameAsScanner(tail: Int) throws {
        let bytes = rawImage(seed: UInt64(tail) + 3, blocks: 700) + [UInt8](repeating: 0, count: tail)
        let scratch = try Scratch()
        let file = try OpenFile(scratch.file("image", bytes))
        #expect(try filledLayout(of: file) == scan(bytes).layout)
        #expect(try filledLayout(of: file).fileBytes == UInt64(bytes.count))
    }

    @Test("an empty file") func empty() throws {
        let scratch = try Scratch()
        #expect(try filledLayout(of: OpenFile(scratch.file("image", []))).extents == [])
    }

    @Test("holes of the file are zeros, wherever they begin and end", arguments: [4096, 10_000, 1 << 20, 5_000_000])
    func holes(place: Int) throws {
        let scratch = try Scratch()
        let path = try scratch.file("image", [])
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        let data = Dice.bytes(of: 9, count: 9000)
        for offset in [0, place, place * 3 + 1] {
            try handle.seek(toOffset: UInt64(offset))
            try handle.write(contentsOf: Data(data))
        }
        try handle.truncate(atOffset: UInt64(place * 4 + 20_000))
        try handle.close()
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        #expect(try filledLayout(of: OpenFile(path)) == scan(bytes).layout)
    }
}

extension Dice {
    fileprivate static func bytes(of seed: UInt64, count: Int) -> [UInt8] {
        var dice = Dice(seed)
        return dice.bytes(count)
    }
}
