extension ShellLexer {
    /// One word; nil where there is nothing but a line that is continued.
    mutating func word() throws(ScriptError) -> Word? {
        let firstLine = line
        var word = Word()
        var isJoin = false
        while let byte = peek(), !" \t\n;&|()<>".utf8.contains(byte) {
            if skipJoin() {
                isJoin = true
                continue
            }
            switch byte {
            case UInt8(ascii: "\r"): throw source.unknown(line, "a carriage return, which a shell takes for a letter")
            case UInt8(ascii: "'"):
                at += 1
                let start = at
                while let next = peek(), next != byte, next != UInt8(ascii: "\n") { at += 1 }
                guard peek() == byte else { throw unclosed("a quote", firstLine) }
                word.append(Array(bytes[start..<at]), isQuoted: true)
                if start == at { word.parts.append(.text("", isQuoted: true)) }
                word.isQuoted = true
                at += 1
            case UInt8(ascii: "\""): try doubleQuoted(&word)
            case UInt8(ascii: "$"): try dollar(&word, inQuotes: false)
            case UInt8(ascii: "`"): try backquoted(&word, inQuotes: false)
            case UInt8(ascii: "\\"):
                guard let next = peek(1), next != UInt8(ascii: "\r") else {
                    throw unclosed("a line that is continued", line)
                }
                at += 2
                word.append([next], isQuoted: true)
                word.isQuoted = true
            case UInt8(ascii: "~") where word.parts.isEmpty: throw source.unknown(line, "a home folder")
            case UInt8(ascii: "{") where isBraceList:
                throw source.unknown(line, "a list in braces, which only bash knows")
            default:
                word.append([byte], isQuoted: false)
                at += 1
            }
        }
        if isJoin, word.parts.isEmpty, !word.isQuoted { return nil }
        if let text = word.keyword, peek() == UInt8(ascii: ">") || peek() == UInt8(ascii: "<"),
            text.utf8.allSatisfy({ (48...57).contains($0) })
        {
            throw source.unknown(line, "a redirect of another channel")
        }
        return word
    }

    /// `{a,b}` or `{1..3}` begins here.
    private var isBraceList: Bool {
        let inner = bytes[(at + 1)...].prefix { !" \t\n}".utf8.contains($0) }
        return inner.contains(UInt8(ascii: ",")) || String(decoding: inner, as: UTF8.self).contains("..")
    }

    private mutating func doubleQuoted(_ word: inout Word) throws(ScriptError) {
        word.isQuoted = true
        at += 1
        let count = word.parts.count
        while let byte = peek(), byte != UInt8(ascii: "\n") {
            if skipJoin() { continue }
            switch byte {
            case UInt8(ascii: "\""):
                // Quotes with nothing between them are a word as well.
                if word.parts.count == count { word.parts.append(.text("", isQuoted: true)) }
                at += 1
                return
            case UInt8(ascii: "\r"): throw source.unknown(line, "a carriage return, which a shell takes for a letter")
            case UInt8(ascii: "$"): try dollar(&word, inQuotes: true)
            case UInt8(ascii: "`"): try backquoted(&word, inQuotes: true)
            case UInt8(ascii: "\\"):
                // Inside double quotes a backslash stands for itself unless it escapes one of these.
                guard let next = peek(1), next != UInt8(ascii: "\n") else { throw unclosed("a quote", line) }
                word.append("$`\"\\".utf8.contains(next) ? [next] : [byte, next], isQuoted: true)
                at += 2
            default:
                word.append([byte], isQuoted: true)
                at += 1
            }
        }
        throw unclosed("a quote", line)
    }

    private mutating func dollar(_ word: inout Word, inQuotes: Bool) throws(ScriptError) {
        let next = peek(1)
        switch next {
        case UInt8(ascii: "*"), UInt8(ascii: "@"):
            word.parts.append(.arguments(isQuoted: inQuotes, staySeparate: next == UInt8(ascii: "@")))
            at += 2
        case UInt8(ascii: "?"):
            word.parts.append(.status)
            at += 2
        case UInt8(ascii: "("):
            try parenthesised(&word, inQuotes: inQuotes)
        case UInt8(ascii: "{"):
            at += 2
            let name = takeName()
            guard !name.isEmpty, peek() == UInt8(ascii: "}") else {
                throw source.unknown(line, "a variable with a twist")
            }
            at += 1
            word.parts.append(variable(name, inQuotes))
        case .some(let byte) where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
            at += 2
            word.parts.append(variable(String(UnicodeScalar(byte)), inQuotes))
        case .some(let byte) where isNameByte(byte):
            at += 1
            word.parts.append(variable(takeName(), inQuotes))
        case .some(let byte) where "#$!-".utf8.contains(byte) || (!inQuotes && "'\"".utf8.contains(byte)):
            throw source.unknown(line, "a variable with a twist")
        default:
            // The end of a pattern: "^product: *lancelot$".
            word.append([UInt8(ascii: "$")], isQuoted: inQuotes)
            at += 1
        }
    }

    private func variable(_ name: String, _ inQuotes: Bool) -> Word.Part {
        guard let number = Int(name), name.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return .variable(name, isQuoted: inQuotes)
        }
        return number == 0 ? .script(isQuoted: inQuotes) : .argument(number, isQuoted: inQuotes)
    }

    private mutating func takeName() -> String {
        let start = at
        while let byte = peek(), isNameByte(byte) { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func backquoted(_ word: inout Word, inQuotes: Bool) throws(ScriptError) {
        at += 1
        var inner: [UInt8] = []
        while let byte = peek(), byte != UInt8(ascii: "`"), byte != UInt8(ascii: "\n") {
            // Between backquotes a backslash is taken off before these, and in quotes before a quote too.
            if byte == UInt8(ascii: "\\"), let next = peek(1) {
                if "$`\\".utf8.contains(next) || inQuotes && next == UInt8(ascii: "\"") {
                    at += 1
                } else if next == UInt8(ascii: "\n") {
                    break
                }
            } else if inQuotes, byte == UInt8(ascii: "\"") {
                throw source.unknown(line, "quotes in a substitution in quotes, which shells read differently")
            }
            inner.append(bytes[at])
            at += 1
        }
        guard peek() == UInt8(ascii: "`") else { throw unclosed("a substitution", line) }
        word.parts.append(.command(try parsed(inner), isQuoted: inQuotes))
        at += 1
    }

    private mutating func parenthesised(_ word: inout Word, inQuotes: Bool) throws(ScriptError) {
        let start = at + 2
        try skipSubstitution()
        word.parts.append(.command(try parsed(Array(bytes[start..<(at - 1)])), isQuoted: inQuotes))
    }

    /// Passes a `$(...)` with everything in it.
    private mutating func skipSubstitution() throws(ScriptError) {
        guard peek(2) != UInt8(ascii: "(") else { throw source.unknown(line, "arithmetic") }
        at += 2
        let start = at
        var depth = 1
        var quote: UInt8?
        while let byte = peek(), byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
                // What it escapes ends nothing. At the end of a line it would join two.
                guard let next = peek(1), next != UInt8(ascii: "\n") else { break }
                at += 2
                continue
            }
            if let open = quote {
                if byte == open { quote = nil }
                // A substitution in quotes in a substitution has quotes of its own.
                if open == UInt8(ascii: "\""), isNext("$(") {
                    guard nested < ScriptLimits.depth else {
                        throw .tooDeep(file: source.file, line: line, limit: ScriptLimits.depth)
                    }
                    nested += 1
                    try skipSubstitution()
                    nested -= 1
                    continue
                }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "#"), at == start || " \t;".utf8.contains(bytes[at - 1]) {
                throw source.unknown(line, "a comment in a substitution")
            } else if byte == UInt8(ascii: "(") {
                depth += 1
            } else if byte == UInt8(ascii: ")") {
                depth -= 1
                if depth == 0 {
                    at += 1
                    return
                }
            }
            at += 1
        }
        throw unclosed("a substitution", line)
    }

    private func parsed(_ inner: [UInt8]) throws(ScriptError) -> [Node] {
        guard depth < ScriptLimits.depth else {
            throw .tooDeep(file: source.file, line: line, limit: ScriptLimits.depth)
        }
        return try ShellParser.parse(inner, of: source, firstLine: line, depth: depth + 1)
    }
}
