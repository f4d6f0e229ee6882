/// The hashtree of dm-verity over a partition: format 1, blocks of 4096 bytes, the salt before each block. It takes the data in one
/// pass and keeps one block of each level.
struct PackHashTree {
    /// Bytes of a block, of data as of digests.
    static let blockSize = 4096
    /// Digests in a block. SHA-1 and SHA-256 both take 32 bytes there: a power of two.
    private static let digestsPerBlock: UInt64 = 128

    /// One level of the tree; the first holds the digests of the data.
    private struct Level {
        /// Where it is in the tree: levels follow each other from the root down.
        var offset: UInt64 = 0
        let blocks: UInt64
        var stored: UInt64 = 0
        var block: [UInt8] = []
    }

    private let kind: PackDigest.Kind
    private let salt: [UInt8]
    private let blocks: UInt64
    private let store: (_ block: [UInt8], _ offset: UInt64) throws(PackError) -> Void
    private var levels: [Level] = []
    private var added: UInt64 = 0
    private var root: [UInt8]?

    /// Begins a tree.
    /// - Parameters:
    ///   - bytes: how many bytes of data there will be, a multiple of ``blockSize``.
    ///   - store: takes the blocks of the tree, each once and in no order, with their place in it.
    init(
        _ kind: PackDigest.Kind, salt: [UInt8], bytes: UInt64,
        store: @escaping (_ block: [UInt8], _ offset: UInt64) throws(PackError) -> Void
    ) {
        self.kind = kind
        self.salt = salt
        self.store = store
        blocks = bytes / UInt64(Self.blockSize)
        levels = Self.levels(over: blocks).map { Level(blocks: $0) }
        var offset: UInt64 = 0
        for index in levels.indices.reversed() {
            levels[index].offset = offset
            offset += levels[index].blocks * UInt64(Self.blockSize)
        }
    }

    /// The bytes of the tree over so many bytes of data.
    static func size(over bytes: UInt64) -> UInt64 {
        levels(over: bytes / UInt64(blockSize)).reduce(0, +) * UInt64(blockSize)
    }

    /// The blocks of each level, from the digests of the data up. One block of data has no tree: its digest is the root.
    private static func levels(over blocks: UInt64) -> [UInt64] {
        var levels: [UInt64] = []
        var count = blocks
        while count > 1 {
            count = (count + digestsPerBlock - 1) / digestsPerBlock
            levels.append(count)
        }
        return levels
    }

    /// Adds whole blocks of data.
    mutating func add(_ piece: [UInt8]) throws(PackError) {
        for start in stride(from: 0, to: piece.count, by: Self.blockSize) {
            added += 1
            try push(digest(Array(piece[start..<start + Self.blockSize])), to: 0)
        }
    }

    /// The root digest, once all data are there.
    mutating func finish() throws(PackError) -> [UInt8] {
        for index in levels.indices where !levels[index].block.isEmpty { try close(index) }
        guard added == blocks, let root else {
            throw .recipe("a hashtree over \(blocks) blocks was given \(added)")
        }
        return root
    }

    private func digest(_ block: [UInt8]) throws(PackError) -> [UInt8] {
        let digest = try PackDigest(kind)
        try digest.update(salt)
        try digest.update(block)
        return try digest.finishBytes()
    }

    /// Puts a digest into a level; above the last one stands the root.
    private mutating func push(_ digest: [UInt8], to index: Int) throws(PackError) {
        guard index < levels.count else {
            root = digest
            return
        }
        let width = Self.blockSize / Int(Self.digestsPerBlock)
        levels[index].block += digest + [UInt8](repeating: 0, count: width - digest.count)
        if levels[index].block.count == Self.blockSize { try close(index) }
    }

    /// Fills a level's block with zeros, hands it on, and puts its digest into the level above.
    private mutating func close(_ index: Int) throws(PackError) {
        let rest = [UInt8](repeating: 0, count: Self.blockSize - levels[index].block.count)
        let block = levels[index].block + rest
        levels[index].block.removeAll(keepingCapacity: true)
        try store(block, levels[index].offset + levels[index].stored)
        levels[index].stored += UInt64(Self.blockSize)
        try push(digest(block), to: index + 1)
    }
}
