import Files
import Images

/// A fastboot package that has been read and checked once, and whose files can be read again, each from its start.
///
/// Nothing is extracted: images come out of the .tgz as streams, from the nearest place at which inflating can begin.
public final class PackageArchive: Sendable {
    /// What a package comes as; found by content, not by name.
    public enum Kind: Sendable {
        case tgz, tar, folder
        /// A .zip that somebody made of an unpacked package.
        case zip
        /// A full update package, which is no archive of images.
        case update
    }

    /// Where the bytes are.
    enum Place: Sendable {
        case tgz(OpenFile, GzipIndex)
        case tar(OpenFile)
        /// The folder, and what each file was when it was read.
        case folder(Folder, [String: OpenFile.Stamp])
        case zip(OpenFile)
    }

    /// What it comes as.
    public let kind: Kind
    /// The path as given.
    public let path: String
    /// The last part of the path; for a package file that has not been renamed, Xiaomi's name for it.
    public let fileName: String
    /// The folder that the package is in, `a/b` where it is two deep, which is left out of the paths; nil if there is none.
    public let topDirectory: String?
    /// All files, in the order of the archive, or sorted by path for a folder.
    public let files: [PackageFile]
    /// The MD5 of the archive file, 16 bytes; nil for a folder.
    public let archiveMD5: [UInt8]?
    /// The size of the archive file in bytes; for a folder, of all files together.
    public let archiveBytes: UInt64

    /// Whether this comes from the cache and not from a reading.
    let isRecalled: Bool
    /// What its reading has cost so far; what is read of it later counts as well.
    public let budget: ReadingBudget
    private let place: Place
    /// For each path, its index in `files` and its offset in the tar stream.
    private let places: [String: (index: Int, offset: UInt64)]

    init(
        kind: Kind, path: String, place: Place, found: [FileCollector.Found], md5: [UInt8]?, bytes: UInt64,
        isRecalled: Bool = false, budget: ReadingBudget
    ) {
        self.isRecalled = isRecalled
        self.budget = budget
        self.kind = kind
        self.path = path
        self.place = place
        fileName = path.split(separator: "/").last.map(String.init) ?? path
        let top = EntryPath.top(of: found.map(\.parts))
        topDirectory = top.isEmpty ? nil : top.joined(separator: "/")
        var files: [PackageFile] = []
        var places: [String: (index: Int, offset: UInt64)] = [:]
        // What lies beside the package is none of its files.
        for one in found where one.parts.starts(with: top) {
            let parts = Array(one.parts.dropFirst(top.count))
            let name = parts.joined(separator: "/")
            places[name] = (files.count, one.offset)
            let isImage = parts.count > 1 && parts[0] == "images"
            files.append(
                PackageFile(path: name, bytes: one.bytes, contents: one.contents, scan: isImage ? one.scan : nil))
        }
        self.files = files
        self.places = places
        archiveMD5 = md5
        archiveBytes = bytes
    }

    /// A package file that was read, now or earlier.
    convenience init(
        _ file: OpenFile, _ record: PackageRecord, isRecalled: Bool, budget: ReadingBudget = ReadingBudget()
    ) {
        self.init(
            kind: record.index == nil ? .tar : .tgz, path: file.path,
            place: record.index.map { Place.tgz(file, $0) } ?? .tar(file), found: record.found, md5: record.md5,
            bytes: file.stamp.bytes, isRecalled: isRecalled, budget: budget)
    }

    /// The file of a path below the top directory, if there is one.
    public func file(_ path: String) -> PackageFile? {
        places[path].map { files[$0.index] }
    }

    /// A stream of a file's bytes from `start` (bytes) to its end, exactly as many as there are. Each call begins anew.
    public func openImage(_ path: String, from start: UInt64 = 0) throws(PackageError) -> any ByteSource {
        guard let (index, place) = places[path] else { throw .noSuchFile(name: path) }
        let count = files[index].bytes - min(start, files[index].bytes)
        let offset = place + start
        switch self.place {
        case .tgz(let archive, let gzip):
            try check(archive.stamp) { () throws(ImageError) in try archive.currentStamp() }
            let reader = try naming(path) { () throws(ImageError) in
                try GzipReader(resumingAt: offset, index: gzip) { FileSource(archive, from: $0) }
            }
            return LimitedSource(reader, count: count)
        case .tar(let archive):
            try check(archive.stamp) { () throws(ImageError) in try archive.currentStamp() }
            return LimitedSource(FileSource(archive, from: offset), count: count)
        case .folder(let root, let stamps):
            let full = [topDirectory, path].compactMap(\.self).joined(separator: "/")
            let opened = try naming(path) { () throws(ImageError) in
                try OpenFile(full.split(separator: "/").map(String.init), below: root)
            }
            try check(stamps[full]) { opened.stamp }
            return LimitedSource(FileSource(opened, from: start), count: count)
        case .zip(let archive):
            try check(archive.stamp) { () throws(ImageError) in try archive.currentStamp() }
            let full = [topDirectory, path].compactMap(\.self).joined(separator: "/")
            let source = try Self.zipSource(of: full, in: archive)
            try naming(path) { () throws(ImageError) in try source.skip(start) }
            return LimitedSource(source, count: count)
        }
    }

    /// Looks whether a file is still the one that was checked, by size and times; reads nothing of it.
    ///
    /// - Throws: ``PackageError/changed(path:)``.
    public func confirmUnchanged(_ path: String) throws(PackageError) {
        switch place {
        case .tgz(let archive, _), .tar(let archive), .zip(let archive):
            try check(archive.stamp) { () throws(ImageError) in try archive.currentStamp() }
        case .folder: _ = try openImage(path)
        }
    }

    /// Throws if the package is no longer what was checked.
    private func check(
        _ known: OpenFile.Stamp?, now: () throws(ImageError) -> OpenFile.Stamp
    ) throws(PackageError) {
        guard try naming(path, now) == known else { throw .changed(path: path) }
    }

    private func naming<T>(_ name: String, _ body: () throws(ImageError) -> T) throws(PackageError) -> T {
        do throws(ImageError) {
            return try body()
        } catch {
            throw .image(name: name, error)
        }
    }
}
