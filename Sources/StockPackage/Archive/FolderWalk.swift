import Files
import Glibc

/// The files of the package in a folder, and in the folders in it, sorted by path. What lies beside the package is not looked at.
/// Links in it are refused, not followed.
struct FolderWalk {
    /// The paths of all files, in parts below `root`.
    private(set) var files: [[String]] = []
    private let root: String
    private var entries = 0

    init(_ root: Folder) throws(PackageError) {
        self.root = root.path
        let place = try FolderSearch(root).place
        try walk(try naming { () throws(FileError) in try root.folder(place) }, at: place)
    }

    private mutating func walk(_ folder: Folder, at above: [String]) throws(PackageError) {
        // Deeper than any package, and a stop for whatever loops a file system can make.
        guard above.count <= 16 else { throw .tooMuch(path: root, what: "its folders are more than 16 deep") }
        for name in try naming({ () throws(FileError) in try folder.names(limit: FileCollector.entryLimit) }) {
            entries += 1
            guard entries <= FileCollector.entryLimit else {
                throw .tooMuch(path: root, what: "it has more than \(FileCollector.entryLimit) entries")
            }
            let parts = above + [name]
            if EntryPath.isLitter(parts) { continue }
            let shown = parts.joined(separator: "/")
            guard try EntryPath.parts(shown) == parts else { throw .forbiddenEntry(name: shown, .unreadableName) }
            switch try naming({ () throws(FileError) in try folder.kind(of: name) }) {
            case S_IFREG: files.append(parts)
            case S_IFDIR: try walk(try naming { () throws(FileError) in try folder.folder([name]) }, at: parts)
            case S_IFLNK: throw .forbiddenEntry(name: shown, .link)
            default: throw .forbiddenEntry(name: shown, .device)
            }
        }
    }

    private func naming<T>(_ body: () throws(FileError) -> T) throws(PackageError) -> T {
        do throws(FileError) { return try body() } catch { throw .unreadable(path: root, .init(error)) }
    }
}
