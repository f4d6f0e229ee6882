import Files
import Glibc

/// The system's words for an error number, as `strerror` has them.
func systemWords(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }

/// A file that is being written, under a name of its own beside the one that it is for: what is there stays as it was until all of the new one
/// is. What is no regular file, such as a pipe or `/dev/stdout`, is written as it is.
@safe final class OutputFile {
    private let descriptor: Int32
    /// The name that it is for, in messages.
    let path: String
    /// Where the bytes go first, and the name that they get; nil where they go straight there.
    private var fresh: (path: String, target: String)?

    /// - Throws: ``DropInError/stopped(_:)`` where no file can be made there.
    init(_ path: String) throws(DropInError) {
        self.path = path
        var old = stat()
        let isThere = unsafe stat(path, &old) == 0
        if let foreign = Self.foreignLink(path) {
            throw .stopped("cannot write '\(path)': it is a link, and \(foreign) is not yours alone")
        }
        // A standard output that leads into a file is still what the caller holds.
        let isStream = path.hasPrefix("/dev/") || path.hasPrefix("/proc/") || old.st_mode & S_IFMT != S_IFREG
        if isThere, isStream {
            descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
        } else {
            // The file that a link leads to is replaced, and not the link.
            let target = isThere ? Self.resolved(path) : path
            let fresh = "\(target).\(getpid()).part"
            descriptor = unsafe open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            if descriptor >= 0 {
                self.fresh = (fresh, target)
                if isThere { fchmod(descriptor, old.st_mode & 0o777) }
            }
        }
        guard descriptor >= 0 else { throw .stopped("cannot write '\(path)': \(systemWords(errno))") }
    }

    /// What was not kept is as if it had never been.
    deinit {
        close(descriptor)
        if let fresh { unsafe unlink(fresh.path) }
    }

    /// Appends bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(DropInError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .stopped("cannot write '\(path)': \(systemWords(errno))") }
            done += count
        }
    }

    /// All of it is written: it takes its name.
    func keep() throws(DropInError) {
        guard let fresh else { return }
        guard unsafe rename(fresh.path, fresh.target) == 0 else {
            throw .stopped("cannot write '\(path)': \(systemWords(errno))")
        }
        self.fresh = nil
    }

    /// The folder of a link that somebody else can have put there, or put elsewhere; nil where there is none.
    private static func foreignLink(_ path: String) -> String? {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFLNK else { return nil }
        let above = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let folder = path.hasPrefix("/") ? (above.isEmpty ? "/" : above) : resolved(above.isEmpty ? "." : above)
        return Ownership.foreign(folder)
    }

    private static func resolved(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }
}
