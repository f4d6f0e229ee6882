import Bytes
import Glibc

/// The few ways in which this room looks at files: small ones of sysfs and /proc.
enum SystemFiles {
    /// The first 64 KiB of a file; nil when it cannot be read.
    static func read(_ path: String) -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { _ = Glibc.close(file) }
        var bytes = [UInt8](repeating: 0, count: 65536)
        var filled = 0
        while filled < bytes.count {
            let more = unsafe bytes.withUnsafeMutableBytes { room in
                unsafe Glibc.read(file, room.baseAddress! + filled, room.count - filled)
            }
            if more < 0, errno == EINTR { continue }
            guard more >= 0 else { return nil }
            if more == 0 { break }
            filled += more
        }
        return Array(bytes[..<filled])
    }

    /// A file's line without the newline at its end, as it may be shown: a serial number is what the device says. Nil when it cannot be
    /// read.
    static func text(_ path: String) -> String? {
        guard var bytes = read(path) else { return nil }
        while let last = bytes.last, last == 0x0A || last == 0 { bytes.removeLast() }
        return ForeignText(bytes: bytes).description
    }

    /// The names in a folder, sorted, without those that begin with a dot; empty when it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let stream = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
                unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// Where a symbolic link points, as it is written; nil when it is none.
    static func link(_ path: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe bytes.withUnsafeMutableBytes { room in
            unsafe readlink(path, room.baseAddress!.assumingMemoryBound(to: CChar.self), room.count)
        }
        return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// Whether a path exists.
    static func exists(_ path: String) -> Bool {
        unsafe Glibc.access(path, F_OK) == 0
    }

    /// Whether this user may open a path for reading and writing.
    static func mayWrite(_ path: String) -> Bool {
        unsafe Glibc.access(path, R_OK | W_OK) == 0
    }

    /// The group and the permission bits of a file; nil when it cannot be looked at.
    static func permissions(_ path: String) -> (group: UInt32, mode: UInt32)? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return nil }
        return (facts.st_gid, facts.st_mode & 0o7777)
    }
}
