/// Where lines that are drawn again and again stand on a terminal, and what to write so that the next ones take their place.
///
/// Holds no terminal: it returns a whole frame, which is written at once. Every line is written over the old one and then wiped to its
/// end, never the other way round, so that nothing flickers. Between two frames the cursor stands at the beginning of the last line:
/// what a terminal echoes there (`^C`) is gone with the next frame.
struct BlockPlace {
    /// The columns of every line that stands on the terminal.
    private var drawn: [Int] = []

    /// Nothing stands on the terminal that a frame would take the place of.
    var isEmpty: Bool { drawn.isEmpty }

    /// The text that puts `lines` where the last ones stand.
    /// - Parameters:
    ///   - lines: without line ends; what is wider than the terminal is cut off.
    ///   - staying: lines that are to stay, above the others; a terminal breaks what is too wide for it.
    ///   - width: columns of the terminal, now.
    mutating func frame(_ lines: [String], under staying: [String] = [], width: Int) -> String {
        let width = max(1, width)
        let lines = lines.map { cut($0, to: width) }
        let old = drawn.reduce(0) { $0 + rows($1, width) }
        let new = staying.reduce(lines.count) { $0 + rows(columns($1), width) }
        var text = top(width) + staying.map { $0 + wipe($0, width) + "\r\n" }.joined()
        for (index, line) in lines.enumerated() {
            let isLast = index == lines.count - 1
            // Below the last line, and nowhere else, can be rows of a block that was higher.
            if isLast, old > new { text += "\u{1B}[J" }
            text += line + wipe(line, width) + (isLast ? "\r" : "\r\n")
        }
        if lines.isEmpty, !isEmpty { text += "\u{1B}[J" }
        drawn = lines.map { columns($0) }
        return text
    }

    /// From the beginning of the last line to that of the first. Most terminals break lines anew when they are made narrower, so that a
    /// line of the last frame may take several rows by now.
    private func top(_ width: Int) -> String {
        guard !isEmpty else { return "" }
        let up = drawn.dropLast().reduce(0) { $0 + rows($1, width) }
        return up > 0 ? "\r\u{1B}[\(up)A" : "\r"
    }

    private func rows(_ columns: Int, _ width: Int) -> Int { max(1, (columns + width - 1) / width) }

    /// Behind a line that fills its row the cursor still stands on the last column: to wipe from there would take its last character.
    private func wipe(_ line: String, _ width: Int) -> String {
        let columns = columns(line)
        return columns > 0 && columns.isMultiple(of: width) ? "" : "\u{1B}[K"
    }

    private func cut(_ line: String, to width: Int) -> String {
        var line = line
        while columns(line) > width { line.removeLast() }
        return line
    }
}
