/// Bytes that come once, in order, from their start to their end.
public protocol ByteSource: AnyObject {
    /// Puts the next bytes into `buffer` and says how many: fewer than asked for is allowed, 0 is the end
    /// (or an empty buffer).
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int

    /// Passes over `count` bytes. Throws ``ImageError/sourceEnded(needed:)`` when there are fewer.
    func skip(_ count: UInt64) throws(ImageError)
}

extension ByteSource {
    /// Reads the bytes away; sources that can do better have their own.
    public func skip(_ count: UInt64) throws(ImageError) {
        try discard(count)
    }

    /// Reads `count` bytes and forgets them.
    func discard(_ count: UInt64) throws(ImageError) {
        guard count > 0 else { return }
        var left = count
        let scratch = HeapBytes(count: Int(min(count, 256 << 10)))
        while left > 0 {
            let got = try unsafe read(into: scratch.prefix(Int(min(left, UInt64(scratch.count)))))
            guard got > 0 else { throw .sourceEnded(needed: left) }
            left -= UInt64(got)
        }
    }

    /// Fills `buffer` as far as the source goes, and says how far.
    public func readFully(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let got = try unsafe read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            if got == 0 { break }
            filled += got
        }
        return filled
    }
}
