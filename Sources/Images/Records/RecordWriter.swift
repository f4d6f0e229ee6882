import Glibc

/// Writes numbers and bytes into a new file, and their SHA-256 behind them. The file appears under its name only when it is whole.
public final class RecordWriter {
    /// The most bytes of a record; that of a package of 14 GB has some 26 MB.
    public static let limit = 32 << 20

    private let path: String
    private let partial: String
    private let descriptor: Int32
    private var digest: Digest? = Digest(.sha256)
    private var pending: [UInt8] = []
    private var written = 0

    /// Begins a file that only its owner may read.
    public init(_ path: String) throws(ImageError) {
        self.path = path
        partial = "\(path).\(getpid())"
        descriptor = unsafe Glibc.open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .io(operation: "make", path: partial, errno: errno) }
    }

    deinit {
        close(descriptor)
        // Nothing is there any more after `finish()`.
        _ = unsafe unlink(partial)
    }

    /// A number, 8 bytes, little endian.
    public func put(_ number: UInt64) throws(ImageError) {
        for shift in stride(from: 0, to: 64, by: 8) {
            pending.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
        if pending.count >= 256 << 10 { try flush() }
    }

    /// Bytes, with their number before them.
    public func put(_ bytes: [UInt8]) throws(ImageError) {
        try put(UInt64(bytes.count))
        pending += bytes
        if pending.count >= 256 << 10 { try flush() }
    }

    /// Adds the digest and gives the file its name.
    public func finish() throws(ImageError) {
        try flush()
        guard let sum = digest.take()?.finish() else { throw .misuse("this file is finished already") }
        try write(sum)
        guard unsafe rename(partial, path) == 0 else { throw .io(operation: "rename", path: partial, errno: errno) }
    }

    private func flush() throws(ImageError) {
        unsafe pending.withUnsafeBytes { unsafe digest?.update($0) }
        try write(pending)
        pending.removeAll(keepingCapacity: true)
    }

    private func write(_ bytes: [UInt8]) throws(ImageError) {
        written += bytes.count
        guard written <= Self.limit else { throw .misuse("a record of more than \(Self.limit) bytes is not kept") }
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress! + done, bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .io(operation: "write", path: partial, errno: errno) }
            done += count
        }
    }
}
