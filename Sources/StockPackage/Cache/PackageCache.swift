import Bytes
import Files
import Glibc
import Images

/// Keeps what the first reading of a package found, so that a second phone or a second try does not wait for it again.
///
/// One file for each package, named by the identity of the archive file: device, inode, size and times, so that a file that was
/// touched, replaced or copied is read anew. Every block that a flash reads is compared with its digest all the same. A record that is
/// damaged, of another version, or writable by somebody else counts as none; a folder that cannot be written to is no trouble.
public struct PackageCache: Sendable {
    /// How many packages are remembered; the ones that were used longest ago go. Each takes up to 26 MB.
    static let limit = 6
    /// Changes with whatever is written, and with what the reading finds out.
    static let format: UInt64 = 2

    private let folder: String

    /// - Parameter folder: an absolute path; made when the first package is stored.
    public init(folder: String) { self.folder = folder }

    /// Below `$XDG_CACHE_HOME`, or `~/.cache` where that is not set; nil where the environment names no place.
    public init?(cacheHome: String, home: String) {
        if cacheHome.hasPrefix("/") {
            folder = "\(cacheHome)/restock/packages"
        } else if home.hasPrefix("/") {
            folder = "\(home)/.cache/restock/packages"
        } else {
            return nil
        }
    }

    /// Where a record is kept and what it begins with; nil where this build keeps none.
    private func place(for identity: [UInt64]) -> (path: String, head: [UInt64])? {
        guard let version = GzipIndex.recordVersion else { return nil }
        let head = [Self.format, version] + identity
        var writer = ByteWriter()
        for number in head { writer.little(number) }
        return ("\(folder)/\(hex(digest(.sha256, of: writer.bytes).prefix(16))).record", head)
    }

    /// What is known of this file; nil when it has to be read.
    func recall(_ file: OpenFile) -> PackageRecord? {
        do throws(ImageError) {
            guard let place = place(for: try file.identity()) else { return nil }
            let kept = try OpenFile(place.path, followLink: false)
            guard Ownership.foreign(folder) == nil, try kept.isOwn() else { return nil }
            let reader = try RecordReader(kept)
            for number in place.head {
                guard try reader.number() == number else { return nil }
            }
            let record = try PackageRecord(from: reader)
            try reader.finish()
            // The time of the last use decides which record goes.
            _ = unsafe utimensat(AT_FDCWD, kept.path, nil, 0)
            return record
        } catch {
            return nil
        }
    }

    /// Keeps what was found in this file, if its identity is still what it was when the reading began.
    func remember(_ record: PackageRecord, of file: OpenFile, identity: [UInt64]) {
        do throws(ImageError) {
            guard try file.identity() == identity, let place = place(for: identity) else { return }
            makeFolder()
            guard Ownership.foreign(folder) == nil else { return }
            let writer = try RecordWriter(place.path)
            for number in place.head { try writer.put(number) }
            try record.write(to: writer)
            try writer.finish()
            prune()
        } catch {
            // Without a place to keep it the next flash reads the package again: slower, and no less right.
        }
    }

    private func makeFolder() {
        var path = ""
        for part in folder.split(separator: "/") {
            path += "/\(part)"
            _ = unsafe mkdir(path, 0o700)
        }
    }

    private func prune() {
        guard let handle = unsafe opendir(folder) else { return }
        defer { unsafe closedir(handle) }
        var records: [(path: String, used: timespec)] = []
        while let entry = unsafe readdir(handle) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            var facts = stat()
            let path = "\(folder)/\(name)"
            guard name.hasSuffix(".record"), unsafe lstat(path, &facts) == 0 else { continue }
            records.append((path, facts.st_mtim))
        }
        records.sort { ($0.used.tv_sec, $0.used.tv_nsec) > ($1.used.tv_sec, $1.used.tv_nsec) }
        for old in records.dropFirst(Self.limit) { _ = unsafe unlink(old.path) }
    }
}
