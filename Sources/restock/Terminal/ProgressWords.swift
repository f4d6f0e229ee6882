import Bytes

/// The words that every progress on a terminal is made of.
enum ProgressWords {
    /// A bar of `cells` and a percentage, always as wide, so that nothing jumps.
    static func bar(_ done: UInt64, of total: UInt64, cells: Int) -> String {
        let full = Int(share(done, of: total) * Double(cells))
        return "[" + String(repeating: "#", count: full) + String(repeating: "-", count: cells - full) + "] "
            + percent(done, of: total)
    }

    /// `  7 %`, of what is nothing to do all of it.
    static func percent(_ done: UInt64, of total: UInt64) -> String {
        "\(Int(share(done, of: total) * 100)) %".led(to: 5)
    }

    private static func share(_ done: UInt64, of total: UInt64) -> Double {
        total > 0 ? Double(min(done, total)) / Double(total) : 1
    }

    /// `38.1 MB/s`.
    /// - Parameter speed: in bytes a second.
    static func rate(_ speed: Double) -> String { "\(fixed(speed / 1e6, decimals: 1)) MB/s" }

    /// `1:05 left`, with hours where there are any.
    static func left(_ seconds: Double) -> String {
        let all = Int(min(seconds, 359_999))
        let (hours, minutes, rest) = (all / 3600, all / 60 % 60, all % 60)
        let head = hours > 0 ? "\(hours):" + "\(minutes)".led(to: 2, by: "0") : "\(minutes)"
        return "\(head):" + "\(rest)".led(to: 2, by: "0") + " left"
    }

    /// ` (12 s)`: how long something has been waited for, where that is worth a word.
    static func patience(_ seconds: Double) -> String { seconds >= 2 ? " (\(Int(seconds)) s)" : "" }

    /// The first of several ways to say something that the room is wide enough for; the last of them is cut off where none is.
    static func fit(_ ways: [String], width: Int) -> String {
        let ways = ways.map { Words.plain($0).replacing("\n", with: " ") }
        if let fitting = ways.first(where: { columns($0) <= width }) { return fitting }
        var short = ways.last ?? ""
        while !short.isEmpty, columns(short) > width - 3 { short.removeLast() }
        return short + String(repeating: ".", count: max(0, min(3, width)))
    }
}

extension String {
    /// The text with fill before it up to a width in columns.
    func led(to width: Int, by fill: Character = " ") -> String {
        String(repeating: fill, count: max(0, width - columns(self))) + self
    }
}
