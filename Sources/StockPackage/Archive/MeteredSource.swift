import Images

/// Passes a stream on, and tells how far it is and what its MD5 is.
final class MeteredSource: ByteSource {
    private let source: any ByteSource
    private let progress: (UInt64) -> Void
    private var digest: BackgroundDigest?
    private var bytes: UInt64 = 0

    init(_ source: any ByteSource, progress: @escaping (UInt64) -> Void) {
        self.source = source
        self.progress = progress
        digest = BackgroundDigest(.md5)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        let got = try unsafe source.read(into: buffer)
        unsafe digest?.update(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
        bytes += UInt64(got)
        progress(bytes)
        return got
    }

    /// The MD5 of all that was read.
    func finish() -> [UInt8] {
        digest.take()?.finish() ?? []
    }
}
