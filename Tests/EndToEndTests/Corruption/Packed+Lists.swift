import Bytes
import Foundation
import Images

/// A CRC as restock writes it.
func word(_ crc: UInt32) -> String { "0x" + hex(crc, width: 8) }

extension Packed {
    /// Puts another super.img into an unpacked package, one that comes to two parts at the limit, and says the CRC-32 of
    /// each part's data. Where the first part ends is no guess: see ``SplitShape``, which Debian's fastboot confirms.
    func putSuperOfTwoParts(limit: UInt64) throws -> [UInt32] {
        let blocks = limit / 4096 - 1
        let fills = (0..<UInt32(251)).map { LargeImage.Chunk.fill($0, 1) }
        let file = "\(path)/images/super.img"
        try LargeImage(chunks: [.hole(3), .raw(blocks)] + fills + [.raw(40), .hole(2), .fill(9, 1)]).write(to: file)

        let handle = try FileHandle(forReadingFrom: URL(filePath: file))
        defer { try? handle.close() }
        func crc(from offset: UInt64, _ count: UInt64) throws -> UInt32 {
            try handle.seek(toOffset: offset)
            var left = Int(count)
            var crc: UInt32 = 0
            while left > 0, let piece = try handle.read(upToCount: min(left, 4 << 20)), !piece.isEmpty {
                crc = unsafe piece.withUnsafeBytes { unsafe crc32($0, seed: crc) }
                left -= piece.count
            }
            return crc
        }
        func block(of pattern: UInt32) -> [UInt8] {
            var writer = ByteWriter()
            for _ in 0..<1024 { writer.little(pattern) }
            return writer.bytes
        }
        let first: UInt64 = 28 + 12 + 12
        let raw = try crc(from: first, blocks * 4096)
        let one = (0..<UInt32(251)).reduce(raw) { crc32(of: block(of: $1), seed: $0) }
        let second = first + blocks * 4096 + 251 * 16 + 12
        return [one, crc32(of: block(of: 9), seed: try crc(from: second, 40 * 4096))]
    }

    /// Puts the true digests of files of `images/` into `md5sum.xml`; md5sum takes them.
    func correctDigests(of names: [String]) throws {
        var text = String(decoding: try bytes(of: "md5sum.xml"), as: UTF8.self)
        for name in names {
            let ended = try run(URL(filePath: "/usr/bin/md5sum"), ["\(path)/images/\(name)"])
            guard let start = text.range(of: "name=\"\(name)\">"), ended.out.count > 32 else {
                throw CocoaError(.fileReadCorruptFile)
            }
            let end = text.index(start.upperBound, offsetBy: 32)
            text.replaceSubrange(start.upperBound..<end, with: ended.out.prefix(32))
        }
        try put(Array(text.utf8), as: "md5sum.xml")
    }
}
