/// `awk -F SEPARATOR '/PATTERN/ {print $N}'`: one field of each line.
struct Awk: Hashable, Sendable {
    /// Nil stands for blanks of any number.
    private var separator: Pattern?
    private var pattern: Pattern?
    /// The field, from 1; 0 for the whole line, nil for the last one.
    private var field: Int?

    /// Reads the words behind `awk`; nil for another program than that.
    init?(_ words: ArraySlice<String>) {
        var rest = words
        if let word = rest.first, word.hasPrefix("-F") {
            rest.removeFirst()
            guard let text = word.count > 2 ? String(word.dropFirst(2)) : rest.popFirst() else { return nil }
            if text != " " {
                let isLetter = text.utf8.count == 1
                guard let found = Pattern(text, isLetter && text != "|" ? .fixed : .extended), text != "\\" else {
                    return nil
                }
                separator = found
            }
        }
        guard rest.count == 1, let program = rest.first else { return nil }
        var text = program[...].trimmed
        if text.first == "/" {
            guard let end = text.dropFirst().firstIndex(of: "/") else { return nil }
            guard let found = Pattern(String(text[text.index(after: text.startIndex)..<end]), .extended) else {
                return nil
            }
            pattern = found
            text = text[text.index(after: end)...].trimmed
        }
        guard text.first == "{", text.last == "}" else { return nil }
        var action = text.dropFirst().dropLast().trimmed
        if action.last == ";" { action = action.dropLast().trimmed }
        guard action.hasPrefix("print") else { return nil }
        action = action.dropFirst(5).trimmed
        guard action.first == "$" else { return nil }
        let name = action.dropFirst()
        if name == "NF" {
            field = nil
        } else {
            guard name.count < 3, let number = Int(name) else { return nil }
            field = number
        }
    }

    func apply(_ text: String) -> String {
        var output = ""
        for line in lines(of: text) {
            if let pattern, !pattern.isFound(in: Array(line.utf8)) { continue }
            output += one(line) + "\n"
        }
        return output
    }

    private func one(_ line: String) -> String {
        guard field != 0 else { return line }
        let fields = split(line)
        let number = field ?? fields.count
        if fields.isEmpty, field == nil { return line }
        return number >= 1 && number <= fields.count ? fields[number - 1] : ""
    }

    private func split(_ line: String) -> [String] {
        guard let separator else { return line.split { $0 == " " || $0 == "\t" }.map(String.init) }
        let bytes = Array(line.utf8)
        guard !bytes.isEmpty else { return [] }
        var fields: [String] = []
        var start = 0
        var at = 0
        while at <= bytes.count, let match = separator.first(in: bytes, from: at) {
            if match.range.isEmpty {
                at = match.range.upperBound + 1
                continue
            }
            fields.append(String(decoding: bytes[start..<match.range.lowerBound], as: UTF8.self))
            start = match.range.upperBound
            at = start
        }
        return fields + [String(decoding: bytes[start...], as: UTF8.self)]
    }
}

extension Substring {
    /// Without blanks at both ends.
    var trimmed: Substring {
        var text = self
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
