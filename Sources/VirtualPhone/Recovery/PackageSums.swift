import Glibc

/// The digests of a package on disk, read in pieces.
struct PackageSums {
    /// Lower-case hex.
    let sha1: String
    let crc32: UInt32

    init(path: String) throws(PackError) {
        let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { throw .io("open", path: path, code: errno) }
        defer { Glibc.close(number) }
        let digest = try PackDigest(.sha1)
        var crc: UInt32 = 0
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = unsafe Glibc.read(number, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .io("read", path: path, code: errno) }
            if count == 0 { break }
            let bytes = count == piece.count ? piece : Array(piece[..<count])
            try digest.update(bytes)
            crc = packCRC(bytes, after: crc)
        }
        sha1 = try digest.finish()
        crc32 = crc
    }
}
