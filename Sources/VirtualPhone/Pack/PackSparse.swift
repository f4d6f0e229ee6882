import Bytes
import Glibc

/// The chunks of an Android sparse image (format 1.0, blocks of 4096 bytes) for a file.
struct PackSparse {
    enum Content: Equatable {
        case raw
        /// A word, least significant byte first, that fills the blocks.
        case fill(UInt32)
        /// Any bytes will do.
        case skip
    }

    /// Neighbouring blocks of one kind.
    struct Chunk: Equatable {
        var content: Content
        var first: UInt32
        var count: UInt32
    }

    static let blockSize = 4096
    /// Shorter runs of zero blocks are filled, longer ones skipped.
    private static let shortestHole: UInt32 = 4

    let chunks: [Chunk]
    let totalBlocks: UInt32

    /// Looks through a file of whole blocks.
    init(scanning input: PackInput) throws(PackError) {
        guard input.count % UInt64(Self.blockSize) == 0 else {
            throw .recipe("\(input.path) has \(input.count) bytes, which is no whole number of blocks")
        }
        var chunks: [Chunk] = []
        var block: UInt32 = 0
        try input.forEach(length: input.count) { (piece: [UInt8]) throws(PackError) in
            let count = piece.count / Self.blockSize
            if let word = Self.pattern(of: piece, from: 0, length: piece.count) {
                Self.add(.init(content: .fill(word), first: block, count: UInt32(count)), to: &chunks)
            } else {
                for index in 0..<count {
                    let word = Self.pattern(of: piece, from: index * Self.blockSize, length: Self.blockSize)
                    let content = word.map { Content.fill($0) } ?? .raw
                    Self.add(.init(content: content, first: block + UInt32(index), count: 1), to: &chunks)
                }
            }
            block += UInt32(count)
        }
        for index in chunks.indices where chunks[index].content == .fill(0) && chunks[index].count >= Self.shortestHole
        {
            chunks[index].content = .skip
        }
        self.chunks = chunks
        totalBlocks = block
    }

    private static func add(_ chunk: Chunk, to chunks: inout [Chunk]) {
        if let last = chunks.last, last.content == chunk.content {
            chunks[chunks.count - 1].count += chunk.count
        } else {
            chunks.append(chunk)
        }
    }

    /// The word that a range consists of, if it does.
    static func pattern(of piece: [UInt8], from start: Int, length: Int) -> UInt32? {
        let same = unsafe piece.withUnsafeBytes {
            unsafe memcmp($0.baseAddress! + start, $0.baseAddress! + start + 4, length - 4) == 0
        }
        guard same else { return nil }
        return (0..<4).reduce(0) { $0 | UInt32(piece[start + $1]) << UInt32(8 * $1) }
    }

    /// Writes the sparse image.
    func write(_ input: PackInput, to output: PackOutput) throws(PackError) {
        var header = ByteWriter()
        header.little(UInt32(0xed26_ff3a))
        for half: UInt16 in [1, 0, 28, 12] { header.little(half) }
        for word in [UInt32(Self.blockSize), totalBlocks, UInt32(chunks.count), 0] { header.little(word) }
        for chunk in chunks {
            let (kind, bytes): (UInt16, UInt32) =
                switch chunk.content {
                case .raw: (0xcac1, chunk.count * UInt32(Self.blockSize))
                case .fill: (0xcac2, 4)
                case .skip: (0xcac3, 0)
                }
            for half in [kind, 0] { header.little(half) }
            for word in [chunk.count, 12 + bytes] { header.little(word) }
            if case .fill(let word) = chunk.content { header.little(word) }
            guard chunk.content == .raw else { continue }
            try output.write(header.bytes)
            header = ByteWriter()
            try input.forEach(from: UInt64(chunk.first) * UInt64(Self.blockSize), length: UInt64(bytes), output.write)
        }
        try output.write(header.bytes)
    }
}
