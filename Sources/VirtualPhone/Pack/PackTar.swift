import Bytes

/// Writes a tar archive as GNU tar does, or with pax headers.
struct PackTar {
    enum Kind: UInt8 {
        case file = 0x30
        case hardLink = 0x31
        case symbolicLink = 0x32
        case folder = 0x35
    }

    let archive: PackArchive
    let longNames: PackageOptions.LongNames
    /// Seconds since 1970, for every entry.
    let time: UInt64

    /// One entry without contents, or the header of one with `size` bytes of contents.
    func entry(
        _ path: String, _ kind: Kind, size: UInt64 = 0, mode: UInt64 = 0o644, target: String = ""
    ) throws(PackError) {
        if path.utf8.count > 100 { try long(path) }
        try archive.write(header(path, kind.rawValue, size: size, mode: mode, target: target))
    }

    /// A whole file.
    func file(_ path: String, _ contents: [UInt8], mode: UInt64 = 0o644) throws(PackError) {
        try entry(path, .file, size: UInt64(contents.count), mode: mode)
        try archive.write(contents)
        try pad(after: UInt64(contents.count))
    }

    /// A whole file from disk.
    func file(_ path: String, from input: PackInput, mode: UInt64 = 0o644) throws(PackError) {
        try entry(path, .file, size: input.count, mode: mode)
        try input.forEach(length: input.count, archive.write)
        try pad(after: input.count)
    }

    /// The two empty records at the end.
    func end() throws(PackError) {
        try archive.write([UInt8](repeating: 0, count: 1024))
    }

    private func pad(after count: UInt64) throws(PackError) {
        try archive.write([UInt8](repeating: 0, count: Int((512 - count % 512) % 512)))
    }

    /// Stores a name that does not fit, ahead of the entry that it belongs to.
    private func long(_ path: String) throws(PackError) {
        let (name, kind, contents): (String, UInt8, [UInt8]) =
            switch longNames {
            case .gnu: ("././@LongLink", 0x4c, Array(path.utf8) + [0])
            case .pax: ("./PaxHeaders/\(path.utf8.count)", 0x78, Array(record("path", path).utf8))
            }
        try archive.write(header(name, kind, size: UInt64(contents.count), mode: 0o644, target: ""))
        try archive.write(contents)
        try pad(after: UInt64(contents.count))
    }

    /// A pax record, which begins with its own length.
    private func record(_ key: String, _ value: String) -> String {
        let rest = " \(key)=\(value)\n"
        var length = rest.utf8.count
        while "\(length)".utf8.count + rest.utf8.count != length { length = "\(length)".utf8.count + rest.utf8.count }
        return "\(length)\(rest)"
    }

    private func header(_ path: String, _ kind: UInt8, size: UInt64, mode: UInt64, target: String) -> [UInt8] {
        var block: [UInt8] = []
        func field(_ text: String, _ width: Int) {
            let bytes = text.utf8.prefix(width)
            block += Array(bytes) + [UInt8](repeating: 0, count: width - bytes.count)
        }
        func octal(_ value: UInt64, _ width: Int) {
            let text = String(value, radix: 8)
            field(String(repeating: "0", count: max(0, width - 1 - text.count)) + text, width)
        }
        field(path, 100)
        octal(mode, 8)
        octal(0, 8)
        octal(0, 8)
        if size < 1 << 33 {
            octal(size, 12)
        } else {
            // GNU: a size of 8 GiB and more as a number of twelve bytes with the top bit set.
            var number = ByteWriter()
            number.big(UInt32(0x8000_0000))
            number.big(size)
            block += number.bytes
        }
        octal(time, 12)
        field("        ", 8)
        block.append(kind)
        field(target, 100)
        block += Array((longNames == .gnu ? "ustar  \0" : "ustar\u{0}00").utf8)
        field("root", 32)
        field("root", 32)
        block += [UInt8](repeating: 0, count: 512 - block.count)
        let sum = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
        let text = String(repeating: "0", count: 6 - sum.count) + sum + "\0 "
        block.replaceSubrange(148..<156, with: text.utf8)
        return block
    }
}
