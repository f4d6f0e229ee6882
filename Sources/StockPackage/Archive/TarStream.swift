import CArchive
import Glibc
import Images

/// The entries of a tar archive in a stream, by libarchive, with the place of each one's data in the stream.
@safe
final class TarStream {
    /// An entry as the archive has it.
    struct Entry {
        /// `mode & S_IFMT`.
        enum Kind {
            case file, folder, link, other
        }

        let name: String
        let kind: Kind
        let isHardLink: Bool
        let isSparse: Bool
        /// Nil if the archive does not say.
        let bytes: UInt64?
        /// Where the data begins, in bytes of the tar stream.
        let offset: UInt64
    }

    private let archive: OpaquePointer
    private let locale = TextLocale()
    private let feed: TarFeed
    private let path: String

    /// Reads a tar stream that is at its start. `limit` is the most bytes that are read of it.
    init(_ source: any ByteSource, path: String, limit: UInt64) throws(PackageError) {
        guard let fresh = unsafe archive_read_new() else { preconditionFailure("no memory for libarchive") }
        unsafe archive = fresh
        feed = TarFeed(source, path: path, limit: limit)
        self.path = path
        unsafe archive_read_support_format_tar(archive)
        let context = unsafe Unmanaged.passUnretained(feed).toOpaque()
        let code = locale.with { unsafe archive_read_open(archive, context, nil, tarFeedRead, nil) }
        try check(code)
    }

    deinit {
        unsafe archive_read_free(archive)
    }

    /// The next entry; nil at the end, when all of the source has been read, so that its checksums are checked.
    func next() throws(PackageError) -> Entry? {
        var handle: OpaquePointer?
        let code = locale.with { unsafe archive_read_next_header(archive, &handle) }
        if code == ARCHIVE_EOF {
            try feed.drain()
            return nil
        }
        if !(code == ARCHIVE_WARN && isAboutText) { try check(code) }
        guard let entry = unsafe handle else { throw .tar(path: path, words: "an entry without a header") }
        let size = unsafe archive_entry_size(entry)
        let isSized = unsafe archive_entry_size_is_set(entry) != 0 && size >= 0
        guard let name = locale.with({ unsafe Self.name(of: entry) }) else {
            throw .forbiddenEntry(name: "at byte \(unsafe archive_filter_bytes(archive, 0))", .unreadableName)
        }
        return Entry(
            name: name,
            kind: unsafe kind(archive_entry_filetype(entry)),
            isHardLink: unsafe archive_entry_hardlink_utf8(entry) != nil || archive_entry_hardlink(entry) != nil,
            isSparse: unsafe archive_entry_sparse_count(entry) > 0,
            bytes: isSized ? UInt64(size) : nil,
            // Measured with ustar, pax and GNU long names: the bytes that were taken off the stream for the headers.
            offset: unsafe UInt64(archive_filter_bytes(archive, 0)))
    }

    /// Gives the data of the current entry to `body`, block by block; says how many bytes there were.
    func readData(_ body: (UnsafeRawBufferPointer) throws(PackageError) -> Void) throws(PackageError) -> UInt64 {
        var total: UInt64 = 0
        while true {
            var start: UnsafeRawPointer?
            var count = 0
            var offset: la_int64_t = 0
            let code = unsafe archive_read_data_block(archive, &start, &count, &offset)
            if code == ARCHIVE_EOF { return total }
            try check(code)
            guard UInt64(offset) == total else { throw .tar(path: path, words: "an entry with holes in it") }
            total += UInt64(count)
            try unsafe body(UnsafeRawBufferPointer(start: start, count: count))
        }
    }

    /// The name; of one in another encoding than UTF-8 the letters that can be read, which is enough for a file that no script names.
    private static func name(of entry: OpaquePointer) -> String? {
        if let name = unsafe archive_entry_pathname_utf8(entry) { return unsafe String(cString: name) }
        return unsafe archive_entry_pathname(entry).map { unsafe String(cString: $0) }
    }

    /// Whether libarchive's warning is about the letters of a name, such as the owner's, and not about the archive: its sentence is
    /// all that tells the two apart ("Uname can't be converted from UTF-8 to current locale.").
    private var isAboutText: Bool {
        guard let words = unsafe archive_error_string(archive) else { return false }
        return unsafe String(cString: words).contains("can't be converted")
    }

    /// Other warnings are errors here: libarchive warns where it had to guess.
    private func check(_ code: Int32) throws(PackageError) {
        if let failure = feed.failure { throw failure }
        guard code != ARCHIVE_OK else { return }
        let words = unsafe archive_error_string(archive).map { unsafe String(cString: $0) }
        throw .tar(path: path, words: words ?? "libarchive's code \(code)")
    }

    private func kind(_ mode: mode_t) -> Entry.Kind {
        switch mode {
        case 0o100000: .file
        case 0o040000: .folder
        case 0o120000: .link
        default: .other
        }
    }
}
