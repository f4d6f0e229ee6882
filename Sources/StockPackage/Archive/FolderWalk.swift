import Glibc
import Images

/// The files of the package in a folder, and in the folders in it, sorted by path. What lies beside the package is not looked at.
/// Links in it are refused, not followed.
struct FolderWalk {
    /// The paths of all files, in parts below `root`.
    private(set) var files: [[String]] = []
    private let root: String
    private var entries = 0

    init(_ root: String) throws(PackageError) {
        self.root = root
        let place = try FolderSearch(root).place
        try walk(place, depth: place.count)
    }

    private mutating func walk(_ above: [String], depth: Int) throws(PackageError) {
        let folder = ([root] + above).joined(separator: "/")
        // Deeper than any package, and a stop for whatever loops a file system can make.
        guard depth <= 16 else { throw .tooMuch(path: root, what: "its folders are more than 16 deep") }
        for name in try FolderListing.names(in: folder, root: root) {
            entries += 1
            guard entries <= FileCollector.entryLimit else {
                throw .tooMuch(path: root, what: "it has more than \(FileCollector.entryLimit) entries")
            }
            let parts = above + [name]
            if EntryPath.isLitter(parts) { continue }
            let shown = parts.joined(separator: "/")
            guard try EntryPath.parts(shown) == parts else { throw .forbiddenEntry(name: shown, .unreadableName) }
            var facts = stat()
            guard unsafe lstat(folder + "/" + name, &facts) == 0 else {
                throw .unreadable(path: root, .io(operation: "stat", path: folder + "/" + name, errno: errno))
            }
            switch facts.st_mode & S_IFMT {
            case S_IFREG: files.append(parts)
            case S_IFDIR: try walk(parts, depth: depth + 1)
            case S_IFLNK: throw .forbiddenEntry(name: shown, .link)
            default: throw .forbiddenEntry(name: shown, .device)
            }
        }
    }
}
