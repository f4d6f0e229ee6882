/// Splits batch text into words and operators. What the command interpreter would do beyond that is refused here.
struct BatchLexer {
    private let source: ScriptSource
    private let bytes: [UInt8]
    private var at = 0
    private var line: Int
    private var tokens: [ScriptToken] = []
    private var isLineStart = true
    /// A `for` was seen on this line, so that `in (` begins a clause.
    private var isInFor = false

    /// All tokens of `bytes`, the last one being `.end`.
    static func tokens(_ bytes: [UInt8], of source: ScriptSource, firstLine: Int) throws(ScriptError) -> [ScriptToken] {
        var lexer = BatchLexer(source: source, bytes: bytes, line: firstLine)
        try lexer.run()
        return lexer.tokens
    }

    private init(source: ScriptSource, bytes: [UInt8], line: Int) {
        self.source = source
        self.bytes = bytes
        self.line = line
    }

    private func peek(_ ahead: Int = 0) -> UInt8? {
        at + ahead < bytes.count ? bytes[at + ahead] : nil
    }

    private mutating func emit(_ kind: ScriptToken.Kind, length: Int) {
        tokens.append(ScriptToken(kind: kind, line: line))
        at += length
    }

    private mutating func run() throws(ScriptError) {
        while let byte = peek() {
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
                at += 1
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
                if let (kind, length) = ScriptRedirect.recognise(bytes[at...], nothing: "nul") {
                    emit(kind, length: length)
                } else if ScriptRedirect.begins(bytes[at...]) {
                    throw source.unknown(line, "a redirect to a file")
                } else {
                    try word()
                }
            }
        }
        emit(.end, length: 0)
    }

    /// Passes a label, a `::` comment or a `rem` up to the end of its line.
    private mutating func skipComment() throws(ScriptError) -> Bool {
        var start = at
        if bytes[start] != UInt8(ascii: ":") {
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
        var word = ScriptWord()
        loop: while let byte = peek() {
            switch byte {
            case _ where " \t\n&|<>()".utf8.contains(byte): break loop
            case UInt8(ascii: "=") where peek(1) == byte: break loop
            case UInt8(ascii: "\""): try quoted(&word)
            case UInt8(ascii: "%"): try percent(&word)
            case UInt8(ascii: "^"): throw source.unknown(line, "an escape or a line that is continued")
            default:
                word.append([byte])
                at += 1
            }
        }
        tokens.append(ScriptToken(kind: .word(word), line: line))
        switch word.keyword?.lowercased() {
        case "for": isInFor = true
        case "in" where isInFor: try clause()
        default: break
        }
    }

    private mutating func quoted(_ word: inout ScriptWord) throws(ScriptError) {
        word.isQuoted = true
        at += 1
        while let byte = peek(), byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: "\"") {
                at += 1
                return
            }
            if byte == UInt8(ascii: "%") {
                try percent(&word)
            } else {
                word.append([byte])
                at += 1
            }
        }
        throw .unclosed(file: source.file, line: line, what: "a quote")
    }

    private mutating func percent(_ word: inout ScriptWord) throws(ScriptError) {
        let rest = bytes[(at + 1)...]
        if rest.first == UInt8(ascii: "*") {
            word.pieces.append(.allArguments)
            at += 2
        } else if rest.prefix(4).map({ $0 | 0x20 }) == "~dp0".utf8.map({ $0 | 0x20 }) {
            word.pieces.append(.scriptDirectory)
            at += 5
        } else if let next = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) {
            word.pieces.append(.variable(String(UnicodeScalar(next))))
            at += 2
        } else if rest.first == UInt8(ascii: "%"), let next = peek(2), isNameByte(next) {
            word.pieces.append(.variable("%" + String(UnicodeScalar(next)).lowercased()))
            at += 3
        } else {
            let name = rest.prefix { isNameByte($0) }
            guard !name.isEmpty, rest.dropFirst(name.count).first == UInt8(ascii: "%") else {
                throw source.unknown(line, "a variable with a twist")
            }
            // Names of batch variables do not know case.
            let text = String(decoding: name, as: UTF8.self).lowercased()
            word.pieces.append(.variable(text == "errorlevel" ? "?" : text))
            at += name.count + 2
        }
    }

    /// The text between the parentheses of `for ... in (...)`, as it is.
    private mutating func clause() throws(ScriptError) {
        while let byte = peek(), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { at += 1 }
        guard peek() == UInt8(ascii: "(") else { return }
        at += 1
        let start = at
        var quote: UInt8?
        while let byte = peek(), byte != UInt8(ascii: "\n") {
            if let open = quote {
                if byte == open { quote = nil }
            } else if "\"'`".utf8.contains(byte) {
                quote = byte
            } else if byte == UInt8(ascii: ")") {
                tokens.append(
                    ScriptToken(kind: .clause(String(decoding: bytes[start..<at], as: UTF8.self)), line: line))
                at += 1
                return
            }
            at += 1
        }
        throw .unclosed(file: source.file, line: line, what: "a for clause")
    }
}
