import Glibc

/// A file being read at any offset.
final class PackInput {
    /// The bytes of one piece of a sample.
    static let samplePiece = 65536

    let path: String
    let count: UInt64
    private let descriptor: Int32

    init(_ path: String) throws(PackError) {
        self.path = path
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw .io("open", path: path, code: errno) }
        let end = lseek(descriptor, 0, SEEK_END)
        count = UInt64(max(0, end))
    }

    /// Opens a sample: a file of at least ``samplePiece`` bytes.
    static func sample(_ path: String) throws(PackError) -> PackInput {
        let input = try PackInput(path)
        guard input.count >= UInt64(samplePiece) else {
            throw .options("\(path) has \(input.count) bytes; a sample needs \(samplePiece) or more")
        }
        return input
    }

    deinit { close(descriptor) }

    /// Exactly `count` bytes from `offset`.
    func read(_ count: Int, at offset: UInt64) throws(PackError) -> [UInt8] {
        var done = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while done < count {
                let got = unsafe pread(descriptor, buffer.baseAddress! + done, count - done, off_t(offset) + done)
                if got <= 0 { break }
                done += got
            }
            filled = done
        }
        guard done == count else { throw .io("read", path: path, code: errno) }
        return bytes
    }

    /// Hands on `length` bytes from `offset` in pieces of at most a MiB.
    func forEach(
        from offset: UInt64 = 0, length: UInt64, _ body: ([UInt8]) throws(PackError) -> Void
    ) throws(PackError) {
        var done: UInt64 = 0
        while done < length {
            let piece = try read(Int(min(1 << 20, length - done)), at: offset + done)
            try body(piece)
            done += UInt64(piece.count)
        }
    }
}
