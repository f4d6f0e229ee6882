import FoundationEssentials

/// What a virtual phone wrote down, command by command.
struct PhoneLog {
    struct Entry: Decodable {
        let command: String
        /// Nil where none was sent.
        let answer: String?
        /// Bytes that came with it.
        let bytes: UInt64
        let crc32: String?
    }

    let entries: [Entry]

    /// - Parameter skipped: how many of the first are left out: those of earlier attempts.
    init(in folder: String, after skipped: Int = 0) throws {
        let lines = (readFile("\(folder)/log.jsonl") ?? []).split(separator: 10)
        entries = try lines.dropFirst(skipped).map { try JSONDecoder().decode(Entry.self, from: Data($0)) }
    }

    /// Those of a command, or of a service with what stands behind its colon.
    func said(_ start: String) -> [Entry] { entries.filter { $0.command.hasPrefix(start) } }
}
