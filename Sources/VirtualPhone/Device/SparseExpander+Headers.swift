import Bytes

extension SparseExpander {
    struct Header {
        let major: UInt16
        let headerSize: UInt16
        let chunkHeaderSize: UInt16
        let blockSize: UInt32
        let blocks: UInt32
        let chunks: UInt32

        /// Reads the fields behind the magic number.
        init(_ reader: inout ByteReader) throws {
            major = try reader.little()
            try reader.skip(2)
            headerSize = try reader.little()
            chunkHeaderSize = try reader.little()
            blockSize = try reader.little()
            blocks = try reader.little()
            chunks = try reader.little()
            try reader.skip(4)
        }
    }

    struct Chunk {
        enum Kind: UInt16 {
            case raw = 0xcac1
            case fill = 0xcac2
            case dontCare = 0xcac3
            case crc32 = 0xcac4
        }

        let kind: Kind?
        /// Blocks of output.
        let blocks: UInt32
        /// Bytes in the file, chunk header included.
        let total: UInt32

        init(_ reader: inout ByteReader) throws {
            kind = Kind(rawValue: try reader.little())
            try reader.skip(2)
            blocks = try reader.little()
            total = try reader.little()
        }
    }

    func hasCRCChunk(_ image: [UInt8], _ header: Header) -> Bool {
        var reader = ByteReader(image)
        guard (try? reader.skip(Int(header.headerSize))) != nil else { return false }
        for _ in 0..<header.chunks {
            guard let chunk = try? Chunk(&reader) else { return false }
            if chunk.kind == .crc32 { return true }
            guard chunk.total >= 12, (try? reader.skip(Int(chunk.total) - 12)) != nil else { return false }
        }
        return false
    }
}
