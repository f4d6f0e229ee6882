/// Writes sparse images by hand, good ones and bad ones.
struct SparseMaker {
    var magic: UInt32 = 0xed26_ff3a
    var major: UInt16 = 1
    var headerSize: UInt16 = 28
    var chunkHeaderSize: UInt16 = 12
    var blockSize: UInt32 = 4096
    /// Nil: the sum of the chunks' blocks.
    var blocks: UInt32?
    /// Nil: the number of chunks.
    var count: UInt32?
    var chunks: [(type: UInt16, blocks: UInt32, total: UInt32?, data: [UInt8])] = []

    mutating func raw(_ data: [UInt8]) {
        chunks.append((0xcac1, UInt32(data.count) / blockSize, nil, data))
    }

    mutating func fill(_ value: [UInt8], _ blocks: UInt32) {
        chunks.append((0xcac2, blocks, nil, value))
    }

    mutating func skip(_ blocks: UInt32) {
        chunks.append((0xcac3, blocks, nil, []))
    }

    mutating func crc(_ value: UInt32) {
        chunks.append((0xcac4, 0, nil, little(value)))
    }

    var bytes: [UInt8] {
        let sum = chunks.reduce(UInt32(0)) { $0 + $1.blocks }
        var out = little(magic) + little(major) + little(UInt16(0)) + little(headerSize) + little(chunkHeaderSize)
        out += little(blockSize) + little(blocks ?? sum) + little(count ?? UInt32(chunks.count)) + little(UInt32(0))
        out += [UInt8](repeating: 0xee, count: max(0, Int(headerSize) - 28))
        for chunk in chunks {
            out += little(chunk.type) + little(UInt16(0)) + little(chunk.blocks)
            out += little(chunk.total ?? UInt32(Int(chunkHeaderSize) + chunk.data.count))
            out += [UInt8](repeating: 0xee, count: max(0, Int(chunkHeaderSize) - 12)) + chunk.data
        }
        return out
    }

    private func little<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
        (0..<T.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> T($0 * 8)) }
    }
}
