import CArchive
import Glibc
import Images

/// The input side of libarchive: a buffer that it looks into, and the error that it cannot carry.
@safe
final class TarFeed {
    private let source: any ByteSource
    private let path: String
    private let limit: UInt64
    private var bytes: UInt64 = 0
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4096)
    /// What stopped the stream.
    private(set) var failure: PackageError?

    init(_ source: any ByteSource, path: String, limit: UInt64) {
        self.source = source
        self.path = path
        self.limit = limit
    }

    deinit {
        unsafe buffer.deallocate()
    }

    /// The next bytes of the stream; empty at its end, nil after a failure.
    func next() -> UnsafeRawBufferPointer? {
        do throws(ImageError) {
            let got = try unsafe source.read(into: buffer)
            bytes += UInt64(got)
            guard bytes <= limit else {
                failure = .tooMuch(path: path, what: "it expands to more than \(limit) bytes")
                return nil
            }
            return unsafe UnsafeRawBufferPointer(rebasing: buffer[..<got])
        } catch {
            failure = .unreadable(path: path, error)
            return nil
        }
    }

    /// Reads the rest of the stream away.
    func drain() throws(PackageError) {
        while true {
            guard let rest = unsafe next() else { break }
            if rest.count == 0 { return }
        }
        if let failure { throw failure }
    }
}

/// libarchive's read callback; `context` is a ``TarFeed`` that its owner keeps alive.
func tarFeedRead(
    archive: OpaquePointer?, context: UnsafeMutableRawPointer?, block: UnsafeMutablePointer<UnsafeRawPointer?>?
) -> la_ssize_t {
    guard let context = unsafe context, let block = unsafe block else { return -1 }
    let feed = unsafe Unmanaged<TarFeed>.fromOpaque(context).takeUnretainedValue()
    guard let bytes = unsafe feed.next() else { return -1 }
    unsafe block.pointee = bytes.baseAddress
    return bytes.count
}
