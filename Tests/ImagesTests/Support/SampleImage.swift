import Bytes

/// A small generator with a seed (SplitMix64), so that a failing case can be run again.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        let words = (0..<(count + 7) / 8).map { _ in next() }
        return unsafe words.withUnsafeBytes { unsafe Array($0.prefix(count)) }
    }
}

/// The CRC-32 of IEEE 802.3, bit by bit as the standard has it, shared with no code under test.
struct BitwiseCRC {
    private var state: UInt32 = 0xffff_ffff
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xedb8_8320 ^ value >> 1 : value >> 1 }
    }

    var value: UInt32 { ~state }

    mutating func add(_ bytes: some Collection<UInt8>) {
        for byte in bytes { state = Self.table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ state >> 8 }
    }
}

/// A sparse image built chunk by chunk, without any help from the code under test.
struct SampleImage {
    enum Chunk {
        case raw(blocks: Int)
        case fill(UInt32, blocks: Int)
        case hole(blocks: Int)
        /// The CRC-32 of everything before it, holes as zeros.
        case checksum
        /// One with this value, whatever comes before it.
        case wrongChecksum(UInt32)
    }

    var blockSize = 4096
    var chunks: [Chunk] = []
    /// Bytes added to the file header and to each chunk header.
    var extraFileHeader = 0
    var extraChunkHeader = 0
    var seed: UInt64 = 1

    /// The file, and the data of its RAW and expanded FILL chunks one after the other.
    func build() -> (file: [UInt8], data: [UInt8]) {
        var dice = Dice(seed)
        var body = ByteWriter()
        var data: [UInt8] = []
        var output = BitwiseCRC()
        let isSummed = chunks.contains { if case .checksum = $0 { true } else { false } }
        var total = 0
        func header(_ type: UInt16, _ blocks: Int, _ content: Int) {
            body.little(type)
            body.little(UInt16(0))
            body.little(UInt32(blocks))
            body.little(UInt32(12 + extraChunkHeader + content))
            body.append([UInt8](repeating: 0xEE, count: extraChunkHeader))
            total += blocks
        }
        for chunk in chunks {
            switch chunk {
            case .raw(let blocks):
                header(0xCAC1, blocks, blocks * blockSize)
                let content = dice.bytes(blocks * blockSize)
                body.append(content)
                data += content
                if isSummed { output.add(content) }
            case .fill(let pattern, let blocks):
                header(0xCAC2, blocks, 4)
                body.little(pattern)
                let words = [UInt32](repeating: pattern.littleEndian, count: blocks * blockSize / 4)
                unsafe words.withUnsafeBytes { unsafe data += $0 }
                if isSummed { output.add(data.suffix(blocks * blockSize)) }
            case .hole(let blocks):
                header(0xCAC3, blocks, 0)
                if isSummed { output.add([UInt8](repeating: 0, count: blocks * blockSize)) }
            case .checksum:
                header(0xCAC4, 0, 4)
                body.little(output.value)
            case .wrongChecksum(let value):
                header(0xCAC4, 0, 4)
                body.little(value)
            }
        }
        var file = ByteWriter()
        file.little(UInt32(0xED26_FF3A))
        file.little(UInt16(1))
        file.little(UInt16(0))
        file.little(UInt16(28 + extraFileHeader))
        file.little(UInt16(12 + extraChunkHeader))
        file.little(UInt32(blockSize))
        file.little(UInt32(total))
        file.little(UInt32(chunks.count))
        file.little(UInt32(0))
        file.append([UInt8](repeating: 0xDD, count: extraFileHeader))
        file.append(body.bytes)
        return (file.bytes, data)
    }

    /// A random image.
    static func random(seed: UInt64, chunks: Int, blockSize: Int = 4096, largest: Int = 20) -> SampleImage {
        var dice = Dice(seed)
        var image = SampleImage()
        image.blockSize = blockSize
        image.seed = seed
        for _ in 0..<chunks {
            let blocks = Int.random(in: 1...largest, using: &dice)
            switch Int.random(in: 0..<8, using: &dice) {
            case 0...3: image.chunks.append(.raw(blocks: blocks))
            case 4...5: image.chunks.append(.fill(dice.next() % 3 == 0 ? 0 : UInt32(dice.next() % 3), blocks: blocks))
            default: image.chunks.append(.hole(blocks: blocks))
            }
        }
        return image
    }
}

/// A raw image of random blocks, zero blocks and blocks of a repeated word, with an end that may be odd.
func rawImage(seed: UInt64, blocks: Int, tail: Int = 0) -> [UInt8] {
    var dice = Dice(seed)
    var bytes: [UInt8] = []
    for _ in 0..<blocks {
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: bytes += [UInt8](repeating: 0, count: 4096)
        case 1:
            let word = [1, 2, 3, UInt8(dice.next() % 2)]
            for _ in 0..<1024 { bytes += word }
        default: bytes += dice.bytes(4096)
        }
    }
    return bytes + dice.bytes(tail)
}
