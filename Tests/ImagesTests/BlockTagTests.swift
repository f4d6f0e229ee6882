import Foundation
import Testing

@testable import Images

/// Four bytes that give `bytes` the CRC-32 `wanted`, put at `place`: a CRC is linear, so that one equation for each of 32 bits decides.
func forge(_ bytes: [UInt8], crc wanted: UInt32, at place: Int) -> [UInt8] {
    func crc(_ patch: UInt32) -> UInt32 {
        var changed = bytes
        for index in 0..<4 { changed[place + index] = UInt8(truncatingIfNeeded: patch >> UInt32(8 * index)) }
        return crc32(of: changed)
    }
    let none = crc(0)
    var rows = (0..<32).map { (crc(1 << UInt32($0)) ^ none, UInt32(1) << UInt32($0)) }
    var need = wanted ^ none
    var patch: UInt32 = 0
    for bit in (0..<32).map({ UInt32(1) << UInt32($0) }) {
        guard let pivot = rows.firstIndex(where: { $0.0 & bit != 0 }) else { continue }
        let row = rows.remove(at: pivot)
        rows = rows.map { $0.0 & bit != 0 ? ($0.0 ^ row.0, $0.1 ^ row.1) : $0 }
        if need & bit != 0 {
            need ^= row.0
            patch ^= row.1
        }
    }
    var forged = bytes
    for index in 0..<4 { forged[place + index] = UInt8(truncatingIfNeeded: patch >> UInt32(8 * index)) }
    return forged
}

@Suite("What a block is recognised by") struct BlockTagTests {
    /// The test cases of the specification of GCM (McGrew and Viega, 2005) have data that are only authenticated in none without text; so
    /// OpenSSL's own command line is asked.
    @Test("it is what openssl says", arguments: [0, 1, 16, 4096, 100_001]) func oracle(count: Int) throws {
        var dice = Dice(UInt64(count))
        let block = dice.bytes(count)
        let key = BlockKey((0..<16).map { UInt8($0 * 7) })
        let tag = unsafe block.withUnsafeBytes { unsafe BlockTagger(key).tag(of: $0, number: 258) }
        let scratch = try Scratch()
        let file = try scratch.file("block", block)
        let said = try run(
            "openssl",
            [
                "mac", "-cipher", "AES-128-GCM", "-macopt",
                "hexkey:\(key.bytes.map { String(format: "%02x", $0) }.joined())",
                "-macopt", "hexiv:020100000000000000000000", "-in", file, "-out", "\(file).tag", "GMAC",
            ])
        #expect(said.isEmpty)
        let words = try String(contentsOf: URL(filePath: "\(file).tag"), encoding: .utf8)
        let ours = [tag.first, tag.second].map { String(format: "%016lx", $0.byteSwapped) }.joined()
        #expect(words.trimmingCharacters(in: .whitespacesAndNewlines).lowercased() == ours)
    }

    @Test("it does not hang on the pieces in which a block comes", arguments: [1, 7, 16, 1000]) func pieces(size: Int) {
        var dice = Dice(3)
        let block = dice.bytes(10_000)
        let tagger = BlockTagger(BlockKey())
        let whole = unsafe block.withUnsafeBytes { unsafe tagger.tag(of: $0, number: 5) }
        tagger.begin(5)
        unsafe block.withUnsafeBytes { all in
            for start in stride(from: 0, to: all.count, by: size) {
                unsafe tagger.update(UnsafeRawBufferPointer(rebasing: all[start..<min(start + size, all.count)]))
            }
        }
        #expect(tagger.end() == whole)
    }

    @Test("another byte, another number, another key: another tag") func differs() {
        var dice = Dice(4)
        var block = dice.bytes(1 << 20)
        func tag(_ key: BlockKey, _ number: Int) -> BlockTag {
            unsafe block.withUnsafeBytes { unsafe BlockTagger(key).tag(of: $0, number: number) }
        }
        let key = BlockKey()
        let first = tag(key, 0)
        #expect(tag(key, 0) == first)
        #expect(tag(key, 1) != first && tag(BlockKey(), 0) != first)
        block[77_777] ^= 1
        #expect(tag(key, 0) != first)
    }

    @Test("a block with the CRC-32 of the one that was checked does not pass") func forged() throws {
        var dice = Dice(5)
        let good = dice.bytes(2 << 20)
        let scanner = ImageScanner(digests: [])
        try unsafe good.withUnsafeBytes { try unsafe scanner.feed($0) }
        let digests = try scanner.finish().blocks
        var bad = Array(good[..<(1 << 20)])
        bad.replaceSubrange(0..<8, with: Array("ANDROID!".utf8))
        bad = forge(bad, crc: crc32(of: Array(good[..<(1 << 20)])), at: 500_000)
        #expect(crc32(of: bad) == crc32(of: Array(good[..<(1 << 20)])), "the forger knows how")
        let file = bad + good[(1 << 20)...]
        let feed = ImageFeed([
            FeedJob(bytes: UInt64(file.count), digests: digests) { MemorySource(Array(file.dropFirst(Int($0)))) }
        ])
        #expect(throws: ImageError.contentChanged(offset: 0, ended: false)) { try drain(feed.open(0)) }
    }
}
