import Bytes

/// The header of a chunk of the sparse format, 12 bytes, little endian (AOSP `sparse_format.h`).
struct SparseChunkHeader {
    static let bytes = 12

    /// The chunk types.
    enum Kind: UInt16 {
        case raw = 0xCAC1
        case fill = 0xCAC2
        case skip = 0xCAC3
        case checksum = 0xCAC4
    }

    var type: UInt16 = 0
    var blocks: UInt32 = 0
    var totalBytes: UInt32 = 0

    init() {}

    init(_ reader: inout ByteReader) {
        type = (try? reader.little()) ?? 0
        try? reader.skip(2)
        blocks = (try? reader.little()) ?? 0
        totalBytes = (try? reader.little()) ?? 0
    }

    /// The type, if it is one.
    var kind: Kind? { Kind(rawValue: type) }

    func check(index: UInt32, header: SparseHeader) throws(SparseFault) {
        let content: UInt64
        switch kind {
        case nil: throw .unknownChunk(index: index, type: type)
        case .raw: content = UInt64(blocks) * UInt64(header.blockSize)
        case .fill: content = 4
        case .skip: content = 0
        case .checksum:
            content = 4
            guard blocks == 0 else { throw .checksumWithBlocks(index: index, blocks: blocks) }
        }
        let expected = UInt64(header.chunkHeaderSize) + content
        guard UInt64(totalBytes) == expected else {
            throw .chunkBytes(index: index, declared: totalBytes, expected: expected)
        }
    }
}
