import Glibc

/// The folder that holds everything a virtual phone remembers: `phone.json`, `log.jsonl` and one sparse file per
/// partition.
struct StateFolder: Sendable {
    let path: String

    /// Opens the folder and makes it where it is missing (the one above it must be there).
    init(_ path: String) throws(VirtualPhoneError) {
        self.path = path
        if unsafe mkdir(path, 0o755) != 0, errno != EEXIST {
            throw .io("making the folder \(path)", code: errno)
        }
    }

    func file(of partition: String, bytes: UInt64) -> PartitionFile {
        PartitionFile(path: "\(path)/\(partition).img", bytes: bytes)
    }

    /// The bytes of a small file, or the first of a large one; nil when it is not there.
    func read(_ name: String, atMost limit: Int = .max) throws(VirtualPhoneError) -> [UInt8]? {
        let number = unsafe open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
        if number < 0 {
            if errno == ENOENT { return nil }
            throw .io("opening \(path)/\(name)", code: errno)
        }
        defer { Glibc.close(number) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = unsafe Glibc.read(number, &piece, min(piece.count, limit - bytes.count))
            if count < 0 { throw .io("reading \(path)/\(name)", code: errno) }
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }

    /// Puts a small file in place in one step.
    func replace(_ name: String, with bytes: [UInt8]) throws(VirtualPhoneError) {
        let fresh = "\(path)/\(name).new"
        let number = unsafe open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard number >= 0 else { throw .io("opening \(fresh)", code: errno) }
        defer { Glibc.close(number) }
        try writeAll(bytes, to: number, named: fresh)
        if unsafe rename(fresh, "\(path)/\(name)") != 0 { throw .io("renaming \(fresh)", code: errno) }
    }

    /// A file that grows at its end, as a descriptor that the caller closes.
    func openForAppending(_ name: String) throws(VirtualPhoneError) -> Int32 {
        let number = unsafe open("\(path)/\(name)", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard number >= 0 else { throw .io("opening \(path)/\(name)", code: errno) }
        return number
    }
}

/// Writes all the bytes to a descriptor.
func writeAll(_ bytes: [UInt8], to number: Int32, named name: String) throws(VirtualPhoneError) {
    var done = 0
    while done < bytes.count {
        let count = unsafe bytes.withUnsafeBytes { raw in
            unsafe Glibc.write(number, raw.baseAddress! + done, raw.count - done)
        }
        if count < 0 {
            if errno == EINTR { continue }
            throw .io("writing \(name)", code: errno)
        }
        done += count
    }
}
