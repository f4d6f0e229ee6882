import Files
import Glibc
import Images

extension PackageArchive {
    /// Tells how far the reading is: bytes read of bytes in all, compressed ones for a .tgz.
    public typealias Progress = (_ bytes: UInt64, _ total: UInt64) -> Void

    /// Reads a package once, from its first byte to its last: checks gzip's checksums, indexes the files, scans every
    /// image, and takes the MD5 of the archive file. Blocks for as long as that takes; call it on a thread of its own.
    ///
    /// - Parameters:
    ///   - cache: where the result is kept for the next time; nil keeps nothing. Folders are read each time.
    ///   - trusts: whether a result that was kept there earlier stands for the reading.
    ///
    /// `digests` are what the scans of images take besides the CRCs. The MD5 of each image costs about as much as all
    /// the rest; it is not needed where the MD5 of the archive is known from its name.
    public static func open(
        _ path: String, digests: ImageDigests = .md5, cache: PackageCache? = nil, trusts: Bool = true,
        progress: Progress? = nil
    ) throws(PackageError) -> PackageArchive {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else {
            throw .unreadable(path: path, .io(operation: "open", path: path, errno: errno))
        }
        if facts.st_mode & S_IFMT == S_IFDIR { return try openFolder(path, digests: digests, progress: progress) }
        let file: OpenFile
        let content: ContentKind
        do throws(ImageError) {
            file = try OpenFile(path)
            content = try ContentKind(of: file)
        } catch {
            throw .unreadable(path: path, error)
        }
        guard file.stamp.bytes > 0 else { throw .emptyFile(path: path) }
        if content == .zip { return try openZip(file, digests: digests, progress: progress) }
        if let what = content.isNoPackage { throw .notPackage(path: path, what: what) }
        if trusts, let record = cache?.recall(file), (record.index != nil) == (content == .gzip) {
            return PackageArchive(file, record, isRecalled: true)
        }
        let identity = try? file.identity()
        let (archive, record) = try openArchive(
            file, isCompressed: content == .gzip, digests: digests, progress: progress)
        if let identity { cache?.remember(record, of: file, identity: identity) }
        return archive
    }

    private static func openArchive(
        _ file: OpenFile, isCompressed: Bool, digests: ImageDigests, progress: Progress?
    ) throws(PackageError) -> (PackageArchive, PackageRecord) {
        let path = file.path
        let total = file.stamp.bytes
        let metered = MeteredSource(FileSource(file)) { progress?($0, total) }
        let gzip = isCompressed ? GzipReader(metered, index: GzipIndex()) : nil
        let tar = try tarStream(gzip ?? metered, path: path, isCompressed: isCompressed)
        let budget = ReadingBudget()
        var collector = FileCollector(path: path, digests: digests, budget: budget)
        while let entry = try tar.next() {
            try collector.count(entry.name)
            let parts = try EntryPath.parts(entry.name)
            let name = parts.joined(separator: "/")
            guard !entry.isHardLink else { throw .forbiddenEntry(name: name, .hardLink) }
            switch entry.kind {
            case .folder: continue
            case .link: throw .forbiddenEntry(name: name, .link)
            case .other: throw .forbiddenEntry(name: name, .device)
            case .file: break
            }
            guard !entry.isSparse else { throw .forbiddenEntry(name: name, .sparse) }
            guard let bytes = entry.bytes else { throw .forbiddenEntry(name: name, .noSize) }
            guard !parts.isEmpty else { throw .forbiddenEntry(name: entry.name, .emptyName) }
            if EntryPath.isLitter(parts) { continue }
            gzip?.mark(before: entry.offset)
            try unsafe collector.add(parts, bytes: bytes, offset: entry.offset) { (body) throws(PackageError) in
                try unsafe tar.readData(body)
            }
        }
        guard !collector.found.isEmpty else { throw .noFiles(path: path) }
        try EntryPath.checkPlaces(of: collector.found.map(\.parts), path: path)
        let record = PackageRecord(found: collector.found, md5: metered.finish(), index: gzip?.index?.settled)
        return (PackageArchive(file, record, isRecalled: false, budget: budget), record)
    }

    /// libarchive looks at the first block when it opens a stream: what fails there is no tar archive at all.
    private static func tarStream(
        _ source: any ByteSource, path: String, isCompressed: Bool
    ) throws(PackageError) -> TarStream {
        do throws(PackageError) {
            return try TarStream(source, path: path, limit: FileCollector.byteLimit)
        } catch {
            guard case .tar = error, isCompressed else { throw error }
            throw .notPackage(path: path, what: "there is no tar archive inside the gzip data")
        }
    }

    private static func openFolder(
        _ path: String, digests: ImageDigests, progress: Progress?
    ) throws(PackageError) -> PackageArchive {
        let root: Folder
        do throws(FileError) { root = try Folder(path) } catch { throw .unreadable(path: path, .init(error)) }
        let walk = try FolderWalk(root)
        var stamps: [String: OpenFile.Stamp] = [:]
        let budget = ReadingBudget()
        var collector = FileCollector(path: path, digests: digests, budget: budget)
        var total: UInt64 = 0
        for parts in walk.files {
            total += try opened(parts, root).stamp.bytes
        }
        guard total <= FileCollector.byteLimit else {
            throw .tooMuch(path: path, what: "its files are larger than \(FileCollector.byteLimit) bytes")
        }
        var done: UInt64 = 0
        let buffer = ReadBuffer()
        for parts in walk.files {
            let file = try opened(parts, root)
            let name = parts.joined(separator: "/")
            stamps[name] = file.stamp
            try collector.count(name)
            try unsafe collector.add(parts, bytes: file.stamp.bytes, offset: 0) { (body) throws(PackageError) in
                try unsafe buffer.pump(FileSource(file), name: name) { (block) throws(PackageError) in
                    try unsafe body(block)
                    done += UInt64(block.count)
                    progress?(done, total)
                }
            }
        }
        guard !collector.found.isEmpty else { throw .noFiles(path: path) }
        try EntryPath.checkPlaces(of: collector.found.map(\.parts), path: path)
        return PackageArchive(
            kind: .folder, path: path, place: .folder(root, stamps), found: collector.found, md5: nil, bytes: total,
            budget: budget)
    }

    private static func opened(_ parts: [String], _ root: Folder) throws(PackageError) -> OpenFile {
        do throws(ImageError) { return try OpenFile(parts, below: root) } catch {
            throw .unreadable(path: root.path, error)
        }
    }
}
