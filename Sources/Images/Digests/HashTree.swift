import CCrypto

/// The root of a tree of digests over a partition, as dm-verity checks it block by block and as `avbtool add_hashtree_footer` makes it:
/// format 1, blocks of 4096 bytes of data and of digests, the salt before every block, each digest filled up with zeros to a power of two
/// (Linux, `Documentation/admin-guide/device-mapper/verity.rst`).
///
/// The bytes of the partition pass once, in order; memory is one block for each level.
public final class HashTree {
    /// Bytes of a block, of data and of digests.
    public static let blockBytes = 4096

    private let hasher: BlockHasher
    private let padded: Int
    /// What of a block has come.
    private var data = HeapBytes(count: HashTree.blockBytes)
    private var filled = 0
    /// The digests of each level, from the bottom, that fill no block yet, and how many the level has had.
    private var levels: [(block: [UInt8], count: UInt64)] = []

    /// - Parameter salt: what is hashed before each block.
    public init(_ algorithm: Digest.Algorithm, salt: [UInt8]) {
        hasher = BlockHasher(algorithm, salt: salt)
        var padded = 1
        while padded < hasher.digestBytes { padded *= 2 }
        self.padded = padded
    }

    /// Adds the next bytes of the partition.
    public func update(_ bytes: UnsafeRawBufferPointer) {
        var rest = unsafe bytes
        while rest.count > 0 {
            if filled == 0, rest.count >= Self.blockBytes {
                unsafe add(hasher.digest(UnsafeRawBufferPointer(rebasing: rest[..<Self.blockBytes])), at: 0)
                unsafe rest = UnsafeRawBufferPointer(rebasing: rest[Self.blockBytes...])
                continue
            }
            let count = min(Self.blockBytes - filled, rest.count)
            unsafe data.slice(filled..<filled + count).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
            filled += count
            unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            if filled == Self.blockBytes { closeData() }
        }
    }

    /// The root of all bytes added; a last block that is not whole counts as filled up with zeros. Call it once, last.
    /// - Returns: nil where not one byte was added.
    public func finish() -> [UInt8]? {
        if filled > 0 {
            unsafe data.slice(filled..<Self.blockBytes).initializeMemory(as: UInt8.self, repeating: 0)
            closeData()
        }
        var level = 0
        while level < levels.count {
            if levels[level].count == 1 { return Array(levels[level].block.prefix(hasher.digestBytes)) }
            if !levels[level].block.isEmpty { close(level) }
            level += 1
        }
        return nil
    }

    private func closeData() {
        unsafe add(hasher.digest(UnsafeRawBufferPointer(data.all)), at: 0)
        filled = 0
    }

    private func add(_ digest: [UInt8], at level: Int) {
        if level == levels.count { levels.append(([], 0)) }
        levels[level].block += digest + [UInt8](repeating: 0, count: padded - digest.count)
        levels[level].count += 1
        if levels[level].block.count == Self.blockBytes { close(level) }
    }

    /// Hashes what a level has into the one above it.
    private func close(_ level: Int) {
        var block = levels[level].block
        levels[level].block = []
        block += [UInt8](repeating: 0, count: Self.blockBytes - block.count)
        add(unsafe block.withUnsafeBytes { unsafe hasher.digest($0) }, at: level + 1)
    }
}

/// The digest of a salt and a block, for many blocks.
@safe
private final class BlockHasher {
    let digestBytes: Int
    /// The state behind the salt, and the one that a block is added to.
    private let salted: OpaquePointer
    private let running: OpaquePointer

    init(_ algorithm: Digest.Algorithm, salt: [UInt8]) {
        guard let one = unsafe EVP_MD_CTX_new(), let other = unsafe EVP_MD_CTX_new() else {
            preconditionFailure("no memory for a digest")
        }
        unsafe (salted, running) = (one, other)
        let began = unsafe EVP_DigestInit_ex(salted, algorithm.method, nil) == 1
        let added = unsafe EVP_DigestUpdate(salted, salt, salt.count) == 1
        precondition(began && added, "libcrypto refuses \(algorithm)")
        digestBytes = Int(unsafe EVP_MD_get_size(algorithm.method))
    }

    deinit {
        unsafe EVP_MD_CTX_free(salted)
        unsafe EVP_MD_CTX_free(running)
    }

    func digest(_ block: UnsafeRawBufferPointer) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: digestBytes) { room, count in
            let copied = unsafe EVP_MD_CTX_copy_ex(running, salted) == 1
            let added = unsafe EVP_DigestUpdate(running, block.baseAddress, block.count) == 1
            let ended = unsafe EVP_DigestFinal_ex(running, room.baseAddress, nil) == 1
            precondition(copied && added && ended, "libcrypto gives up a digest")
            count = digestBytes
        }
    }
}
