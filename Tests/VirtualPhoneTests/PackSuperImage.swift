import Foundation
import Testing

/// A super image read back, by offsets from AOSP's description of the format (`liblp/include/liblp/metadata_format.h`).
struct PackSuperImage {
    struct Partition: Equatable {
        let name: String
        let isReadOnly: Bool
        let group: String
        /// Where its bytes are in the image; nil where it has none.
        let bytes: Range<Int>?
    }

    let path: String
    let count: Int
    let version: [Int]
    let isVirtualAB: Bool
    private(set) var partitions: [Partition] = []
    /// Groups, with the most bytes that their partitions may have.
    private(set) var groups: [(name: String, most: Int)] = []
    /// Geometry and tables, as a `super_empty.img` has them.
    let table: [UInt8]
    /// Everything up to the end of the last copy of the tables.
    let start: [UInt8]

    /// Reads an image that is not sparse, and expects what every sound one has.
    init(_ path: String) throws {
        self.path = path
        let file = try #require(FileHandle(forReadingAtPath: path))
        count = Int(try file.seekToEnd())
        try file.seek(toOffset: 0)
        let head = [UInt8](try file.read(upToCount: 1 << 20) ?? Data())
        func number(_ place: Int, _ width: Int = 4) -> Int {
            (0..<width).reduce(0) { $0 | Int(head[place + $1]) << (8 * $1) }
        }
        func text(_ place: Int) -> String {
            String(decoding: head[place..<place + 36].prefix { $0 != 0 }, as: UTF8.self)
        }
        /// SHA-256 of a range in which 32 bytes count as zeros.
        func sum(_ range: Range<Int>, without field: Int?) throws -> [UInt8] {
            var bytes = Array(head[range])
            if let field { bytes.replaceSubrange(field..<field + 32, with: [UInt8](repeating: 0, count: 32)) }
            return try sha256(bytes)
        }

        #expect(head[..<4096].allSatisfy { $0 == 0 } && head[4096..<8192] == head[8192..<12288])
        try #require(number(4096) == 0x616c_4467 && number(4100) == 52)
        #expect(try sum(4096..<4148, without: 8) == Array(head[4104..<4136]))
        let (room, slots) = (number(4136), number(4140))
        #expect(room % 512 == 0 && number(4144) == 4096)
        let end = 12288 + 2 * slots * room
        start = Array(head[..<end])
        for copy in 1..<2 * slots {
            #expect(head[12288..<12288 + room] == head[12288 + copy * room..<12288 + (copy + 1) * room])
        }

        let at = 12288
        try #require(number(at) == 0x414c_5030)
        version = [number(at + 4, 2), number(at + 6, 2)]
        let (header, tables) = (number(at + 8), number(at + 44))
        #expect(header == (version[1] < 2 ? 128 : 256) && header + tables <= room)
        #expect(try sum(at..<at + header, without: 12) == Array(head[at + 12..<at + 44]))
        #expect(try sum(at + header..<at + header + tables, without: nil) == Array(head[at + 48..<at + 80]))
        isVirtualAB = version[1] >= 2 && number(at + 128) & 1 == 1
        table = Array(head[4096..<8192] + head[at..<at + header + tables])

        func rows(_ descriptor: Int, of size: Int) -> [Int] {
            #expect(number(at + descriptor + 8) == size)
            return (0..<number(at + descriptor + 4)).map { at + header + number(at + descriptor) + $0 * size }
        }
        let extents = rows(92, of: 24).map { row -> Range<Int> in
            #expect(number(row + 8) == 0 && number(row + 20) == 0)
            let first = number(row + 12, 8) * 512
            return first..<first + number(row, 8) * 512
        }
        groups = rows(104, of: 48).map { (text($0), number($0 + 40, 8)) }
        for row in rows(80, of: 52) {
            let (first, some) = (number(row + 40), number(row + 44))
            #expect(some <= 1 && first + some <= extents.count)
            partitions.append(
                Partition(
                    name: text(row), isReadOnly: number(row + 36) == 1, group: groups[number(row + 48)].name,
                    bytes: some == 1 ? extents[first] : nil))
        }
        let devices = rows(116, of: 64)
        try #require(devices.count == 1)
        #expect(number(devices[0], 8) == 2048 && number(devices[0] + 8) == 1 << 20 && number(devices[0] + 12) == 0)
        #expect(number(devices[0] + 16, 8) == count && text(devices[0] + 24) == "super" && number(devices[0] + 60) == 0)
        // Extents lie behind the metadata, inside the image, over no other, from a whole MiB on.
        var last = max(1 << 20, end)
        for extent in extents.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            #expect(extent.lowerBound >= last && extent.lowerBound % (1 << 20) == 0 && extent.count % 4096 == 0)
            last = extent.upperBound
        }
        #expect(last <= count)
    }

    /// Cuts some bytes of a partition into a file of their own.
    func cut(_ name: String, _ range: Range<Int>? = nil, to file: String) throws {
        let place = try #require(partitions.first { $0.name == name }?.bytes, "\(name)")
        let range = range ?? 0..<place.count
        try #require(range.upperBound <= place.count)
        let cut = try tool(
            "tail -c +\(place.lowerBound + range.lowerBound + 1) '\(path)' | head -c \(range.count) > '\(file)'")
        try #require(cut.status == 0, "\(cut.output)")
    }
}

/// What `sha256sum` says.
private func sha256(_ bytes: [UInt8]) throws -> [UInt8] {
    let shop = try Workshop()
    try Data(bytes).write(to: URL(filePath: "\(shop.path)/bytes"))
    let digits = Array(try tool("sha256sum < '\(shop.path)/bytes'").output.prefix(64))
    return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0..<$0 + 2]), radix: 16) }
}

/// A hashtree as a vbmeta image names it, read by offsets.
struct PackNamedTree {
    let partition: String
    let bytes: Int
    let treeOffset: Int
    let treeBytes: Int
    let algorithm: String
    let salt: [UInt8]
    let root: [UInt8]

    /// All that an image names.
    static func all(in image: [UInt8]) -> [PackNamedTree] {
        func number(_ place: Int, _ width: Int) -> Int {
            image[place..<place + width].reduce(0) { $0 << 8 | Int($1) }
        }
        var trees: [PackNamedTree] = []
        let auxiliary = 256 + number(12, 8)
        var at = auxiliary + number(96, 8)
        let end = at + number(104, 8)
        while at < end {
            if number(at, 8) == 1 {
                let body = at + 16
                // dm-verity's format, and the two block sizes.
                #expect(number(body, 4) == 1 && number(body + 28, 4) == 4096 && number(body + 32, 4) == 4096)
                let name = body + 164
                let salt = name + number(body + 88, 4)
                let root = salt + number(body + 92, 4)
                trees.append(
                    PackNamedTree(
                        partition: String(decoding: image[name..<salt], as: UTF8.self), bytes: number(body + 4, 8),
                        treeOffset: number(body + 12, 8), treeBytes: number(body + 20, 8),
                        algorithm: String(decoding: image[body + 56..<body + 88].prefix { $0 != 0 }, as: UTF8.self),
                        salt: Array(image[salt..<root]), root: Array(image[root..<root + number(body + 96, 4)])))
            }
            at += 16 + number(at + 8, 8)
        }
        return trees
    }
}
