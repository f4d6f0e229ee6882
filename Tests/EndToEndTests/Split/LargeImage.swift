import Bytes
import Foundation

/// A sparse image described by its chunks, and written to a file that is mostly holes on disk. Nothing of the code
/// under test has a hand in it.
struct LargeImage {
    /// The chunks of the format; counts are in blocks.
    enum Chunk {
        case raw(UInt64)
        case fill(UInt32, UInt64)
        case hole(UInt64)
        case checksum
    }

    /// Bytes per block.
    var blockSize: UInt64 = 4096
    /// Bytes of each chunk header; the format lets them be longer than the 12 that are used.
    var headerBytes: UInt64 = 12
    let chunks: [Chunk]

    /// The data of RAW chunks is zeros with a stamp at each of these distances in bytes, so that a byte that is taken
    /// from a wrong place shows. No multiple of anything that matters.
    private static let stampDistance: UInt64 = 130_008

    /// Writes the file, and says how many bytes it has.
    @discardableResult
    func write(to path: String) throws -> UInt64 {
        guard FileManager.default.createFile(atPath: path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        defer { try? file.close() }
        var offset: UInt64 = 0
        func put(_ bytes: [UInt8]) throws {
            try file.seek(toOffset: offset)
            try file.write(contentsOf: bytes)
        }
        try put(header)
        offset += 28
        for chunk in chunks {
            try put(header(of: chunk))
            offset += headerBytes
            switch chunk {
            case .raw(let blocks):
                let end = offset + blocks * blockSize
                var next = offset
                while next + 8 <= end {
                    let here = next
                    var stamp = ByteWriter()
                    stamp.little(here | 0xA5 << 56)
                    try file.seek(toOffset: here)
                    try file.write(contentsOf: stamp.bytes)
                    next = here == end - 8 ? end : min(here + Self.stampDistance, end - 8)
                }
                offset = end
            case .fill(let pattern, _):
                var word = ByteWriter()
                word.little(pattern)
                try put(word.bytes)
                offset += 4
            case .hole: break
            case .checksum:
                // No host looks at it: 29.0.6 does not ask for checksums when it reads.
                try put([1, 2, 3, 4])
                offset += 4
            }
        }
        try file.truncate(atOffset: offset)
        return offset
    }

    private var header: [UInt8] {
        var writer = ByteWriter()
        writer.little(UInt32(0xED26_FF3A))
        for half in [1, 0, 28, UInt16(headerBytes)] { writer.little(half) }
        let blocks = chunks.reduce(UInt64(0)) { $0 + self.blocks(of: $1) }
        for word in [UInt32(blockSize), UInt32(blocks), UInt32(chunks.count), 0] { writer.little(word) }
        return writer.bytes
    }

    private func header(of chunk: Chunk) -> [UInt8] {
        let (type, content): (UInt16, UInt64) =
            switch chunk {
            case .raw(let blocks): (0xCAC1, blocks * blockSize)
            case .fill: (0xCAC2, 4)
            case .hole: (0xCAC3, 0)
            case .checksum: (0xCAC4, 4)
            }
        var writer = ByteWriter()
        writer.little(type)
        writer.little(UInt16(0))
        writer.little(UInt32(blocks(of: chunk)))
        writer.little(UInt32(headerBytes + content))
        return writer.bytes
    }

    private func blocks(of chunk: Chunk) -> UInt64 {
        switch chunk {
        case .raw(let blocks), .fill(_, let blocks), .hole(let blocks): blocks
        case .checksum: 0
        }
    }
}
