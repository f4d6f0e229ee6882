import Glibc

/// A folder being filled, which knows what it made and can take it all away again.
final class PackFolder {
    let path: String
    private var files: [String] = []
    private var folders: [PackFolder] = []

    /// Makes the folder. It must not exist.
    init(_ path: String) throws(PackError) {
        self.path = path
        guard unsafe mkdir(path, 0o755) == 0 else { throw .io("make the folder", path: path, code: errno) }
    }

    /// Makes a folder below.
    func folder(_ name: String) throws(PackError) -> PackFolder {
        let made = try PackFolder("\(path)/\(name)")
        folders.append(made)
        return made
    }

    /// Makes a file, and says where it is.
    @discardableResult
    func file(_ name: String, _ contents: [UInt8], mode: mode_t = 0o644) throws(PackError) -> String {
        try PackOutput(claim(name), mode: mode).write(contents)
        return "\(path)/\(name)"
    }

    /// The path of a file that somebody else is going to make.
    func claim(_ name: String) -> String {
        files.append(name)
        return "\(path)/\(name)"
    }

    /// Takes one file away.
    func drop(_ name: String) {
        unsafe unlink("\(path)/\(name)")
        files.removeAll { $0 == name }
    }

    /// Takes the folder away with all that was made in it.
    func remove() {
        for folder in folders { folder.remove() }
        for name in files { unsafe unlink("\(path)/\(name)") }
        unsafe rmdir(path)
    }
}
