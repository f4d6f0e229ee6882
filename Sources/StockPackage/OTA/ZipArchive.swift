import CZip
import Images

/// A .zip by libzip, of which only small entries are ever read through libzip.
@safe
final class ZipArchive {
    /// An entry as the central directory has it.
    struct Entry {
        let index: UInt64
        let name: String
        let bytes: UInt64
        let compressedBytes: UInt64
        let method: UInt16
        let crc: UInt32
    }

    let file: OpenFile
    private(set) var entries: [String: Entry] = [:]
    let archive: OpaquePointer
    private let feed: ZipFeed

    /// Reads the directory of a .zip, and refuses encrypted entries, doubled names and names that lead elsewhere.
    init(_ file: OpenFile, budget: ReadingBudget = ReadingBudget()) throws(OTAError) {
        let feed = ZipFeed(file)
        unsafe archive = try Self.open(feed, path: file.path)
        self.file = file
        self.feed = feed
        try readEntries(budget)
    }

    deinit {
        unsafe zip_discard(archive)
    }

    /// The contents of a small entry, its CRC checked; nil where there is none of this name.
    func contents(_ name: String, limit: UInt64) throws(OTAError) -> [UInt8]? {
        guard let entry = entries[name] else { return nil }
        // The size is what the directory says. No more than that is read, whatever the data would inflate to.
        guard entry.bytes <= limit else { throw .entry(name: name, .tooLarge(bytes: entry.bytes, limit: limit)) }
        let opened = unsafe try open(entry)
        defer { unsafe zip_fclose(opened) }
        var bytes = [UInt8](repeating: 0, count: Int(entry.bytes) + 1)
        var filled = 0
        while filled < bytes.count {
            let room = bytes.count - filled
            let got = unsafe bytes.withUnsafeMutableBytes {
                unsafe zip_fread(opened, $0.baseAddress! + filled, UInt64(room))
            }
            guard got >= 0 else {
                throw .entry(name: name, .unreadable(unsafe String(cString: zip_file_strerror(opened))))
            }
            if got == 0 { break }
            filled += Int(got)
        }
        guard filled == Int(entry.bytes) else { throw .entry(name: name, .outside) }
        bytes.removeLast()
        return bytes
    }

    /// The bytes of an entry from its first on, inflated; libzip compares the CRC at its end. One reader at a time.
    func source(of entry: Entry) throws(OTAError) -> ZipEntrySource {
        unsafe ZipEntrySource(try open(entry), of: self, named: entry.name)
    }

    /// Where a stored entry's bytes begin in the file.
    ///
    /// libzip follows the directory to the entry's own header and reads past it; the place of its first read of data is taken from
    /// ``ZipFeed``, and what lies there is compared with what libzip gives. So the payload can be read by several threads at once,
    /// without libzip, and no second reader of the .zip format is needed.
    func place(of entry: Entry) throws(OTAError) -> UInt64 {
        guard entry.method == UInt16(ZIP_CM_STORE) else {
            throw .entry(name: entry.name, .compressed(method: entry.method))
        }
        guard entry.bytes == entry.compressedBytes else { throw .entry(name: entry.name, .outside) }
        guard entry.bytes > 0 else { return 0 }
        let opened = unsafe try open(entry)
        defer { unsafe zip_fclose(opened) }
        let count = Int(min(entry.bytes, 4096))
        var given = [UInt8](repeating: 0, count: count)
        let first = unsafe given.withUnsafeMutableBytes { unsafe zip_fread(opened, $0.baseAddress!, 1) }
        let place = feed.lastRead
        let rest = unsafe given.withUnsafeMutableBytes {
            unsafe zip_fread(opened, $0.baseAddress! + 1, UInt64(count - 1))
        }
        guard first == 1, rest == count - 1, place <= file.stamp.bytes, entry.bytes <= file.stamp.bytes - place else {
            throw .entry(name: entry.name, .outside)
        }
        guard try read(at: place, count: count) == given else { throw .entry(name: entry.name, .outside) }
        return place
    }

    /// Whether the file ends as a .zip does that is signed as a whole: AOSP's footer of six bytes at the end of the comment says
    /// where the signature begins, then 0xFF 0xFF, then how long the comment is. The signature itself is not judged.
    func hasSignature() -> Bool {
        var count: Int32 = 0
        guard let comment = unsafe zip_get_archive_comment(archive, &count, UInt32(ZIP_FL_ENC_RAW)), count > 6 else {
            return false
        }
        let bytes = unsafe UnsafeRawBufferPointer(start: comment, count: Int(count))
        let footer = unsafe Array(bytes.suffix(6))
        let start = Int(footer[0]) | Int(footer[1]) << 8
        let size = Int(footer[4]) | Int(footer[5]) << 8
        return footer[2] == 0xFF && footer[3] == 0xFF && size == Int(count) && start > 6 && start <= Int(count)
    }

    func open(_ entry: Entry) throws(OTAError) -> OpaquePointer {
        guard let opened = unsafe zip_fopen_index(archive, entry.index, 0) else {
            throw .entry(name: entry.name, .unreadable(unsafe String(cString: zip_strerror(archive))))
        }
        return unsafe opened
    }

    private func read(at offset: UInt64, count: Int) throws(OTAError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var failure: ImageError?
        let source = FileSource(file, from: offset, count: UInt64(count))
        let got = unsafe bytes.withUnsafeMutableBytes { buffer in
            do throws(ImageError) {
                return try unsafe source.readFully(into: buffer)
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw .unreadable(path: file.path, failure) }
        return Array(bytes[..<got])
    }

    /// Sizes are what the directory says, whatever lies in the file. Entries that share bytes of it would have one stretch read as often
    /// as they are many: together they cannot be longer than the file.
    private func readEntries(_ budget: ReadingBudget) throws(OTAError) {
        let count = unsafe zip_get_num_entries(archive, 0)
        try spend(UInt64(max(0, count)), .entries, budget)
        var left = file.stamp.bytes
        for index in 0..<UInt64(max(0, count)) {
            var facts = unsafe zip_stat_t()
            guard unsafe zip_stat_index(archive, index, 0, &facts) == 0, let text = unsafe facts.name else {
                throw .zip(path: file.path, words: unsafe String(cString: zip_strerror(archive)))
            }
            let name = unsafe String(cString: text)
            do throws(PackageError) {
                _ = try EntryPath.parts(name)
            } catch {
                throw .zip(path: file.path, words: "\(error)")
            }
            guard unsafe facts.encryption_method == UInt16(ZIP_EM_NONE) else { throw .entry(name: name, .encrypted) }
            let entry = unsafe Entry(
                index: index, name: name, bytes: facts.size, compressedBytes: facts.comp_size,
                method: facts.comp_method,
                crc: facts.crc)
            try spend(UInt64(name.utf8.count), .nameBytes, budget)
            try spend(entry.bytes, .expandedBytes, budget)
            guard entry.compressedBytes <= left else {
                throw .entry(name: name, .overlaps(bytes: entry.compressedBytes))
            }
            left -= entry.compressedBytes
            guard entries.updateValue(entry, forKey: name) == nil else { throw .duplicate(name: name) }
        }
    }

    private func spend(
        _ count: UInt64, _ item: ReadingBudget.Item, _ budget: ReadingBudget
    ) throws(OTAError) {
        do { try budget.spend(count, on: item) } catch { throw .tooMuch(path: file.path, what: "\(error)") }
    }

    private static func open(_ feed: ZipFeed, path: String) throws(OTAError) -> OpaquePointer {
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        let context = unsafe Unmanaged.passUnretained(feed).toOpaque()
        guard let source = unsafe zip_source_function_create(zipFeedPerform, context, &error) else {
            preconditionFailure("no memory for libzip")
        }
        guard let opened = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
            unsafe zip_source_free(source)
            if let failure = feed.failure { throw .unreadable(path: path, failure) }
            throw .zip(path: path, words: unsafe String(cString: zip_error_strerror(&error)))
        }
        return unsafe opened
    }
}
