/// A call of `grep` or `findstr`, behind a pipe.
struct Grep: Hashable, Sendable {
    /// The patterns, of which one has to be found in a line.
    var patterns: [Pattern] = []
    /// Lines without a find are what it looks for.
    var isInverted = false
    /// What was found is the output, not its line.
    var extracts = false
    /// It prints nothing.
    var isQuiet = false

    /// The lines that it lets through, and whether there is one.
    func apply(_ text: String) -> (text: String, succeeded: Bool) {
        var output = ""
        var found = false
        for line in lines(of: text) {
            let bytes = Array(line.utf8)
            guard patterns.contains(where: { $0.isFound(in: bytes) }) != isInverted else { continue }
            found = true
            if isQuiet { continue }
            if extracts, !isInverted {
                for match in matches(in: bytes) { output += match + "\n" }
            } else {
                output += line + "\n"
            }
        }
        return (output, found)
    }

    private func matches(in line: [UInt8]) -> [String] {
        var found: [String] = []
        var at = 0
        while at <= line.count, let match = patterns[0].first(in: line, from: at) {
            if !match.range.isEmpty { found.append(String(decoding: line[match.range], as: UTF8.self)) }
            at = max(match.range.upperBound, at + 1)
            if match.range.isEmpty { at = max(at, match.range.upperBound + 1) }
        }
        return found
    }

    /// Reads the words behind `grep`. Nil for an option or a pattern that is not known.
    static func grep(_ words: ArraySlice<String>, grammar first: Pattern.Grammar = .basic) -> Grep? {
        var grep = Grep()
        var grammar = first
        var ignoresCase = false
        var texts: [String] = []
        var rest = words
        var isOver = false
        while let word = rest.popFirst() {
            if word == "--" {
                isOver = true
            } else if word == "-e", let text = rest.popFirst() {
                texts.append(text)
            } else if word.hasPrefix("-"), word.count > 1, !isOver {
                for letter in word.dropFirst() {
                    switch letter {
                    case "E": grammar = .extended
                    case "P": grammar = .perl
                    case "F": grammar = .fixed
                    case "o": grep.extracts = true
                    case "q", "s": grep.isQuiet = grep.isQuiet || letter == "q"
                    case "i": ignoresCase = true
                    case "v": grep.isInverted = true
                    default: return nil
                    }
                }
            } else if texts.isEmpty {
                texts.append(word)
            } else {
                return nil
            }
        }
        for text in texts {
            // An empty pattern is found in every line, which nobody means.
            guard !text.isEmpty, let pattern = Pattern(text, grammar, ignoresCase: ignoresCase) else { return nil }
            grep.patterns.append(pattern)
        }
        guard !grep.patterns.isEmpty else { return nil }
        // Of several finds at one place these programs take different ones.
        if grep.extracts, grammar != .perl, grep.patterns.contains(where: \.hasChoices) { return nil }
        if grep.extracts, grep.patterns.count > 1 || grep.isInverted { return nil }
        return grep
    }

    /// Reads the words behind `findstr`. Nil for an option or a pattern that is not known.
    static func findstr(_ words: ArraySlice<String>) -> Grep? {
        var grep = Grep()
        var isRegular = false
        var isLiteral = false
        var ignoresCase = false
        var isAtStart = false
        var isAtEnd = false
        var texts: [String] = []
        var hasPhrase = false
        for word in words {
            let lower = word.lowercased()
            switch lower {
            case "/r": isRegular = true
            case "/l": isLiteral = true
            case "/i": ignoresCase = true
            case "/b": isAtStart = true
            case "/e": isAtEnd = true
            default:
                if lower.hasPrefix("/c:") {
                    texts.append(String(word.dropFirst(3)))
                    hasPhrase = true
                } else {
                    // Without /c: each word between the spaces is a pattern of its own. A second one would be a file.
                    guard texts.isEmpty, !word.hasPrefix("/") else { return nil }
                    texts = word.split(separator: " ").map(String.init)
                }
            }
        }
        // With /c: and without /r letters stand for themselves; without /c: it depends on the first pattern.
        let isFixed = isLiteral || hasPhrase && !isRegular
        if isFixed, texts.contains(where: { $0.contains { "^$*".contains($0) } }) { return nil }
        for var text in texts {
            if isAtStart, !text.hasPrefix("^") { text = "^" + text }
            if isAtEnd, !text.hasSuffix("$") { text += "$" }
            let grammar: Pattern.Grammar = isFixed && !isAtStart && !isAtEnd ? .fixed : .findstr
            guard !text.isEmpty, let pattern = Pattern(text, grammar, ignoresCase: ignoresCase) else { return nil }
            grep.patterns.append(pattern)
        }
        return grep.patterns.isEmpty ? nil : grep
    }
}

/// The lines of a text, without an empty one behind its last line end.
func lines(of text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
}
