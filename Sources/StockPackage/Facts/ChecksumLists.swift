/// `crclist.txt` and `sparsecrclist.txt`: what a bootloader that is given them checks every later `flash:` against.
///
/// Three forms of a line exist. Plain list: `partition 0xCRC` of the whole file. Sparse list, older: `partition 0xCRC [parts]`, one
/// CRC over the data of RAW chunks and expanded FILL chunks. Sparse list, newer: `partition parts 0xCRC...`, one per part.
public struct ChecksumList: Sendable, Equatable {
    /// What a line lists for its partition, by the three forms.
    public enum Entry: Sendable, Equatable {
        /// CRC-32 of the file as it is sent.
        case file(UInt32)
        /// CRC-32 of all RAW and FILL data, and the number of parts where the line gives one.
        case data(UInt32, parts: Int?)
        /// CRC-32 of the RAW and FILL data of each part.
        case parts([UInt32])
    }

    /// Where packages keep them.
    public static let paths = ["images/crclist.txt", "images/sparsecrclist.txt"]

    /// Partition name to what is listed for it.
    public let entries: [String: Entry]
    /// True for `SPARSECRC-LIST`.
    public let isSparse: Bool

    /// A line is none of the three forms.
    public struct Malformed: Error, Equatable, Sendable {
        /// Counted from 1.
        public let line: Int
        /// What is wrong with the line, in words.
        public let reason: String
    }

    /// Reads a whole `crclist.txt` or `sparsecrclist.txt`; its first line tells which of the two it is.
    public init(_ bytes: [UInt8]) throws(Malformed) {
        let lines = String(decoding: bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        switch lines.first?.trimmed {
        case "CRC-LIST": isSparse = false
        case "SPARSECRC-LIST": isSparse = true
        default: throw Malformed(line: 1, reason: "the first line is neither CRC-LIST nor SPARSECRC-LIST")
        }
        var entries: [String: Entry] = [:]
        for (index, line) in lines.enumerated().dropFirst() {
            let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
            if words.isEmpty { continue }
            guard let entry = Self.entry(words.dropFirst(), sparse: isSparse) else {
                throw Malformed(line: index + 1, reason: "no checksum line: \(line.trimmed)")
            }
            guard entries.updateValue(entry, forKey: words[0]) == nil else {
                throw Malformed(line: index + 1, reason: "\(words[0]) is listed twice")
            }
        }
        self.entries = entries
    }

    private static func entry(_ words: ArraySlice<String>, sparse: Bool) -> Entry? {
        guard let first = words.first else { return nil }
        if let crc = checksum(first) {
            if !sparse { return words.count == 1 ? .file(crc) : nil }
            if words.count == 1 { return .data(crc, parts: nil) }
            guard words.count == 2, let parts = words.last.flatMap({ Int($0) }), parts > 0 else { return nil }
            return .data(crc, parts: parts)
        }
        guard sparse, let count = Int(first), count > 0, words.count - 1 == count else { return nil }
        let sums = words.dropFirst().compactMap(checksum)
        return sums.count == count ? .parts(sums) : nil
    }

    private static func checksum(_ word: String) -> UInt32? {
        guard word.hasPrefix("0x") || word.hasPrefix("0X") else { return nil }
        let digits = word.dropFirst(2)
        // The initialiser alone would also take a sign.
        return digits.allSatisfy(\.isHexDigit) ? UInt32(digits, radix: 16) : nil
    }
}
