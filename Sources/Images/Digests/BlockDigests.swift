/// The CRC-32 of each block of a file, so that any stretch of it can be checked when it is read again.
///
/// A block is ``blockBytes`` long; the last one may be shorter. 4 bytes for each MiB: 28 KB for an image of 7 GB. A CRC-32 finds
/// damage, and a file that was replaced; it is no defence against somebody who forges one on purpose.
public struct BlockDigests: Sendable, Hashable {
    /// The length of a block in bytes.
    public static let blockBytes = 1 << 20

    /// The size of the file in bytes.
    public let bytes: UInt64
    /// One CRC-32 for each block, in order.
    public let sums: [UInt32]

    /// - Parameter sums: as many as `bytes` has blocks.
    public init(bytes: UInt64, sums: [UInt32]) {
        precondition(sums.count == Self.count(for: bytes), "as many digests as blocks")
        self.bytes = bytes
        self.sums = sums
    }

    /// How many blocks a file of `bytes` has.
    static func count(for bytes: UInt64) -> Int {
        Int((bytes + UInt64(blockBytes) - 1) / UInt64(blockBytes))
    }
}

/// Takes the digests of a file's blocks while its bytes pass, and the CRC-32 of the whole file with them.
struct BlockDigester {
    private var sums: [UInt32] = []
    private var current: UInt32 = 0
    private var filled = 0
    private var whole: UInt32 = 0
    private var bytes: UInt64 = 0

    mutating func update(_ chunk: UnsafeRawBufferPointer) {
        var position = 0
        while position < chunk.count {
            let step = min(BlockDigests.blockBytes - filled, chunk.count - position)
            current = unsafe crc32(UnsafeRawBufferPointer(rebasing: chunk[position..<position + step]), seed: current)
            filled += step
            position += step
            if filled == BlockDigests.blockBytes { close() }
        }
        bytes += UInt64(chunk.count)
    }

    /// The digests, and the CRC-32 of all bytes. Call it once, last.
    mutating func finish() -> (blocks: BlockDigests, crc32: UInt32) {
        if filled > 0 { close() }
        return (BlockDigests(bytes: bytes, sums: sums), whole)
    }

    private mutating func close() {
        sums.append(current)
        whole = crc32(whole, followedBy: current, count: UInt64(filled))
        current = 0
        filled = 0
    }
}
