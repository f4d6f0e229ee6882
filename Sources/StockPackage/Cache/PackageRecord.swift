import Images

/// What one reading of a package file found: its files, their scans, and where inflating can begin.
struct PackageRecord: Sendable {
    let found: [FileCollector.Found]
    /// The MD5 of the archive file, 16 bytes.
    let md5: [UInt8]
    /// Nil for a .tar.
    let index: GzipIndex?

    init(found: [FileCollector.Found], md5: [UInt8], index: GzipIndex?) {
        self.found = found
        self.md5 = md5
        self.index = index
    }

    func write(to record: RecordWriter) throws(ImageError) {
        try record.put(md5)
        try record.put(UInt64(found.count))
        for file in found {
            try record.put(UInt64(file.parts.count))
            for part in file.parts { try record.put(Array(part.utf8)) }
            try record.put(file.bytes)
            try record.put(file.offset)
            try record.put((file.contents == nil ? 0 : 1) | (file.scan == nil ? 0 : 2))
            if let contents = file.contents { try record.put(contents) }
            try file.scan?.write(to: record)
        }
        try record.put(index == nil ? 0 : 1)
        try index?.write(to: record)
    }

    init(from record: RecordReader) throws(ImageError) {
        md5 = try record.bytes(upTo: 16)
        var found: [FileCollector.Found] = []
        for _ in 0..<(try record.count(upTo: FileCollector.entryLimit)) {
            var parts: [String] = []
            for _ in 0..<(try record.count(upTo: 4096)) {
                parts.append(String(decoding: try record.bytes(upTo: 65_536), as: UTF8.self))
            }
            let (bytes, offset, has) = (try record.number(), try record.number(), try record.number())
            let contents = has & 1 == 1 ? try record.bytes(upTo: FileCollector.keptFile) : nil
            let scan = has & 2 == 2 ? try ImageScan(from: record) : nil
            found.append(
                FileCollector.Found(parts: parts, bytes: bytes, contents: contents, scan: scan, offset: offset))
        }
        self.found = found
        index = try record.number() == 1 ? try GzipIndex(from: record) : nil
    }
}
