import Files
import Glibc

/// A regular file that is open for reading, shared by the sources that read it at their own offsets.
public final class OpenFile: Sendable {
    /// What identifies the contents: a file that changed has another stamp, unless somebody puts its time back, which the tags of its blocks
    /// are for. The time that nobody can put back is no part of it: a backup that links the file changes that, in the middle of a flash.
    public struct Stamp: Sendable, Hashable {
        let device: UInt
        let inode: UInt
        /// The size in bytes.
        public let bytes: UInt64
        let seconds: Int
        let nanoseconds: Int
    }

    /// The path as given.
    public let path: String
    /// Size and times at the moment of opening.
    public let stamp: Stamp
    private let descriptor: Int32

    /// Opens `path`, which must be a regular file; a symbolic link at its end is followed only if `followLink` is true.
    public convenience init(_ path: String, followLink: Bool = true) throws(ImageError) {
        // O_NONBLOCK: opening a pipe must not wait for its writer before it is refused.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followLink ? 0 : O_NOFOLLOW)
        let descriptor = unsafe open(path, flags)
        guard descriptor >= 0 else { throw .io(operation: "open", path: path, errno: errno) }
        try self.init(descriptor, path)
    }

    /// Opens the regular file at `parts` below a folder that may be somebody else's: no link on the way is followed.
    public convenience init(_ parts: [String], below folder: Folder) throws(ImageError) {
        let descriptor: Int32
        do throws(FileError) { descriptor = try folder.open(parts) } catch { throw ImageError(error) }
        try self.init(descriptor, ([folder.path] + parts).joined(separator: "/"))
    }

    /// Takes a descriptor, which is closed also where this throws.
    private init(_ descriptor: Int32, _ path: String) throws(ImageError) {
        do {
            stamp = try OpenFile.stamp(of: descriptor, path: path)
        } catch {
            close(descriptor)
            throw error
        }
        self.path = path
        self.descriptor = descriptor
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    }

    deinit {
        close(descriptor)
    }

    /// Size and times now.
    public func currentStamp() throws(ImageError) -> Stamp {
        try OpenFile.stamp(of: descriptor, path: path)
    }

    /// What tells this file, as it is now, from every other: device, inode, size, and the times of the last change of its contents and
    /// of anything about it (which no program can set back).
    public func identity() throws(ImageError) -> [UInt64] {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw .io(operation: "stat", path: path, errno: errno) }
        return [
            UInt64(facts.st_dev), UInt64(facts.st_ino), UInt64(facts.st_size),
            UInt64(bitPattern: Int64(facts.st_mtim.tv_sec)),
            UInt64(facts.st_mtim.tv_nsec), UInt64(bitPattern: Int64(facts.st_ctim.tv_sec)),
            UInt64(facts.st_ctim.tv_nsec),
        ]
    }

    /// Whether nobody but this user can have written the file.
    public func isOwn() throws(ImageError) -> Bool {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw .io(operation: "stat", path: path, errno: errno) }
        return facts.st_uid == geteuid() && facts.st_mode & 0o022 == 0
    }

    /// Reads up to `buffer.count` bytes at `offset`; 0 at the end. The C function is `pread`.
    public func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        while true {
            let got = unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            if got >= 0 { return got }
            if errno != EINTR { throw .io(operation: "read", path: path, errno: errno) }
        }
    }

    /// Where the next bytes that are stored begin, at `offset` or behind it; the size of the file where there are none. What lies between is a
    /// hole, and reads as zeros. The C function is `lseek` with SEEK_DATA; a file system that does not know it has no holes.
    func nextData(from offset: UInt64) -> UInt64 {
        // SEEK_DATA of Linux, which Glibc's Swift module leaves out.
        let found = lseek(descriptor, off_t(offset), 3)
        if found >= 0 { return UInt64(found) }
        return errno == ENXIO ? stamp.bytes : offset
    }

    private static func stamp(of descriptor: Int32, path: String) throws(ImageError) -> Stamp {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw .io(operation: "stat", path: path, errno: errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile(path: path) }
        return Stamp(
            device: facts.st_dev, inode: facts.st_ino, bytes: UInt64(facts.st_size),
            seconds: facts.st_mtim.tv_sec, nanoseconds: facts.st_mtim.tv_nsec)
    }
}
