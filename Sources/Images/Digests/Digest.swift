import CCrypto

/// A running MD5 or SHA digest by libcrypto.
@safe
public struct Digest: ~Copyable {
    /// What packages use: MD5 in names and `md5sum.xml`, SHA-1 and the SHA-2 family in vbmeta and payloads.
    public enum Algorithm: Sendable {
        case md5, sha1, sha256, sha512
    }

    private let context: OpaquePointer

    /// A digest of no bytes yet.
    public init(_ algorithm: Algorithm) {
        guard let fresh = unsafe EVP_MD_CTX_new() else { preconditionFailure("no memory for a digest") }
        unsafe context = fresh
        let started = unsafe EVP_DigestInit_ex(context, algorithm.method, nil)
        precondition(started == 1, "libcrypto refuses \(algorithm)")
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
    }

    /// Adds bytes, which are read before this returns.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        _ = unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The digest of all bytes added: 16, 20, 32 or 64 bytes.
    public consuming func finish() -> [UInt8] {
        var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        _ = unsafe EVP_DigestFinal_ex(context, &result, &count)
        return Array(result.prefix(Int(count)))
    }
}

extension Digest.Algorithm {
    /// libcrypto's object for it, which lives as long as the program.
    var method: OpaquePointer? {
        switch self {
        case .md5: unsafe EVP_md5()
        case .sha1: unsafe EVP_sha1()
        case .sha256: unsafe EVP_sha256()
        case .sha512: unsafe EVP_sha512()
        }
    }
}

/// The digest of bytes in memory.
public func digest(_ algorithm: Digest.Algorithm, of bytes: [UInt8]) -> [UInt8] {
    var running = Digest(algorithm)
    unsafe bytes.withUnsafeBytes { unsafe running.update($0) }
    return running.finish()
}
