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
