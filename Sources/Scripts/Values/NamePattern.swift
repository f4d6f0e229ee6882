/// The plain names that a script looks for in one answer of the phone, whose line is `variable: value`.
struct NamePattern: Equatable {
    let values: [String]
    let match: ScriptCheck.Match

    /// `^product: *X$` and `product: X$` compare the whole answer, without `$` its beginning, and a bare `X` looks for
    /// X anywhere in the line. Nil for everything else, a pattern with wildcards in its value too.
    init?(_ grep: Grep, variable: String) {
        guard !grep.isInverted, !grep.extracts else { return nil }
        var values: [String] = []
        var matches: Set<ScriptCheck.Match> = []
        for pattern in grep.patterns {
            guard !pattern.ignoresCase else { return nil }
            for alternative in Self.alternatives(pattern) {
                guard let (value, match) = Self.name(alternative, variable) else { return nil }
                values.append(value)
                matches.insert(match)
            }
        }
        guard let match = matches.first, matches.count == 1 else { return nil }
        self.values = values
        self.match = match
    }

    private static func alternatives(_ pattern: Pattern) -> [Substring] {
        let separator: String
        switch pattern.grammar {
        case .basic: separator = "\\|"
        case .extended, .perl: separator = "|"
        case .findstr, .fixed: return [pattern.text[...]]
        }
        var parts: [Substring] = []
        var rest = pattern.text[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }

    private static func name(_ text: Substring, _ variable: String) -> (String, ScriptCheck.Match)? {
        var rest = text
        let isAnchored = rest.first == "^"
        if isAnchored { rest.removeFirst() }
        let endsLine = rest.last == "$"
        if endsLine { rest.removeLast() }
        let match: ScriptCheck.Match
        if rest.hasPrefix(variable + ":") {
            rest.removeFirst(variable.count + 1)
            // fastboot puts a blank there: without one in the pattern nothing is ever found.
            guard rest.first == " " else { return nil }
            rest.removeFirst()
            if rest.first == "*" { rest.removeFirst() }
            match = endsLine ? .exact : .prefix
        } else {
            guard !isAnchored, !endsLine else { return nil }
            match = .substring
        }
        guard !rest.isEmpty, rest.utf8.allSatisfy({ isNameByte($0) || $0 == UInt8(ascii: "-") }) else { return nil }
        return (String(rest), match)
    }
}
