/// Splits batch text into words and operators. What the command interpreter would do beyond that is refused here.
struct BatchLexer {
    let source: ScriptSource
    let bytes: [UInt8]
    var at = 0
    var line: Int
    private var tokens: [Token] = []
    private var isLineStart = true
    /// A `for` was seen on this line, so that `in (` begins a clause.
    private var isInFor = false

    /// All tokens of `bytes`, the last one being `.end`.
    static func tokens(_ bytes: [UInt8], of source: ScriptSource, firstLine: Int) throws(ScriptError) -> [Token] {
        var lexer = BatchLexer(source: source, bytes: bytes, line: firstLine)
        try lexer.run()
        return lexer.tokens
    }

    private init(source: ScriptSource, bytes: [UInt8], line: Int) {
        self.source = source
        self.bytes = bytes
        self.line = line
    }

    func peek(_ ahead: Int = 0) -> UInt8? { at + ahead < bytes.count ? bytes[at + ahead] : nil }

    func isNext(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private mutating func emit(_ kind: Token.Kind, length: Int) {
        tokens.append(Token(kind: kind, line: line))
        at += length
    }

    private mutating func run() throws(ScriptError) {
        while let byte = peek() {
            // Commas and semicolons separate as blanks do, but stock scripts have neither outside of what is said.
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
                at += 1
                continue
            }
            if isNext("^\n") {
                at += 2
                line += 1
                continue
            }
            if isLineStart, try skipComment() { continue }
            isLineStart = false
            switch byte {
            case UInt8(ascii: "\n"):
                emit(.newline, length: 1)
                line += 1
                isLineStart = true
                isInFor = false
            case UInt8(ascii: "("): emit(.open, length: 1)
            case UInt8(ascii: ")"): emit(.close, length: 1)
            case UInt8(ascii: "|"):
                if peek(1) == byte { emit(.or, length: 2) } else { emit(.pipe, length: 1) }
            case UInt8(ascii: "&"):
                if peek(1) == byte { emit(.and, length: 2) } else { emit(.sequence, length: 1) }
            case UInt8(ascii: "<"): emit(.input, length: 1)
            case UInt8(ascii: "=") where peek(1) == byte: emit(.equals, length: 2)
            default:
                if let (redirect, length) = self.redirect() {
                    emit(.redirect(redirect), length: length)
                } else if beginsRedirect() {
                    throw source.unknown(line, "a redirect that writes a file")
                } else {
                    try word()
                }
            }
        }
        emit(.end, length: 0)
    }

    private func beginsRedirect() -> Bool {
        guard let byte = peek() else { return false }
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        return byte == UInt8(ascii: ">") || isDigit && (peek(1) == UInt8(ascii: ">") || peek(1) == UInt8(ascii: "<"))
    }

    /// A redirect that is known, and how many bytes it takes.
    private func redirect() -> (Redirect, Int)? {
        guard beginsRedirect() else { return nil }
        func ends(_ length: Int) -> Bool { peek(length).map { " \t\n&|)".utf8.contains($0) } ?? true }
        for (text, redirect) in [
            ("2>&1", Redirect.errorsToOutput), ("1>&2", .outputToErrors), (">&2", .outputToErrors),
        ] where isNext(text) { return ends(text.utf8.count) ? (redirect, text.utf8.count) : nil }
        var length = peek() == UInt8(ascii: ">") ? 0 : 1
        guard length == 0 || peek() == UInt8(ascii: "1") || peek() == UInt8(ascii: "2") else { return nil }
        let isErrors = length == 1 && peek() == UInt8(ascii: "2")
        guard peek(length) == UInt8(ascii: ">") else { return nil }
        length += 1
        while peek(length) == UInt8(ascii: " ") { length += 1 }
        let name = bytes[(at + length)...].prefix(3).map { $0 | 0x20 }
        guard name == Array("nul".utf8), ends(length + 3) else { return nil }
        return (isErrors ? .discardErrors : .discardOutput, length + 3)
    }

    /// Passes a `::` comment, a label or a `rem` up to the end of its line.
    private mutating func skipComment() throws(ScriptError) -> Bool {
        var start = at
        if bytes[start] == UInt8(ascii: ":") {
            let name = bytes[(start + 1)...].prefix { isNameByte($0) || $0 == UInt8(ascii: "-") }
            if !name.isEmpty {
                tokens.append(Token(kind: .label(String(decoding: name, as: UTF8.self).lowercased()), line: line))
            }
        } else {
            while start < bytes.count, bytes[start] == UInt8(ascii: "@") { start += 1 }
            guard bytes[start...].prefix(3).map({ $0 | 0x20 }) == Array("rem".utf8) else { return false }
            var after = bytes[(start + 3)...]
            guard after.first.map({ " \t\n".utf8.contains($0) }) ?? true else { return false }
            after = after.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            // An operator right after `rem` ends the comment.
            if let next = after.first, "&|<>^".utf8.contains(next) {
                throw source.unknown(line, "a comment with a twist")
            }
        }
        while let byte = peek(), byte != UInt8(ascii: "\n") {
            // The comment would swallow the line below it.
            if byte == UInt8(ascii: "^"), peek(1) == nil || peek(1) == UInt8(ascii: "\n") {
                throw source.unknown(line, "a comment that is continued")
            }
            at += 1
        }
        return true
    }

    private mutating func word() throws(ScriptError) {
        let first = line
        let word = try takeWord()
        tokens.append(Token(kind: .word(word), line: first))
        switch word.keyword?.lowercased() {
        case "for", "@for": isInFor = true
        case "in" where isInFor: try clause()
        default: break
        }
    }

    /// The text between the parentheses of `for ... in (...)`, as it is.
    private mutating func clause() throws(ScriptError) {
        while let byte = peek(), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { at += 1 }
        guard peek() == UInt8(ascii: "(") else { return }
        at += 1
        let start = at
        var isQuoted = false
        while let byte = peek(), byte != UInt8(ascii: "\n") {
            // To cmd only double quotes hide a parenthesis.
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: ")"), !isQuoted {
                tokens.append(Token(kind: .clause(Array(bytes[start..<at])), line: line))
                at += 1
                return
            }
            at += 1
        }
        throw .unclosed(file: source.file, line: line, what: "a for clause")
    }
}
