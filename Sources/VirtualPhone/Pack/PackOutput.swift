import Glibc

/// A file being written, measured on the way.
final class PackOutput {
    let path: String
    private(set) var count: UInt64 = 0
    private(set) var crc: UInt32 = 0
    private let descriptor: Int32
    private let md5: PackDigest?
    private let sha256: PackDigest?

    /// Makes the file. It must not exist.
    init(_ path: String, mode: mode_t = 0o644, measured: Bool = false) throws(PackError) {
        self.path = path
        md5 = measured ? try PackDigest(.md5) : nil
        sha256 = measured ? try PackDigest(.sha256) : nil
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        if descriptor < 0 { throw .io("create", path: path, code: errno) }
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) throws(PackError) {
        var done = 0
        while done < bytes.count {
            let written = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done)
            }
            guard written > 0 else { throw .io("write", path: path, code: errno) }
            done += written
        }
        count += UInt64(bytes.count)
        guard let md5, let sha256 else { return }
        crc = packCRC(bytes, after: crc)
        try md5.update(bytes)
        try sha256.update(bytes)
    }

    /// Writes bytes at a place of their own, in a file that is not measured.
    func put(_ bytes: [UInt8], at offset: UInt64) throws(PackError) {
        var done = 0
        while done < bytes.count {
            let written = unsafe bytes.withUnsafeBytes {
                unsafe pwrite(descriptor, $0.baseAddress! + done, $0.count - done, off_t(offset) + done)
            }
            guard written > 0 else { throw .io("write", path: path, code: errno) }
            done += written
        }
    }

    /// Hex of the digests of a measured file.
    func digests() throws(PackError) -> (md5: String, sha256: String) {
        (try md5?.finish() ?? "", try sha256?.finish() ?? "")
    }

    /// Grows the file to `size` bytes with a hole.
    func grow(to size: UInt64) throws(PackError) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw .io("grow", path: path, code: errno) }
    }
}
