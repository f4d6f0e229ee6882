import Glibc

/// A folder that is open, and the files below it.
///
/// It may belong to somebody else, who changes it while it is read. So nothing below it is named by a whole path: each folder on the way is
/// opened inside the one above, and a link is never followed. What is opened lies in the folder that was named, whatever was renamed
/// meanwhile.
public final class Folder: Sendable {
    /// The path as given.
    public let path: String
    private let descriptor: Int32

    /// Opens the folder that an owner named; links on the way to it are theirs, and are followed.
    public convenience init(_ path: String) throws(FileError) {
        try self.init(unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), path)
    }

    private init(_ descriptor: Int32, _ path: String) throws(FileError) {
        guard descriptor >= 0 else { throw FileError("open", path, errno) }
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// The folder at `parts` below this one, which must have no link among them; this one where there are none.
    public func folder(_ parts: [String]) throws(FileError) -> Folder {
        var found = self
        for part in parts {
            let path = "\(found.path)/\(part)"
            try Self.checkName(part, path)
            found = try Folder(
                unsafe openat(found.descriptor, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), path)
        }
        return found
    }

    /// Opens the file at `parts` below this folder to read it, whatever kind of file it is: the caller looks at that. A pipe is not waited for.
    /// - Returns: a descriptor, which is the caller's to close.
    public func open(_ parts: [String]) throws(FileError) -> Int32 {
        let above = try folder(Array(parts.dropLast()))
        let name = parts.last ?? ""
        let path = "\(above.path)/\(name)"
        try Self.checkName(name, path)
        let opened = unsafe openat(above.descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard opened >= 0 else { throw FileError("open", path, errno) }
        return opened
    }

    /// What kind of file `name` in this folder is: the bits of `S_IFMT`. A link is a link.
    public func kind(of name: String) throws(FileError) -> mode_t {
        var facts = stat()
        guard unsafe fstatat(descriptor, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 else {
            throw FileError("stat", "\(path)/\(name)", errno)
        }
        return facts.st_mode & S_IFMT
    }

    /// Whether `name` in this folder is a folder, and not a link to one.
    public func isFolder(_ name: String) -> Bool { (try? kind(of: name)) == S_IFDIR }

    /// The names in it, sorted, and at most `limit` + 1 of them. One that is not UTF-8 is passed over: no script can name it.
    public func names(limit: Int) throws(FileError) -> [String] {
        // The stream takes the descriptor that it is given along when it ends, and its place in the folder is shared with it.
        let again = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard again >= 0, let stream = unsafe fdopendir(again) else {
            let number = errno
            if again >= 0 { close(again) }
            throw FileError("open folder", path, number)
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while names.count <= limit, let entry = unsafe readdir(stream) {
            // `d_name` is a fixed array in Swift's eyes; the name is the zero-terminated string at its start.
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(validatingCString: $0) }
            }
            if let name, name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// One name, and nothing that leads elsewhere.
    private static func checkName(_ name: String, _ path: String) throws(FileError) {
        guard !name.isEmpty, name != ".", name != "..", !name.utf8.contains(UInt8(ascii: "/")) else {
            throw FileError("open", path, EINVAL)
        }
    }
}
