import Images

/// Exactly `count` bytes of a stream; an earlier end is an error, not an end.
final class LimitedSource: ByteSource {
    private let source: any ByteSource
    private var left: UInt64

    init(_ source: any ByteSource, count: UInt64) {
        self.source = source
        left = count
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard left > 0, buffer.count > 0 else { return 0 }
        let wanted = Int(min(UInt64(buffer.count), left))
        let got = try unsafe source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
        guard got > 0 else { throw .sourceEnded(needed: left) }
        left -= UInt64(got)
        return got
    }

    func skip(_ count: UInt64) throws(ImageError) {
        guard count <= left else { throw .sourceEnded(needed: count - left) }
        try source.skip(count)
        left -= count
    }
}
