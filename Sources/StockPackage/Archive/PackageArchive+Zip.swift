import Images

extension PackageArchive {
    /// Reads a .zip of an unpacked package, file by file. Nothing of it is kept in a cache: such a .zip is seldom read twice.
    static func openZip(
        _ file: OpenFile, digests: ImageDigests, progress: Progress?
    ) throws(PackageError) -> PackageArchive {
        let path = file.path
        let zip: ZipArchive
        let budget = ReadingBudget()
        do throws(OTAError) { zip = try ZipArchive(file) } catch {
            if case .unreadable(_, let cause) = error { throw .unreadable(path: path, cause) }
            throw .notPackage(path: path, what: ContentKind.zip.isNoPackage ?? "")
        }
        var files: [(parts: [String], entry: ZipArchive.Entry)] = []
        for entry in zip.entries.values.sorted(by: { $0.index < $1.index }) where !entry.name.hasSuffix("/") {
            let parts = try EntryPath.parts(entry.name)
            if !parts.isEmpty, !EntryPath.isLitter(parts) { files.append((parts, entry)) }
        }
        try EntryPath.checkPlaces(of: files.map(\.parts), path: path)
        guard files.contains(where: { $0.parts.last.map(EntryPath.isScript) ?? false }) else {
            if let packed = files.lazy.compactMap({ $0.parts.last }).first(where: isPacked) {
                throw .packedTwice(path: path, name: packed)
            }
            throw .notPackage(path: path, what: ContentKind.zip.isNoPackage ?? "")
        }
        var collector = FileCollector(path: path, digests: digests, budget: budget)
        let total = files.reduce(0) { $0 + $1.entry.bytes }
        var done: UInt64 = 0
        let buffer = ReadBuffer()
        for (parts, entry) in files {
            try collector.count(entry.name)
            let source = try naming(path) { () throws(OTAError) in try zip.source(of: entry) }
            try unsafe collector.add(parts, bytes: entry.bytes, offset: 0) { (body) throws(PackageError) in
                try unsafe buffer.pump(LimitedSource(source, count: entry.bytes), name: entry.name) {
                    (block) throws(PackageError) in
                    try unsafe body(block)
                    done += UInt64(block.count)
                    progress?(done, total)
                }
            }
            // libzip compares the CRC-32 of an entry when its end is read.
            try checkEnd(of: source, name: entry.name)
        }
        return PackageArchive(
            kind: .zip, path: path, place: .zip(file), found: collector.found, md5: nil, bytes: file.stamp.bytes,
            budget: budget)
    }

    /// Whether a .zip is one of a fastboot package, unpacked or not, and none for a recovery. False where it cannot be read.
    static func isStock(zip file: OpenFile) -> Bool {
        guard let zip = try? ZipArchive(file), zip.entries["payload.bin"] == nil else { return false }
        return zip.entries.keys.contains { name in
            let last = name.split(separator: "/").last.map(String.init) ?? ""
            return EntryPath.isScript(last) || isPacked(last)
        }
    }

    /// Whether a file is a packed package by its name.
    static func isPacked(_ name: String) -> Bool {
        [".tgz", ".tar.gz", ".tar"].contains(where: name.hasSuffix)
    }

    /// The bytes of a file in a .zip. Each call opens the .zip anew: libzip's handles are for one reader.
    static func zipSource(of name: String, in file: OpenFile) throws(PackageError) -> ZipEntrySource {
        try naming(file.path) { () throws(OTAError) in
            let zip = try ZipArchive(file)
            // The name in the directory may have doubled slashes and dots in it.
            let entry = zip.entries.values.first { (try? EntryPath.parts($0.name).joined(separator: "/")) == name }
            guard let entry else { throw .missing(name: name) }
            return try zip.source(of: entry)
        }
    }

    private static func checkEnd(of source: ZipEntrySource, name: String) throws(PackageError) {
        var more: [UInt8] = [0]
        var failure: ImageError?
        let count = unsafe more.withUnsafeMutableBytes { room in
            do throws(ImageError) { return try unsafe source.read(into: room) } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw .image(name: name, failure) }
        if count > 0 { throw .tooMuch(path: name, what: "it is longer than the .zip says") }
    }

    private static func naming<T>(
        _ path: String, _ body: () throws(OTAError) -> T
    ) throws(PackageError) -> T {
        do throws(OTAError) { return try body() } catch {
            if case .unreadable(_, let cause) = error { throw .unreadable(path: path, cause) }
            throw .zip(path: path, words: "\(error)")
        }
    }
}
