/// The tag of each block of a file, so that any stretch of it can be checked when it is read again.
///
/// A block is ``blockBytes`` long; the last one may be shorter. 16 bytes for each MiB: 112 KB for an image of 7 GB. What passes is what
/// was read before, also where somebody rewrites the file on purpose: see ``BlockKey``.
public struct BlockDigests: Sendable, Hashable {
    /// The length of a block in bytes.
    public static let blockBytes = 1 << 20

    /// The size of the file in bytes.
    public let bytes: UInt64
    /// The secret under which the tags were taken.
    public let key: BlockKey
    /// One for each block, in order.
    public let tags: [BlockTag]

    /// - Parameter tags: as many as `bytes` has blocks.
    public init(bytes: UInt64, key: BlockKey, tags: [BlockTag]) {
        precondition(tags.count == Self.count(for: bytes), "as many tags as blocks")
        self.bytes = bytes
        self.key = key
        self.tags = tags
    }

    /// How many blocks a file of `bytes` has.
    static func count(for bytes: UInt64) -> Int {
        Int(bytes / UInt64(blockBytes)) + (bytes % UInt64(blockBytes) == 0 ? 0 : 1)
    }
}

/// Takes the tags of a file's blocks while its bytes pass, and the CRC-32 of the whole file with them.
struct BlockDigester {
    private let key: BlockKey
    private let tagger: BlockTagger
    private var tags: [BlockTag] = []
    private var filled = 0
    private var whole: UInt32 = 0
    private var bytes: UInt64 = 0

    init(_ key: BlockKey) {
        self.key = key
        tagger = BlockTagger(key)
    }

    mutating func update(_ chunk: UnsafeRawBufferPointer) {
        var position = 0
        while position < chunk.count {
            let step = min(BlockDigests.blockBytes - filled, chunk.count - position)
            if filled == 0 { tagger.begin(tags.count) }
            unsafe tagger.update(UnsafeRawBufferPointer(rebasing: chunk[position..<position + step]))
            filled += step
            position += step
            if filled == BlockDigests.blockBytes { close() }
        }
        whole = unsafe crc32(chunk, seed: whole)
        bytes += UInt64(chunk.count)
    }

    /// The tags, and the CRC-32 of all bytes. Call it once, last.
    mutating func finish() -> (blocks: BlockDigests, crc32: UInt32) {
        if filled > 0 { close() }
        return (BlockDigests(bytes: bytes, key: key, tags: tags), whole)
    }

    private mutating func close() {
        tags.append(tagger.end())
        filled = 0
    }
}
