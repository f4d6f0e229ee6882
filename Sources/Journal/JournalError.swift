import Glibc

/// Why the journal cannot be used. None of it is a reason not to bring a phone back.
public enum JournalError: Error, Sendable, Equatable {
    /// The environment names no place for it.
    case noPlace
    /// A call of the system failed on the folder or the file.
    case system(path: String, errno: Int32)
    /// Somebody else can put files of theirs into this folder, which is on the way to it.
    case foreign(path: String)
    /// A folder, a pipe or a device where a file should be.
    case noFile(path: String)
    /// SQLite failed on it.
    case sqlite(path: String, SQLiteCode)
    /// It was written by a later restock, whose tables this one does not know.
    case later(path: String, version: Int64)
}

extension JournalError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noPlace: "neither XDG_STATE_HOME nor HOME names a place for it"
        case .system(let path, let number): "\(path): \(unsafe String(cString: strerror(number)))"
        case .foreign(let path): "\(path) belongs to somebody else, or others can write to it"
        case .noFile(let path): "\(path) is no regular file"
        case .sqlite(let path, let code): "\(path): \(code.words)"
        case .later(let path, let version): "\(path) was written by a later restock (tables of version \(version))"
        }
    }

    /// The file is damaged, and can only be put aside.
    var isDamage: Bool { if case .sqlite(_, let code) = self { code.isDamage } else { false } }
}
