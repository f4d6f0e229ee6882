import CZip
import Glibc
import Images

/// The input side of libzip: the same open file that the payload is read from later, and a note of where libzip read last.
///
/// libzip tells nobody where an entry's data begins. Where it reads when it is asked for the first byte is that place.
@safe
final class ZipFeed {
    private let file: OpenFile
    private var position: UInt64 = 0
    /// Where the last read began, in bytes from the file's start.
    private(set) var lastRead: UInt64 = 0
    /// What stopped a read.
    private(set) var failure: ImageError?
    private let error = UnsafeMutablePointer<zip_error_t>.allocate(capacity: 1)

    init(_ file: OpenFile) {
        self.file = file
        unsafe zip_error_init(error)
    }

    deinit {
        unsafe zip_error_fini(error)
        unsafe error.deallocate()
    }

    /// Does what libzip asks for; -1 after a failure.
    func perform(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ count: UInt64) -> Int64 {
        switch command {
        case ZIP_SOURCE_OPEN:
            position = 0
            return 0
        case ZIP_SOURCE_READ: return unsafe read(data, count)
        case ZIP_SOURCE_SEEK:
            let place = unsafe zip_source_seek_compute_offset(position, file.stamp.bytes, data, count, error)
            guard place >= 0 else { return -1 }
            position = UInt64(place)
            return 0
        case ZIP_SOURCE_TELL: return Int64(position)
        case ZIP_SOURCE_STAT:
            guard let data = unsafe data, unsafe count >= UInt64(MemoryLayout<zip_stat_t>.size) else { return -1 }
            let facts = unsafe data.assumingMemoryBound(to: zip_stat_t.self)
            unsafe zip_stat_init(facts)
            unsafe facts.pointee.size = file.stamp.bytes
            unsafe facts.pointee.valid = UInt64(ZIP_STAT_SIZE)
            return unsafe Int64(MemoryLayout<zip_stat_t>.size)
        case ZIP_SOURCE_ERROR: return unsafe zip_error_to_data(error, data, count)
        case ZIP_SOURCE_SUPPORTS: return Self.commands
        case ZIP_SOURCE_CLOSE, ZIP_SOURCE_FREE: return 0
        default:
            unsafe zip_error_set(error, ZIP_ER_OPNOTSUPP, 0)
            return -1
        }
    }

    private func read(_ data: UnsafeMutableRawPointer?, _ count: UInt64) -> Int64 {
        lastRead = position
        do throws(ImageError) {
            let buffer = unsafe UnsafeMutableRawBufferPointer(start: data, count: Int(min(count, 1 << 30)))
            let got = try unsafe file.read(at: position, into: buffer)
            position += UInt64(got)
            return Int64(got)
        } catch {
            failure = error
            unsafe zip_error_set(self.error, ZIP_ER_READ, EIO)
            return -1
        }
    }

    /// What a source that can be sought must do.
    private static let commands: Int64 = [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
        ZIP_SOURCE_SEEK,
        ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS,
    ].reduce(0) { $0 | 1 << Int64($1.rawValue) }
}

/// libzip's source callback; `context` is a ``ZipFeed`` that its owner keeps alive.
func zipFeedPerform(
    context: UnsafeMutableRawPointer?, data: UnsafeMutableRawPointer?, count: zip_uint64_t, command: zip_source_cmd_t
) -> zip_int64_t {
    guard let context = unsafe context else { return -1 }
    return unsafe Unmanaged<ZipFeed>.fromOpaque(context).takeUnretainedValue().perform(command, data, count)
}
