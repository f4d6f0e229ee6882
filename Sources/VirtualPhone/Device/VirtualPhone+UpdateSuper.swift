import Bytes

extension VirtualPhone {
    /// `update-super:NAME[:wipe]`: makes the last download, a `super_empty.img`, the table of logical partitions. As in AOSP's fastbootd
    /// partitions that both tables have keep their size, new ones come with none, and with `wipe` nothing of the old one stays.
    func updateSuper(_ words: [String]) -> Answer {
        guard state.unlocked else { return .fail("Command not available on locked devices") }
        guard words.first == "super", words.count == 1 || words[1...] == ["wipe"] else {
            return .fail("Invalid arguments")
        }
        guard let names = SuperTable.names(in: download.bytes) else { return .fail("Invalid super image") }
        let wipes = words.count == 2
        var table: [String: UInt64] = [:]
        for name in names { table[name] = wipes ? 0 : state.logical[name] ?? 0 }
        state.logical = table
        download = Download()
        save()
        return .okay()
    }
}

/// The partition names in an image of liblp: geometry in the first 4096 bytes, then a header that says where its tables are (AOSP,
/// `liblp/include/liblp/metadata_format.h`).
private enum SuperTable {
    static func names(in image: [UInt8]) -> [String]? {
        func number(_ place: Int) -> Int? {
            guard place >= 0, place + 4 <= image.count else { return nil }
            return (0..<4).reduce(0) { $0 | Int(image[place + $1]) << (8 * $1) }
        }
        guard number(0) == 0x616C_4467, number(4096) == 0x414C_5030, let headerBytes = number(4096 + 8),
            let offset = number(4096 + 80), let count = number(4096 + 84), let size = number(4096 + 88), size >= 36,
            count <= 1024
        else { return nil }
        var names: [String] = []
        for index in 0..<count {
            let place = 4096 + headerBytes + offset + index * size
            guard place + 36 <= image.count else { return nil }
            names.append(String(decoding: image[place..<place + 36].prefix { $0 != 0 }, as: UTF8.self))
        }
        return names
    }
}
