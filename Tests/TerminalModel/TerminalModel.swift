/// As much of a terminal as the lines that move need: text, CR, LF, cursor up, wipe to the end of the line and below. Colours are passed
/// over. Whatever else comes
/// is kept as text, so that it is seen.
///
/// It breaks lines like most terminals do: behind the last column the cursor waits, and a line that was broken is broken anew when the
/// terminal is resized.
public struct TerminalModel {
    private struct Row {
        var text: [Character] = []
        /// The next row goes on with the same line.
        var isBroken = false
    }
    private var rows = [Row()]
    private var row = 0
    private var column = 0
    public private(set) var width: Int
    public private(set) var height: Int

    public init(width: Int, height: Int = 24) {
        self.width = width
        self.height = height
    }

    /// Every row that has ever scrolled by, and the screen, without the empty ones at the end.
    public var text: [String] {
        var lines = rows.map { String($0.text) }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Where the cursor stands, from the top of what is on the screen.
    public var cursor: (row: Int, column: Int) { (row - top, column) }

    private var top: Int { max(0, rows.count - height) }

    public mutating func write(_ text: String) {
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\r": column = 0
            case "\n": lineFeed()
            case "\u{1B}":
                guard rest.first == "[",
                    let end = rest.dropFirst().firstIndex(where: { !("0"..."9").contains($0) && $0 != ";" })
                else {
                    put("?")
                    continue
                }
                let number = Int(String(String.UnicodeScalarView(rest[(rest.startIndex + 1)..<end]))) ?? 0
                obey(rest[end], number)
                rest = rest[(end + 1)...]
            default: put(Character(scalar))
            }
        }
    }

    private mutating func obey(_ command: Unicode.Scalar, _ number: Int) {
        switch command {
        case "A": row = max(top, row - max(1, number))
        case "K": wipe()
        case "m": break  // a colour
        case "J":
            wipe()
            for index in rows.indices where index > row { rows[index] = Row() }
        default: put("?")
        }
    }

    /// From the cursor, which waits on the last column behind a full row.
    private mutating func wipe() {
        let from = min(column, width - 1)
        if rows[row].text.count > from { rows[row].text.removeSubrange(from...) }
        rows[row].isBroken = false
    }

    private mutating func lineFeed() {
        column = 0
        row += 1
        if row == rows.count { rows.append(Row()) }
    }

    private mutating func put(_ character: Character) {
        if column == width {
            rows[row].isBroken = true
            lineFeed()
        }
        while rows[row].text.count < column { rows[row].text.append(" ") }
        if rows[row].text.count > column {
            rows[row].text[column] = character
        } else {
            rows[row].text.append(character)
        }
        column += 1
    }

    /// Another size. The cursor stays at the character that it stood on.
    public mutating func resize(width: Int, height: Int? = nil) {
        var lines: [[Character]] = [[]]
        var place = (line: 0, column: 0)
        for (index, each) in rows.enumerated() {
            if index == row { place = (lines.count - 1, lines[lines.count - 1].count + column) }
            lines[lines.count - 1] += each.text
            if !each.isBroken, index < rows.count - 1 { lines.append([]) }
        }
        rows = []
        for (index, line) in lines.enumerated() {
            if index == place.line {
                row = rows.count + place.column / width
                column = place.column % width
            }
            var rest = line[...]
            repeat {
                rows.append(Row(text: Array(rest.prefix(width)), isBroken: rest.count > width))
                rest = rest.dropFirst(width)
            } while !rest.isEmpty
        }
        while rows.count <= row { rows.append(Row()) }
        self.width = width
        self.height = height ?? self.height
    }
}
