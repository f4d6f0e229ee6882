/// A stretch of a file, read forward; skipping costs nothing.
public final class FileSource: ByteSource {
    private let file: OpenFile
    private var offset: UInt64
    private let end: UInt64

    /// Reads `file` from `offset`, `count` bytes of it or to its end as it was when it was opened.
    public init(_ file: OpenFile, from offset: UInt64 = 0, count: UInt64? = nil) {
        self.file = file
        self.offset = offset
        let (sum, overflow) = offset.addingReportingOverflow(count ?? .max)
        end = overflow ? file.stamp.bytes : min(sum, file.stamp.bytes)
    }

    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard offset < end, buffer.count > 0 else { return 0 }
        let wanted = Int(min(UInt64(buffer.count), end - offset))
        let got = try unsafe file.read(
            at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
        // The size was taken at opening: an earlier end means that the file was cut short meanwhile.
        guard got > 0 else { throw .sourceEnded(needed: end - offset) }
        offset += UInt64(got)
        return got
    }

    public func skip(_ count: UInt64) throws(ImageError) {
        guard offset <= end, count <= end - offset else {
            throw .sourceEnded(needed: count - (end - min(offset, end)))
        }
        offset += count
    }
}
