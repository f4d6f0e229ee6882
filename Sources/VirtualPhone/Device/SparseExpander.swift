import Bytes
import CZlib

/// Expands a sparse image onto a partition the way a bootloader does: chunk after chunk, writing as it goes.
///
/// The format is libsparse's, little endian. It is read here without the code that makes such images, so that both
/// sides can disagree.
struct SparseExpander {
    /// The image cannot be written; the text is the bootloader's.
    struct Refusal: Error {
        let text: String
    }

    /// CRC-32 over the data of RAW chunks and the expanded data of FILL chunks, in order; what CRC lists count.
    private(set) var dataCRC: UInt = 0
    /// Bytes of RAW and FILL data.
    private(set) var dataBytes: UInt64 = 0
    /// CRC-32 over the whole output, holes as zeros; only kept when a CRC32 chunk asks for it.
    private var outputCRC: UInt = 0
    private var keepsOutputCRC = false
    private let tooLarge: String

    private static let zeros = [UInt8](repeating: 0, count: 1 << 20)

    /// - Parameter tooLarge: the text for an image that ends beyond the partition.
    init(tooLarge: String) {
        self.tooLarge = tooLarge
    }

    static func isSparse(_ head: some Collection<UInt8>) -> Bool {
        head.starts(with: [0x3a, 0xff, 0x26, 0xed])
    }

    /// What is wrong with the image, found by walking over its headers without writing anything; nil for nothing.
    static func fault(of image: [UInt8], room: UInt64, tooLarge: String) -> Refusal? {
        var walker = SparseExpander(tooLarge: tooLarge)
        do {
            try walker.expand(image, onto: [], room: room)
            return nil
        } catch {
            return error as? Refusal
        }
    }

    /// Writes the image to every partition given.
    mutating func expand(_ image: [UInt8], onto partitions: [OpenPartition]) throws {
        try expand(image, onto: partitions, room: partitions.map(\.file.bytes).min() ?? 0)
    }

    private mutating func expand(_ image: [UInt8], onto partitions: [OpenPartition], room: UInt64) throws {
        let writes = !partitions.isEmpty
        var reader = ByteReader(image)
        _ = try? reader.skip(4)
        guard let header = try? Header(&reader) else { throw Refusal(text: "sparse header is incomplete") }
        guard header.major == 1 else { throw Refusal(text: "Unknown sparse version \(header.major)") }
        guard header.headerSize >= 28, header.chunkHeaderSize >= 12, header.blockSize > 0, header.blockSize % 4 == 0
        else { throw Refusal(text: "Invalid sparse header") }
        guard header.blocks > 0 else { throw Refusal(text: "sparse image of no blocks") }
        let size = UInt64(header.blocks) * UInt64(header.blockSize)
        guard size <= room else { throw Refusal(text: tooLarge) }
        guard (try? reader.skip(Int(header.headerSize) - 28)) != nil else {
            throw Refusal(text: "sparse header is incomplete")
        }
        keepsOutputCRC = writes && hasCRCChunk(image, header)
        var block: UInt64 = 0
        for _ in 0..<header.chunks {
            guard let chunk = try? Chunk(&reader), (try? reader.skip(Int(header.chunkHeaderSize) - 12)) != nil,
                UInt64(chunk.total) >= UInt64(header.chunkHeaderSize)
            else { throw Refusal(text: "Bogus chunk header") }
            let data = UInt64(chunk.total) - UInt64(header.chunkHeaderSize)
            let bytes = UInt64(chunk.blocks) * UInt64(header.blockSize)
            let offset = block * UInt64(header.blockSize)
            guard chunk.kind == .crc32 || block + UInt64(chunk.blocks) <= UInt64(header.blocks) else {
                throw Refusal(text: "sparse image size span overflow.")
            }
            switch chunk.kind {
            case .raw:
                guard data == bytes else { throw Refusal(text: "Bogus chunk size for chunk type Raw") }
                guard let slice = try? reader.take(Int(data)) else { throw Refusal(text: "buffer overreads occured") }
                if writes { try writeRaw(slice, at: offset, onto: partitions) }
            case .fill:
                guard data == 4 else { throw Refusal(text: "Bogus chunk size for chunk type FILL") }
                guard let value = try? reader.take(4) else { throw Refusal(text: "buffer overreads occured") }
                if writes { try writeFill(Array(value), offset..<offset + bytes, onto: partitions) }
            case .dontCare:
                guard data == 0 else { throw Refusal(text: "Bogus chunk size for chunk type Dont Care") }
                if keepsOutputCRC { addZeros(bytes) }
            case .crc32:
                guard data == 4, let value = try? reader.little(UInt32.self) else {
                    throw Refusal(text: "Bogus chunk size for chunk type CRC")
                }
                // libsparse writes the sum without the holes, and reads it with them.
                guard !writes || UInt(value) == outputCRC || UInt(value) == dataCRC else {
                    throw Refusal(text: "sparse image CRC mismatch")
                }
            case nil:
                throw Refusal(text: "Unknown chunk type")
            }
            if chunk.kind != .crc32 { block += UInt64(chunk.blocks) }
        }
        guard block == UInt64(header.blocks) else { throw Refusal(text: "sparse image write failure") }
    }

    private mutating func writeRaw(_ slice: ArraySlice<UInt8>, at offset: UInt64, onto partitions: [OpenPartition])
        throws
    {
        try unsafe slice.withUnsafeBytes { raw in
            unsafe add(raw)
            for partition in partitions { try unsafe partition.write(raw, at: offset) }
        }
    }

    private mutating func writeFill(_ value: [UInt8], _ range: Range<UInt64>, onto partitions: [OpenPartition]) throws {
        let isZero = value.allSatisfy { $0 == 0 }
        let pattern = isZero ? Self.zeros : makePattern(value, count: min(range.count, Self.zeros.count))
        if isZero {
            for partition in partitions { try partition.clear(range) }
        }
        var offset = range.lowerBound
        while offset < range.upperBound {
            let count = Int(min(UInt64(pattern.count), range.upperBound - offset))
            try unsafe pattern.withUnsafeBytes { all in
                let piece = unsafe UnsafeRawBufferPointer(rebasing: all[..<count])
                unsafe add(piece)
                if !isZero { for partition in partitions { try unsafe partition.write(piece, at: offset) } }
            }
            offset += UInt64(count)
        }
    }

    private func makePattern(_ value: [UInt8], count: Int) -> [UInt8] {
        var pattern = value
        pattern.reserveCapacity(count)
        while pattern.count < count { pattern += pattern.prefix(count - pattern.count) }
        return pattern
    }

    private mutating func add(_ piece: UnsafeRawBufferPointer) {
        let bytes = unsafe piece.assumingMemoryBound(to: UInt8.self).baseAddress
        dataCRC = unsafe CZlib.crc32_z(dataCRC, bytes, piece.count)
        if keepsOutputCRC { outputCRC = unsafe CZlib.crc32_z(outputCRC, bytes, piece.count) }
        dataBytes += UInt64(piece.count)
    }

    private mutating func addZeros(_ count: UInt64) {
        var left = count
        while left > 0 {
            let piece = min(left, UInt64(Self.zeros.count))
            outputCRC = unsafe CZlib.crc32_z(outputCRC, Self.zeros, Int(piece))
            left -= piece
        }
    }
}
