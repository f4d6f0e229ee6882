import Bytes

/// The ways in which a file with the sparse magic can break the format.
public enum SparseFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file ends inside its file header.
    case headerCutShort(bytes: UInt64)
    /// Only major version 1 exists.
    case version(major: UInt16, minor: UInt16)
    /// The file header must have at least 28 bytes.
    case fileHeaderSize(UInt16)
    /// A chunk header must have at least 12 bytes.
    case chunkHeaderSize(UInt16)
    /// The block size must be a multiple of 4 and not 0.
    case blockSize(UInt32)
    /// The type is none of raw, fill, don't-care and crc32.
    case unknownChunk(index: UInt32, type: UInt16)
    /// `total_sz` is not what the type and the number of blocks make it.
    case chunkBytes(index: UInt32, declared: UInt32, expected: UInt64)
    /// It covers more bytes than any storage has.
    case tooLarge(bytes: UInt64, limit: UInt64)
    /// A CRC32 chunk that claims blocks.
    case checksumWithBlocks(index: UInt32, blocks: UInt32)
    /// A CRC32 chunk whose sum is not that of the image before it.
    case checksum(index: UInt32, declared: UInt32, found: UInt32)
    /// The chunks up to this one cover more blocks than the header says.
    case moreBlocks(index: UInt32, blocks: UInt64, total: UInt32)
    /// All chunks together cover fewer blocks than the header says.
    case fewerBlocks(blocks: UInt64, total: UInt32)
    /// The file ends inside a chunk.
    case chunkCutShort(index: UInt32, missing: UInt64)
    /// The file ends before the last chunk.
    case missingChunks(found: UInt32, declared: UInt32)
    /// The file goes on after the last chunk.
    case trailingBytes
    /// More chunks than are accepted.
    case tooManyChunks(UInt32, limit: UInt32)

    public var description: String {
        switch self {
        case .headerCutShort(let bytes): "the file ends after \(bytes) bytes, inside its header"
        case .version(let major, let minor): "version \(major).\(minor), only 1.x is known"
        case .fileHeaderSize(let size): "a file header of \(size) bytes, at least 28 are needed"
        case .chunkHeaderSize(let size): "chunk headers of \(size) bytes, at least 12 are needed"
        case .blockSize(let size): "a block size of \(size) bytes, it must be a multiple of 4 and not 0"
        case .unknownChunk(let index, let type): "chunk \(index) has the unknown type 0x\(hex(type, width: 4))"
        case .chunkBytes(let index, let declared, let expected):
            "chunk \(index) claims \(declared) bytes in the file where \(expected) are right"
        case .tooLarge(let bytes, let limit): "it covers \(bytes) bytes, more than the \(limit) of any storage"
        case .checksumWithBlocks(let index, let blocks): "chunk \(index) is a checksum and claims \(blocks) blocks"
        case .checksum(let index, let declared, let found):
            "chunk \(index) says that the CRC-32 of the image before it is \(hex(declared, width: 8)), and it is \(hex(found, width: 8)): the file is damaged"
        case .moreBlocks(let index, let blocks, let total):
            "with chunk \(index) there are \(blocks) blocks, the header says \(total)"
        case .fewerBlocks(let blocks, let total): "the chunks cover \(blocks) blocks, the header says \(total)"
        case .chunkCutShort(let index, let missing): "the file ends inside chunk \(index), \(missing) bytes are missing"
        case .missingChunks(let found, let declared): "the file ends after \(found) of \(declared) chunks"
        case .trailingBytes: "there are bytes after the last chunk"
        case .tooManyChunks(let count, let limit): "\(count) chunks, more than \(limit) are not accepted"
        }
    }
}
