import Glibc

func temporaryFolder(in place: String) throws -> String {
    var template = Array("\(place)/restock-campaign-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw Trouble("no folder can be made in \(place)") }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// The names in a folder, without `.` and `..`.
func names(in folder: String) -> [String] {
    guard let handle = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(handle) }
    var found: [String] = []
    while let entry = unsafe readdir(handle) {
        let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
            unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
        }
        if name != ".", name != ".." { found.append(name) }
    }
    return found.sorted()
}

func removeFolder(_ path: String) {
    for name in names(in: path) {
        if unsafe unlink("\(path)/\(name)") != 0 { removeFolder("\(path)/\(name)") }
    }
    _ = unsafe rmdir(path)
}

/// What the partitions of a virtual phone are, without looking at their bytes: changes with every write.
func storage(in folder: String) -> [String: String] {
    var found: [String: String] = [:]
    for name in names(in: folder) where name.hasSuffix(".img") {
        var facts = stat()
        guard unsafe stat("\(folder)/\(name)", &facts) == 0 else { continue }
        found[name] = "\(facts.st_size) \(facts.st_blocks) \(facts.st_mtim.tv_sec).\(facts.st_mtim.tv_nsec)"
    }
    return found
}

func pause(_ milliseconds: Int) { usleep(UInt32(milliseconds) * 1000) }

func writeFile(_ path: String, _ bytes: [UInt8]) throws {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Trouble("\(path) cannot be made") }
    defer { close(descriptor) }
    guard unsafe write(descriptor, bytes, bytes.count) == bytes.count else { throw Trouble("\(path) is not written") }
}

/// The first bytes of a file; nil when it is not there.
func readFile(_ path: String, atMost limit: Int = .max) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
        let count = unsafe read(descriptor, &piece, min(piece.count, limit - bytes.count))
        guard count > 0 else { break }
        bytes += piece[..<count]
    }
    return bytes
}
