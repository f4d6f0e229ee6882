/// Splits shell text into words and operators. What a shell would do beyond that is refused here.
struct ShellLexer {
    private let source: ScriptSource
    private let bytes: [UInt8]
    private var at = 0
    private var line: Int
    private var tokens: [ScriptToken] = []

    /// All tokens of `bytes`, the last one being `.end`.
    static func tokens(_ bytes: [UInt8], of source: ScriptSource, firstLine: Int) throws(ScriptError) -> [ScriptToken] {
        var lexer = ShellLexer(source: source, bytes: bytes, line: firstLine)
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
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): at += 1
            case UInt8(ascii: "\n"):
                emit(.newline, length: 1)
                line += 1
            case UInt8(ascii: "#"):
                while let next = peek(), next != UInt8(ascii: "\n") { at += 1 }
            case UInt8(ascii: ";"): emit(.sequence, length: 1)
            case UInt8(ascii: "("): emit(.open, length: 1)
            case UInt8(ascii: ")"): emit(.close, length: 1)
            case UInt8(ascii: "|"):
                if peek(1) == byte { emit(.or, length: 2) } else { emit(.pipe, length: 1) }
            case UInt8(ascii: "&"):
                guard peek(1) == byte else { throw source.unknown(line, "a command in the background") }
                emit(.and, length: 2)
            default:
                if let (kind, length) = ScriptRedirect.recognise(bytes[at...], nothing: "/dev/null") {
                    emit(kind, length: length)
                } else if ScriptRedirect.begins(bytes[at...]) {
                    throw source.unknown(line, "a redirect from or to a file")
                } else {
                    try word()
                }
            }
        }
        emit(.end, length: 0)
    }

    private mutating func word() throws(ScriptError) {
        let firstLine = line
        var word = ScriptWord()
        var isJoinedLine = false
        while let byte = peek(), !" \t\n;&|()<>".utf8.contains(byte) {
            switch byte {
            case UInt8(ascii: "'"):
                at += 1
                let start = at
                while let next = peek(), next != byte, next != UInt8(ascii: "\n") { at += 1 }
                guard peek() == byte else { throw unclosed("a quote", firstLine) }
                word.append(Array(bytes[start..<at]))
                word.isQuoted = true
                at += 1
            case UInt8(ascii: "\""): try doubleQuoted(&word)
            case UInt8(ascii: "$"): try dollar(&word, inQuotes: false)
            case UInt8(ascii: "`"): try backquoted(&word)
            case UInt8(ascii: "\\"):
                guard let next = peek(1) else { throw unclosed("a line that is continued", line) }
                at += 2
                if next == UInt8(ascii: "\n") {
                    line += 1
                    isJoinedLine = true
                } else {
                    word.append([next])
                    word.isQuoted = true
                }
            default:
                word.append([byte])
                at += 1
            }
        }
        // A line that is only continued has no word of its own.
        if isJoinedLine, word.pieces.isEmpty, !word.isQuoted { return }
        tokens.append(ScriptToken(kind: .word(word), line: firstLine))
    }

    private mutating func doubleQuoted(_ word: inout ScriptWord) throws(ScriptError) {
        word.isQuoted = true
        at += 1
        while let byte = peek(), byte != UInt8(ascii: "\n") {
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                return
            case UInt8(ascii: "$"): try dollar(&word, inQuotes: true)
            case UInt8(ascii: "`"): try backquoted(&word)
            case UInt8(ascii: "\\"):
                // Inside double quotes a backslash stands for itself unless it escapes one of these.
                guard let next = peek(1), next != UInt8(ascii: "\n") else { throw unclosed("a quote", line) }
                word.append("$`\"\\".utf8.contains(next) ? [next] : [byte, next])
                at += 2
            default:
                word.append([byte])
                at += 1
            }
        }
        throw unclosed("a quote", line)
    }

    private mutating func dollar(_ word: inout ScriptWord, inQuotes: Bool) throws(ScriptError) {
        let next = peek(1)
        switch next {
        case UInt8(ascii: "*"), UInt8(ascii: "@"):
            word.pieces.append(.allArguments)
            at += 2
        case UInt8(ascii: "?"):
            word.pieces.append(.variable("?"))
            at += 2
        case UInt8(ascii: "("):
            try parenthesised(&word)
        case UInt8(ascii: "{"):
            at += 2
            let name = takeName()
            guard !name.isEmpty, peek() == UInt8(ascii: "}") else {
                throw source.unknown(line, "a variable with a twist")
            }
            word.pieces.append(.variable(name))
            at += 1
        case .some(let byte) where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
            word.pieces.append(.variable(String(UnicodeScalar(byte))))
            at += 2
        case .some(let byte) where isNameByte(byte):
            at += 1
            word.pieces.append(.variable(takeName()))
        case .some(let byte) where "#$!-".utf8.contains(byte) || (!inQuotes && "'\"".utf8.contains(byte)):
            throw source.unknown(line, "a variable with a twist")
        default:
            // The end of a pattern: "^product: *lancelot$".
            word.append([UInt8(ascii: "$")])
            at += 1
        }
    }

    private mutating func takeName() -> String {
        let start = at
        while let byte = peek(), isNameByte(byte) { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func backquoted(_ word: inout ScriptWord) throws(ScriptError) {
        at += 1
        var inner: [UInt8] = []
        while let byte = peek(), byte != UInt8(ascii: "`"), byte != UInt8(ascii: "\n") {
            // Between backquotes a backslash is taken off before these.
            if byte == UInt8(ascii: "\\"), let next = peek(1), "$`\\".utf8.contains(next) { at += 1 }
            inner.append(bytes[at])
            at += 1
        }
        guard peek() == UInt8(ascii: "`") else { throw unclosed("a substitution", line) }
        word.pieces.append(substitution(inner[...]))
        at += 1
    }

    private mutating func parenthesised(_ word: inout ScriptWord) throws(ScriptError) {
        guard peek(2) != UInt8(ascii: "(") else { throw source.unknown(line, "arithmetic") }
        at += 2
        let start = at
        var depth = 1
        var quote: UInt8?
        while let byte = peek(), byte != UInt8(ascii: "\n") {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "(") {
                depth += 1
            } else if byte == UInt8(ascii: ")") {
                depth -= 1
                if depth == 0 {
                    word.pieces.append(substitution(bytes[start..<at]))
                    at += 1
                    return
                }
            }
            at += 1
        }
        throw unclosed("a substitution", line)
    }

    private func substitution(_ inner: ArraySlice<UInt8>) -> ScriptWord.Piece {
        let text = String(decoding: inner, as: UTF8.self)
        let words = text.split(separator: " ")
        if words == ["dirname", "$0"] || words == ["dirname", "\"$0\""] { return .scriptDirectory }
        return .command(text)
    }

    private func unclosed(_ what: String, _ line: Int) -> ScriptError {
        .unclosed(file: source.file, line: line, what: what)
    }
}

/// A letter, a digit or `_`.
func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
    default: false
    }
}
