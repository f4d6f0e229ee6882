import CCrypto

/// What a block of a file is recognised by: the GMAC tag of it under the key of one reading, 16 bytes.
public struct BlockTag: Sendable, Hashable {
    let first: UInt64
    let second: UInt64
}

/// The secret of one reading, made anew for each: whoever writes a file does not know it, so nobody can make another block with the
/// same ``BlockTag``, as is easily done with a CRC.
public struct BlockKey: Sendable, Hashable {
    /// The length of a key in bytes.
    static let count = 16
    let bytes: [UInt8]

    /// A key that nobody knows.
    public init() {
        var generator = SystemRandomNumberGenerator()
        bytes = (0..<Self.count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// A key that was kept.
    /// - Parameter bytes: ``count`` of them.
    init(_ bytes: [UInt8]) {
        precondition(bytes.count == Self.count, "a key has 16 bytes")
        self.bytes = bytes
    }
}

/// Takes tags of blocks: GMAC with AES-128 (NIST SP 800-38D), by libcrypto, several GB/s where the processor helps.
///
/// The nonce is the number of the block, so one key must not see two files. A tag that got out would not matter as long as the key and
/// the other tags stay here; they are in memory, and in records that only their owner can read.
@safe
public final class BlockTagger {
    private let context: OpaquePointer

    /// A tagger between two blocks.
    public init(_ key: BlockKey) {
        guard let fresh = unsafe EVP_CIPHER_CTX_new() else { preconditionFailure("no memory for a cipher") }
        unsafe context = fresh
        let started = unsafe EVP_EncryptInit_ex(context, EVP_aes_128_gcm(), nil, key.bytes, nil)
        precondition(started == 1, "libcrypto refuses AES-128-GCM")
    }

    deinit {
        unsafe EVP_CIPHER_CTX_free(context)
    }

    /// Begins the block of this number.
    public func begin(_ number: Int) {
        var nonce = [UInt8](repeating: 0, count: 12)
        for place in 0..<8 { nonce[place] = UInt8(truncatingIfNeeded: number >> (8 * place)) }
        let begun = unsafe EVP_EncryptInit_ex(context, nil, nil, nil, nonce)
        precondition(begun == 1, "libcrypto refuses a nonce")
    }

    /// Adds bytes to the block, which are read before this returns.
    public func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        var written: Int32 = 0
        let taken = unsafe EVP_EncryptUpdate(
            context, nil, &written, start.assumingMemoryBound(to: UInt8.self), Int32(bytes.count))
        precondition(taken == 1, "libcrypto refuses bytes")
    }

    /// Ends the block.
    public func end() -> BlockTag {
        var tag = (UInt64(0), UInt64(0))
        var written: Int32 = 0
        var nothing: UInt8 = 0
        let ended = unsafe EVP_EncryptFinal_ex(context, &nothing, &written)
        let given = unsafe withUnsafeMutableBytes(of: &tag) {
            unsafe EVP_CIPHER_CTX_ctrl(context, crypto_get_tag(), 16, $0.baseAddress)
        }
        precondition(ended == 1 && given == 1, "libcrypto gives no tag")
        return BlockTag(first: tag.0, second: tag.1)
    }

    /// The tag of a whole block.
    public func tag(of block: UnsafeRawBufferPointer, number: Int) -> BlockTag {
        begin(number)
        unsafe update(block)
        return end()
    }
}
