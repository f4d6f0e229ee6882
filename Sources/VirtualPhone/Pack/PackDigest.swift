import Bytes
import CCrypto
import CZlib

/// A digest being computed, by libcrypto.
@safe final class PackDigest {
    enum Kind: String { case md5, sha1, sha256 }

    private let context: OpaquePointer

    init(_ kind: Kind) throws(PackError) {
        guard let context = unsafe EVP_MD_CTX_new() else { throw .library("EVP_MD_CTX_new") }
        unsafe self.context = context
        let type =
            switch kind {
            case .md5: unsafe EVP_md5()
            case .sha1: unsafe EVP_sha1()
            case .sha256: unsafe EVP_sha256()
            }
        guard unsafe EVP_DigestInit_ex(context, type, nil) == 1 else { throw .library("EVP_DigestInit_ex") }
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    func update(_ bytes: [UInt8]) throws(PackError) {
        guard unsafe EVP_DigestUpdate(context, bytes, bytes.count) == 1 else { throw .library("EVP_DigestUpdate") }
    }

    /// Lower-case hex. Ends the digest.
    func finish() throws(PackError) -> String {
        hex(try finishBytes())
    }

    func finishBytes() throws(PackError) -> [UInt8] {
        var value = [UInt8](repeating: 0, count: 64)
        var length: UInt32 = 0
        guard unsafe EVP_DigestFinal_ex(context, &value, &length) == 1 else { throw .library("EVP_DigestFinal_ex") }
        return Array(value.prefix(Int(length)))
    }
}

/// The CRC-32 of gzip over `bytes`, continued from the CRC of what came before.
func packCRC(_ bytes: [UInt8], after crc: UInt32 = 0) -> UInt32 {
    UInt32(truncatingIfNeeded: unsafe crc32(UInt(crc), bytes, UInt32(bytes.count)))
}
