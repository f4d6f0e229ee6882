/// A program that a text goes through: it reads, and writes nothing but its output.
enum Filter: Hashable, Sendable {
    case grep(Grep)
    /// `cut -d C -f N`: field `from`, or from it to the end.
    case cut(delimiter: String, from: Int, toEnd: Bool)
    case awk(Awk)
    case sed(Sed)
    /// `tr -d`: these bytes are left out.
    case without(ByteSet)
    /// `head -n`
    case head(Int)
    /// `tail -n`
    case tail(Int)
    /// What the shell puts in the place of a substitution: no line ends at its end.
    case trim
    /// Texts around it, as one line: `echo "v: $v"`.
    case line(before: String, after: String)
    /// The fields of batch's `for /f`.
    case token(BatchFields, Int)
    /// Without quotes: words with one blank between them.
    case words
    /// `date -d TEXT +%s`, and PowerShell's like, of a day.
    case date(DateStyle)
    /// `type`, `cat` behind a pipe.
    case same

    /// The output; and whether the program succeeded, nil where none has run.
    func apply(_ text: String) -> (text: String, succeeded: Bool?) {
        switch self {
        case .grep(let grep):
            let found = grep.apply(text)
            return (found.text, found.succeeded)
        case .cut(let delimiter, let from, let toEnd):
            return (
                mapLines(text) { line in
                    let fields = line.split(separator: Character(delimiter), omittingEmptySubsequences: false)
                    // A line without the delimiter is printed whole.
                    guard fields.count > 1 else { return line }
                    guard fields.count >= from else { return "" }
                    return toEnd ? fields[(from - 1)...].joined(separator: delimiter) : String(fields[from - 1])
                }, true
            )
        case .awk(let awk): return (awk.apply(text), true)
        case .sed(let sed): return (sed.apply(text), true)
        case .without(let set): return (String(decoding: text.utf8.filter { !set.contains($0) }, as: UTF8.self), true)
        case .head(let count): return (lines(of: text).prefix(count).map { $0 + "\n" }.joined(), true)
        case .tail(let count): return (lines(of: text).suffix(count).map { $0 + "\n" }.joined(), true)
        case .trim:
            var text = text[...]
            while text.last == "\n" { text.removeLast() }
            return (String(text), nil)
        case .line(let before, let after): return (before + text + after + "\n", true)
        case .token(let fields, let number): return (fields.tokens(of: text)[number] ?? "", nil)
        case .words: return (text.split { " \t\n".contains($0) }.joined(separator: " "), nil)
        case .date(let style):
            guard let written = style.written(text) else { return ("", false) }
            return (written + "\n", true)
        case .same: return (text, true)
        }
    }

    private func mapLines(_ text: String, _ change: (String) -> String) -> String {
        lines(of: text).map { change($0) + "\n" }.joined()
    }

    /// Reads a program and its words. Nil for one that is not known, or not in this form.
    static func shell(_ words: [String]) -> Filter? {
        let rest = words.dropFirst()
        switch words.first {
        case "grep": return Grep.grep(rest).map { .grep($0) }
        case "egrep": return Grep.grep(rest, grammar: .extended).map { .grep($0) }
        case "fgrep": return Grep.grep(rest, grammar: .fixed).map { .grep($0) }
        case "cut": return cut(rest)
        case "awk", "gawk": return Awk(rest).map { .awk($0) }
        case "sed": return Sed(rest).map { .sed($0) }
        case "tr": return tr(Array(rest))
        case "head": return count(Array(rest)).map { .head($0) }
        case "tail": return count(Array(rest)).map { .tail($0) }
        case "cat" where rest.isEmpty: return .same
        default: return nil
        }
    }

    private static func cut(_ words: ArraySlice<String>) -> Filter? {
        var delimiter = "\t"
        var field: String?
        var rest = words
        while let word = rest.popFirst() {
            guard word.hasPrefix("-d") || word.hasPrefix("-f") else { return nil }
            guard let value = word.count > 2 ? String(word.dropFirst(2)) : rest.popFirst() else { return nil }
            if word.hasPrefix("-d") { delimiter = value } else { field = value }
        }
        guard delimiter.utf8.count == 1, var field else { return nil }
        let toEnd = field.hasSuffix("-")
        if toEnd { field.removeLast() }
        guard field.count < 4, let number = Int(field), number > 0 else { return nil }
        return .cut(delimiter: delimiter, from: number, toEnd: toEnd)
    }

    private static func tr(_ words: [String]) -> Filter? {
        guard words.count == 2, words[0] == "-d" else { return nil }
        var set = ByteSet()
        switch words[1] {
        case "[:space:]", "[:digit:]", "[:alpha:]", "[:blank:]":
            guard let named = ByteSet.named(String(words[1].dropFirst(2).dropLast(2))) else { return nil }
            set = named
        default:
            var rest = Array(words[1].utf8)[...]
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "\\") else {
                    guard !"-[".utf8.contains(byte) else { return nil }
                    set.insert(byte)
                    continue
                }
                switch rest.popFirst() {
                case UInt8(ascii: "n"): set.insert(0x0A)
                case UInt8(ascii: "r"): set.insert(0x0D)
                case UInt8(ascii: "t"): set.insert(0x09)
                default: return nil
                }
            }
        }
        return .without(set)
    }

    private static func count(_ words: [String]) -> Int? {
        let text = words.joined()
        guard text.hasPrefix("-") else { return nil }
        let digits = text.hasPrefix("-n") ? text.dropFirst(2) : text.dropFirst()
        guard digits.count < 4, let number = Int(digits), number > 0 else { return nil }
        return number
    }
}
