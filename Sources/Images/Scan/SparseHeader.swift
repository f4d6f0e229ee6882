import Bytes

/// The file header of the sparse format, 28 bytes, little endian (AOSP `sparse_format.h`).
struct SparseHeader {
    static let bytes = 28
    static let magic: UInt32 = 0xED26_FF3A

    /// The most bytes that an image may cover: 16 TiB, more than any phone's storage.
    static let mostBytes: UInt64 = 1 << 44

    var major: UInt16 = 0
    var minor: UInt16 = 0
    var fileHeaderSize: UInt16 = 0
    var chunkHeaderSize: UInt16 = 0
    var blockSize: UInt32 = 0
    var totalBlocks: UInt32 = 0
    var totalChunks: UInt32 = 0

    init() {}

    /// Reads a header behind the magic's place; too few bytes leave fields 0, which ``check()`` refuses.
    init(_ reader: inout ByteReader) {
        try? reader.skip(4)
        major = (try? reader.little()) ?? 0
        minor = (try? reader.little()) ?? 0
        fileHeaderSize = (try? reader.little()) ?? 0
        chunkHeaderSize = (try? reader.little()) ?? 0
        blockSize = (try? reader.little()) ?? 0
        totalBlocks = (try? reader.little()) ?? 0
        totalChunks = (try? reader.little()) ?? 0
    }

    func check() throws(SparseFault) {
        guard major == 1 else { throw .version(major: major, minor: minor) }
        guard fileHeaderSize >= 28 else { throw .fileHeaderSize(fileHeaderSize) }
        guard chunkHeaderSize >= 12 else { throw .chunkHeaderSize(chunkHeaderSize) }
        guard blockSize > 0, blockSize % 4 == 0 else { throw .blockSize(blockSize) }
        // So that no sum of blocks in bytes passes 64 bits, or what a file can have.
        let covered = UInt64(totalBlocks) * UInt64(blockSize)
        guard covered <= Self.mostBytes else { throw .tooLarge(bytes: covered, limit: Self.mostBytes) }
        guard totalChunks <= UInt32(ExtentList.limit) else {
            throw .tooManyChunks(totalChunks, limit: UInt32(ExtentList.limit))
        }
    }
}
