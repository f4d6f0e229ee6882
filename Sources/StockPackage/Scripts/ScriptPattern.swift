/// What a script greps for in one answer of the phone: a list of values and how they are compared.
struct ScriptPattern: Sendable, Equatable {
    let values: [String]
    let match: ScriptCheck.Match

    /// Reads the pattern of `grep` or `findstr` behind `getvar variable`, whose output line is `variable: value`.
    ///
    /// `^product: *X$` and `product: X$` compare the whole answer, without `$` its beginning, and a bare `X` looks for
    /// X anywhere in the line. Everything else is nil, a pattern with wildcards in its value too.
    init?(_ alternatives: [String], variable: String) {
        var values: [String] = []
        var matches: Set<ScriptCheck.Match> = []
        for alternative in alternatives {
            var rest = alternative[...]
            let isAnchored = rest.first == "^"
            if isAnchored { rest.removeFirst() }
            let endsLine = rest.last == "$"
            if endsLine { rest.removeLast() }
            if rest.hasPrefix(variable + ":") {
                rest.removeFirst(variable.count + 1)
                if rest.first == " " { rest.removeFirst() }
                if rest.first == "*" { rest.removeFirst() }
                matches.insert(endsLine ? .exact : .prefix)
            } else {
                guard !isAnchored, !endsLine else { return nil }
                matches.insert(.substring)
            }
            guard !rest.isEmpty, rest.utf8.allSatisfy({ isNameByte($0) || ".-".utf8.contains($0) }) else { return nil }
            values.append(String(rest))
        }
        guard let match = matches.first, matches.count == 1 else { return nil }
        self.values = values
        self.match = match
    }
}

/// A call of `grep` or `findstr` that only looks.
struct ScriptSearch: Sendable, Equatable {
    /// The patterns, of which one has to be found.
    var patterns: [String] = []
    /// `grep -o` with Perl's patterns: what is found is the output, not its line.
    var extracts = false

    init?(_ command: ScriptCommand, _ dialect: FlashScript.Dialect) {
        guard !command.isMerged, command.input == nil else { return nil }
        let words = command.words.dropFirst().map(\.literal)
        switch (dialect, command.program(dialect)) {
        case (.sh, "grep"):
            var flags: Set<Character> = []
            var pattern: String?
            for word in words {
                guard let word else { return nil }
                if word.hasPrefix("-"), pattern == nil {
                    flags.formUnion(word.dropFirst())
                } else if pattern == nil {
                    pattern = word
                } else {
                    return nil
                }
            }
            guard let pattern, !pattern.isEmpty, flags.isSubset(of: ["E", "q", "o", "P"]) else { return nil }
            extracts = flags.isSuperset(of: ["o", "P"])
            guard extracts || flags.isDisjoint(with: ["o", "P"]) else { return nil }
            patterns = flags.contains("E") ? Self.split(pattern, at: "|") : Self.split(pattern, at: "\\|")
        case (.bat, "findstr"):
            var isRegular = false
            var isLiteral = false
            for word in words {
                guard let word else { return nil }
                let lower = word.lowercased()
                if lower == "/r" {
                    isRegular = true
                } else if lower.hasPrefix("/c:") {
                    patterns.append(String(word.dropFirst(3)))
                    isLiteral = true
                } else {
                    // Without /c: each word between the spaces is a pattern of its own.
                    guard patterns.isEmpty, !word.hasPrefix("/"), !word.contains(" ") else { return nil }
                    patterns.append(word)
                }
            }
            guard !patterns.isEmpty else { return nil }
            // With /c: and without /r these stand for themselves and would never be found.
            if isLiteral, !isRegular, patterns.contains(where: { $0.contains { "^$*".contains($0) } }) { return nil }
        default: return nil
        }
    }

    private static func split(_ text: String, at separator: String) -> [String] {
        var parts: [String] = []
        var rest = text[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
