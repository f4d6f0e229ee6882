/// Where things lie in a tar archive with short names, read by the format's description alone.
struct TarMap {
    struct Entry {
        /// The path below the archive's one folder.
        let name: String
        let header: Range<Int>
        let data: Range<Int>
        /// Between the data and the next record.
        let padding: Range<Int>
    }

    let files: [Entry]
    /// The empty records after the last entry.
    let end: Range<Int>

    init(_ tar: [UInt8]) {
        var files: [Entry] = []
        var offset = 0
        while offset + 512 <= tar.count, tar[offset] != 0 {
            let name = String(decoding: tar[offset..<offset + 100].prefix { $0 != 0 }, as: UTF8.self)
            let digits = String(decoding: tar[offset + 124..<offset + 135], as: UTF8.self)
            let size = Int(digits, radix: 8) ?? 0
            let data = offset + 512..<offset + 512 + size
            let next = (data.upperBound + 511) / 512 * 512
            if tar[offset + 156] == 0x30 {
                let path = name.split(separator: "/", maxSplits: 1).last.map(String.init) ?? name
                files.append(
                    Entry(
                        name: path, header: offset..<offset + 512, data: data, padding: data.upperBound..<next))
            }
            offset = next
        }
        self.files = files
        end = offset..<tar.count
    }

    /// The one file of this name.
    subscript(name: String) -> Entry? { files.first { $0.name == name } }
}
