import Foundation

/// Reads the logical partitions out of a whole `super`, by AOSP's `metadata_format.h`. It shares nothing with what writes one.
struct SuperReader {
    struct Broken: Error { let what: String }

    private let file: FileHandle
    private let room: Int
    private let slots: Int
    /// Everything before the first partition.
    let start: Data
    private let metadata: Data

    init(_ path: URL) throws {
        file = try FileHandle(forReadingFrom: path)
        let head = try file.read(upToCount: 3 * 4096) ?? Data()
        guard head.prefix(4096).allSatisfy({ $0 == 0 }), head[4096..<8192] == head[8192..<12288],
            Self.number(head, 4096) == 0x616C_4467
        else { throw Broken(what: "geometry") }
        (room, slots) = (Self.number(head, 4096 + 40), Self.number(head, 4096 + 44))
        let copies = try file.read(upToCount: 2 * slots * room) ?? Data()
        for copy in 1..<2 * slots {
            guard copies[copy * room..<(copy + 1) * room].elementsEqual(copies[..<room]) else {
                throw Broken(what: "copy \(copy)")
            }
        }
        start = head + copies
        metadata = Data(copies[..<room])
    }

    /// The table in the form of a `super_empty.img`.
    var table: [UInt8] {
        let bytes = Self.number(metadata, 8) + Self.number(metadata, 44)
        return [UInt8](start[4096..<8192]) + [UInt8](metadata[..<bytes])
    }

    /// The content of a partition: its extents, one behind the other.
    func content(of name: String) throws -> [UInt8] {
        let tables = Self.number(metadata, 8)
        for index in 0..<Self.number(metadata, 84) {
            let place = tables + Self.number(metadata, 80) + 52 * index
            guard String(decoding: metadata[place..<place + 36].prefix { $0 != 0 }, as: UTF8.self) == name else {
                continue
            }
            var all: [UInt8] = []
            let first = Self.number(metadata, place + 40)
            for extent in first..<first + Self.number(metadata, place + 44) {
                let record = tables + Self.number(metadata, 92) + 24 * extent
                try file.seek(toOffset: UInt64(Self.number(metadata, record + 12)) * 512)
                all += [UInt8](try file.read(upToCount: Self.number(metadata, record) * 512) ?? Data())
            }
            return all
        }
        throw Broken(what: "no partition \(name)")
    }

    private static func number(_ data: Data, _ place: Int) -> Int {
        (0..<4).reduce(0) { $0 | Int(data[data.startIndex + place + $1]) << (8 * $1) }
    }
}
