import Glibc
import Images

/// What is in one folder.
enum FolderListing {
    /// The names, sorted. One that is not UTF-8 is passed over: no script can name it.
    static func names(in folder: String, root: String) throws(PackageError) -> [String] {
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
            if let name, name != ".", name != ".." { names.append(name) }
            guard names.count <= FileCollector.entryLimit else { break }
        }
        return names.sorted()
    }

    /// Whether a path leads to a folder itself, and not to a link to one.
    static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
}
