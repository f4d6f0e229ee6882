/// Reads what a ``RecordWriter`` wrote. What was read counts only after ``finish()``: until then nothing vouches for it, so that
/// whoever reads must cope with any value.
public final class RecordReader {
    private let source: FileSource
    private var digest: Digest? = Digest(.sha256)
    private var left: UInt64
    private static let digestBytes = 32

    /// Reads an open file from its start.
    public init(_ file: OpenFile) throws(ImageError) {
        guard file.stamp.bytes >= UInt64(Self.digestBytes) else { throw .sourceEnded(needed: UInt64(Self.digestBytes)) }
        left = file.stamp.bytes - UInt64(Self.digestBytes)
        source = FileSource(file)
    }

    /// The next number.
    public func number() throws(ImageError) -> UInt64 {
        try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The next number, if it is no larger than `most`.
    public func count(upTo most: Int) throws(ImageError) -> Int {
        let number = try number()
        guard number <= UInt64(most) else { throw .misuse("\(number) where at most \(most) are possible") }
        return Int(number)
    }

    /// The next bytes, if there are no more than `most`.
    public func bytes(upTo most: Int) throws(ImageError) -> [UInt8] {
        try take(count(upTo: most))
    }

    /// Everything has been read, and it is what was written.
    public func finish() throws(ImageError) {
        guard left == 0, let found = digest.take()?.finish() else { throw .misuse("the record goes on") }
        left = UInt64(Self.digestBytes)
        guard try take(Self.digestBytes) == found else { throw .misuse("the record is damaged") }
    }

    private func take(_ count: Int) throws(ImageError) -> [UInt8] {
        // No memory is taken for bytes that are not there.
        guard UInt64(count) <= left else { throw .sourceEnded(needed: UInt64(count) - left) }
        var bytes = [UInt8](repeating: 0, count: count)
        var failure: ImageError?
        unsafe bytes.withUnsafeMutableBytes { room in
            do throws(ImageError) {
                let got = try unsafe source.readFully(into: room)
                if got < count { failure = .sourceEnded(needed: UInt64(count - got)) }
            } catch {
                failure = error
            }
            unsafe digest?.update(UnsafeRawBufferPointer(room))
        }
        if let failure { throw failure }
        left -= UInt64(count)
        return bytes
    }
}
