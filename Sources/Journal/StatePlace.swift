import Files
import Glibc

/// The folder of what restock remembers: `$XDG_STATE_HOME/restock`, `~/.local/state/restock` where that is not set.
public struct StatePlace: Sendable, Equatable {
    /// Absolute, without a slash at its end.
    public let folder: String

    public init(folder: String) { self.folder = folder }

    /// Nil where the environment names no place. Only absolute paths count, as the specification of the XDG folders says.
    public init?(stateHome: String, home: String) {
        if stateHome.hasPrefix("/") {
            folder = "\(stateHome)/restock"
        } else if home.hasPrefix("/") {
            folder = "\(home)/.local/state/restock"
        } else {
            return nil
        }
    }

    /// Makes the folder, and those above it, where it is missing; for this user's eyes alone.
    /// - Throws: ``JournalError/foreign(path:)`` also where somebody else could put files of theirs in it.
    public func make() throws(JournalError) {
        var path = ""
        for part in folder.split(separator: "/") {
            path += "/\(part)"
            if unsafe mkdir(path, 0o700) == 0 || errno == EEXIST { continue }
            // Above the folder there may be some that cannot be written and need not be: what counts is whether it is there.
            let number = errno
            var facts = stat()
            guard unsafe stat(path, &facts) == 0 else { throw .system(path: path, errno: number) }
        }
        try check()
    }

    /// Throws ``JournalError/foreign(path:)`` where somebody else could put files of theirs in the folder: a link in the journal's place would
    /// have another file of this user written over.
    public func check() throws(JournalError) {
        if let path = Ownership.foreign(folder) { throw .foreign(path: path) }
    }
}
