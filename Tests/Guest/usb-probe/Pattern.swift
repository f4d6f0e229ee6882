import CZlib

/// Bytes that both ends can make: a block of 1 MiB without a period, again and again.
struct Pattern {
    private static let block: [UInt8] = {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        return (0..<1 << 20).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
    }()

    /// How many bytes have been given.
    private(set) var offset = 0

    /// Fills as much of `room` as lies in one piece, at most `limit` bytes.
    mutating func fill(_ room: UnsafeMutableRawBufferPointer, limit: Int = .max) -> Int {
        let start = offset % Self.block.count
        let count = min(room.count, Self.block.count - start, limit)
        unsafe Self.block.withUnsafeBytes { unsafe room.copyMemory(from: .init(rebasing: $0[start..<start + count])) }
        offset += count
        return count
    }

    /// The first `count` bytes of the pattern.
    static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { block[$0 % block.count] }
    }
}

/// CRC-32 as zlib computes it, of bytes that come in pieces.
struct Sum {
    private(set) var count = 0
    private(set) var value: UInt = 0
    private let isOff: Bool

    init(isOff: Bool) { self.isOff = isOff }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        count += bytes.count
        guard !isOff, bytes.count > 0 else { return }
        let start = unsafe bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
        value = unsafe CZlib.crc32(value, start, UInt32(bytes.count))
    }

    var text: String { isOff ? "-" : String(value, radix: 16) }
}
