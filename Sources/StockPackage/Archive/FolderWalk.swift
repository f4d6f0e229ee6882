import Glibc
import Images

/// The files of a folder and of the folders in it, sorted by path. Links are refused, not followed.
struct FolderWalk {
    /// The paths of all files, in parts below `root`.
    private(set) var files: [[String]] = []
    private let root: String
    private var entries = 0

    init(_ root: String) throws(PackageError) {
        self.root = root
        try look()
        try walk([], depth: 0)
    }

    /// Says at once that some other folder is no package, before the first odd thing in it is found.
    private func look() throws(PackageError) {
        let top = try names(in: root)
        guard !top.isEmpty, !top.contains(where: Self.isSign) else { return }
        // A package unpacks to a folder of its own, which may stand alone in the one that was named.
        if top.count == 1, let inner = try? names(in: root + "/" + top[0]), inner.contains(where: Self.isSign) {
            return
        }
        throw .notPackage(
            path: root, what: "no flash_all.sh and no images folder in it, so it is no unpacked stock package")
    }

    private static func isSign(_ name: String) -> Bool {
        name == "images" || name.hasPrefix("flash_") && (name.hasSuffix(".sh") || name.hasSuffix(".bat"))
    }

    private mutating func walk(_ above: [String], depth: Int) throws(PackageError) {
        let folder = ([root] + above).joined(separator: "/")
        // Deeper than any package, and a stop for whatever loops a file system can make.
        guard depth <= 16 else { throw .tooMuch(path: root, what: "its folders are more than 16 deep") }
        for name in try names(in: folder) {
            entries += 1
            guard entries <= FileCollector.entryLimit else {
                throw .tooMuch(path: root, what: "it has more than \(FileCollector.entryLimit) entries")
            }
            let parts = above + [name]
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

    private func names(in folder: String) throws(PackageError) -> [String] {
        guard let handle = unsafe opendir(folder) else {
            throw .unreadable(path: root, .io(operation: "open folder", path: folder, errno: errno))
        }
        defer { unsafe closedir(handle) }
        var names: [String] = []
        while let entry = unsafe readdir(handle) {
            // `d_name` is a fixed array in Swift's eyes; the name is the zero-terminated string at its start.
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(validatingCString: $0) }
            }
            guard let name else { throw .forbiddenEntry(name: folder, .unreadableName) }
            if name != ".", name != ".." { names.append(name) }
            guard names.count <= FileCollector.entryLimit else { break }
        }
        return names.sorted()
    }
}
