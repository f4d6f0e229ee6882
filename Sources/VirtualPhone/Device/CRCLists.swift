import Synchronization

/// The checksum lists that a host armed by flashing `crclist` and `sparsecrclist`, and the checks that follow from
/// them.
///
/// `crclist` names the CRC-32 of a file as it is sent. `sparsecrclist` names CRC-32s over the decoded RAW and FILL data
/// of an image that comes in parts: one for all parts together (the older form) or one for each part.
final class CRCLists: Sendable {
    /// What a covered image must be.
    enum Entry: Equatable {
        /// The CRC-32 of the file as sent.
        case file(UInt32)
        /// The CRC-32 over the data of all parts, and the number of parts.
        case whole(UInt32, parts: Int)
        /// The CRC-32 over the data of each part.
        case each([UInt32])
    }

    private struct State {
        var files: [String: Entry] = [:]
        var sparse: [String: Entry] = [:]
        /// A part did not match.
        var hasFailed = false
        /// How many parts of an image have come, and the CRC-32 over their data.
        var seen: [String: (parts: Int, crc: UInt)] = [:]
    }

    private let state = Mutex(State())
    private let habits: Set<ListHabit>

    init(_ habits: Set<ListHabit>) { self.habits = habits }

    /// The pseudo partitions.
    static let names = ["crclist", "sparsecrclist"]
    /// The longest list of parts.
    private static let mostParts = 20

    /// Arms a list. Returns a FAIL text when it cannot be read.
    func arm(_ name: String, _ bytes: [UInt8]) -> String? {
        if habits.contains(.refuses), name == "sparsecrclist" { return ListHabit.refusal }
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        let head = name == "crclist" ? "CRC-LIST" : "SPARSECRC-LIST"
        guard let first = lines.first, first.split(separator: " ").first == Substring(head) else {
            return "invalid \(name): no line \(head)"
        }
        var entries: [String: Entry] = [:]
        for line in lines.dropFirst() {
            let words = line.split(whereSeparator: \.isWhitespace)
            if words.isEmpty { continue }
            guard let entry = name == "crclist" ? Self.file(words) : Self.parts(words) else {
                return "invalid \(name): \(line)"
            }
            entries[String(words[0])] = entry
        }
        let armed = entries
        state.withLock {
            if name == "crclist" { $0.files = armed } else { $0.sparse = armed }
            $0.seen = [:]
        }
        return nil
    }

    /// The phone rebooted.
    func disarm() {
        state.withLock { $0 = State() }
    }

    /// The entry for a partition under the name that the host used; `_ab`, `_a` and `_b` may be missing in the list.
    func entry(for name: String, base: String) -> Entry? {
        state.withLock { state in
            for key in [name, base, "\(base)_ab"] {
                if let entry = state.files[key] ?? state.sparse[key] { return entry }
            }
            return nil
        }
    }

    /// What every download is refused with since a part did not match; nil where none is.
    var stuck: String? {
        state.withLock { $0.hasFailed && habits.contains(.sticks) ? ListHabit.stuck : nil }
    }

    /// Checks a download before it is written. Returns a FAIL text.
    func checkFile(_ crc: UInt32, for entry: Entry?) -> String? {
        guard case .file(let wanted) = entry, crc != wanted else { return nil }
        return failed("Check CRC failed")
    }

    private func failed(_ text: String) -> String {
        state.withLock { $0.hasFailed = true }
        return text
    }

    /// Checks the decoded data of one part. Returns a FAIL text.
    ///
    /// - Parameter appended: the CRC-32 over earlier data, given by its CRC-32, and this part's.
    func checkPart(crc: UInt, of name: String, for entry: Entry?, appended: (UInt) -> UInt) -> String? {
        switch entry {
        case nil, .file: return nil
        case _ where habits.contains(.miscounts): return failed("failed to check sparse crc")
        case .each(let wanted):
            let part = state.withLock { state in
                let part = state.seen[name]?.parts ?? 0
                state.seen[name] = (part + 1 < wanted.count ? part + 1 : 0, 0)
                return part
            }
            guard UInt32(truncatingIfNeeded: crc) == wanted[part] else {
                state.withLock { $0.seen[name] = nil }
                return failed("failed to check sparse crc")
            }
            return nil
        case .whole(let wanted, let parts):
            let (seen, all) = state.withLock { state in
                let old = state.seen[name] ?? (0, 0)
                let all = old.parts == 0 ? crc : appended(old.crc)
                state.seen[name] = old.parts + 1 < parts ? (old.parts + 1, all) : nil
                return (old.parts + 1, all)
            }
            return seen < parts || UInt32(truncatingIfNeeded: all) == wanted
                ? nil : failed("failed to check sparse crc")
        }
    }

    private static func file(_ words: [Substring]) -> Entry? {
        words.count == 2 ? number(words[1]).map(Entry.file) : nil
    }

    private static func parts(_ words: [Substring]) -> Entry? {
        if words.count >= 3, let count = Int(words[1]), count == words.count - 2 {
            guard count <= mostParts else { return nil }
            let crcs = words[2...].compactMap(number)
            return crcs.count == count ? .each(crcs) : nil
        }
        guard words.count == 2 || words.count == 3, let crc = number(words[1]) else { return nil }
        guard words.count == 3 else { return .whole(crc, parts: 1) }
        guard let parts = Int(words[2]), parts > 0 else { return nil }
        return .whole(crc, parts: parts)
    }

    /// `0x` and hex digits.
    private static func number(_ word: Substring) -> UInt32? {
        guard word.hasPrefix("0x") || word.hasPrefix("0X") else { return nil }
        return UInt32(word.dropFirst(2), radix: 16)
    }
}
