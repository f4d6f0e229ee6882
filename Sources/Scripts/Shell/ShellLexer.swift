/// Splits the text of a POSIX shell script into words and operators, as bash and dash do; what the two do differently is refused.
struct ShellLexer {
    let source: ScriptSource
    let bytes: [UInt8]
    let depth: Int
    var at = 0
    var line: Int
    /// Substitutions in quotes in substitutions, while their end is looked for.
    var nested = 0
    private var tokens: [Token] = []

    /// All tokens of `bytes`, the last one being `.end`.
    static func tokens(
        _ bytes: [UInt8], of source: ScriptSource, firstLine: Int, depth: Int
    ) throws(ScriptError) -> [Token] {
        var lexer = ShellLexer(source: source, bytes: bytes, depth: depth, line: firstLine)
        try lexer.run()
        return lexer.tokens
    }

    private init(source: ScriptSource, bytes: [UInt8], depth: Int, line: Int) {
        self.source = source
        self.bytes = bytes
        self.depth = depth
        self.line = line
    }

    func peek(_ ahead: Int = 0) -> UInt8? { at + ahead < bytes.count ? bytes[at + ahead] : nil }

    func isNext(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private mutating func emit(_ kind: Token.Kind, length: Int) {
        tokens.append(Token(kind: kind, line: line))
        at += length
    }

    /// Passes a backslash and the line end behind it, which the shell takes out before it looks for words.
    mutating func skipJoin() -> Bool {
        guard isNext("\\\n") else { return false }
        at += 2
        line += 1
        return true
    }

    private mutating func run() throws(ScriptError) {
        while let byte = peek() {
            if skipJoin() { continue }
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): at += 1
            case UInt8(ascii: "\n"):
                emit(.newline, length: 1)
                line += 1
            case UInt8(ascii: "#"):
                // A comment ends with its line, whatever that ends in.
                while let next = peek(), next != UInt8(ascii: "\n") { at += 1 }
            case UInt8(ascii: ";"):
                guard peek(1) != byte else { throw source.unknown(line, "two semicolons") }
                emit(.sequence, length: 1)
            case UInt8(ascii: "("): emit(.open, length: 1)
            case UInt8(ascii: ")"): emit(.close, length: 1)
            case UInt8(ascii: "|"):
                guard peek(1) != UInt8(ascii: "&") else { throw source.unknown(line, "a pipe of errors") }
                if peek(1) == byte { emit(.or, length: 2) } else { emit(.pipe, length: 1) }
            case UInt8(ascii: "&"):
                if peek(1) == byte {
                    emit(.and, length: 2)
                } else if isNext("&>") {
                    // dash takes this for a command in the background.
                    throw source.unknown(line, "a redirect that only bash knows")
                } else {
                    throw source.unknown(line, "a command in the background")
                }
            case UInt8(ascii: "<"), UInt8(ascii: ">"): try redirect(number: nil)
            default:
                if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte),
                    peek(1) == UInt8(ascii: ">") || peek(1) == UInt8(ascii: "<")
                {
                    at += 1
                    try redirect(number: byte)
                } else {
                    let first = line
                    if let word = try word() { tokens.append(Token(kind: .word(word), line: first)) }
                }
            }
        }
        emit(.end, length: 0)
    }

    private mutating func redirect(number: UInt8?) throws(ScriptError) {
        let isErrors = number == UInt8(ascii: "2")
        guard number == nil || isErrors || number == UInt8(ascii: "1") || peek() == UInt8(ascii: "<") else {
            throw source.unknown(line, "a redirect of another channel")
        }
        if isNext("<<") { throw source.unknown(line, "a here-document") }
        if isNext(">>") { throw source.unknown(line, "a redirect that writes a file") }
        let isInput = peek() == UInt8(ascii: "<")
        at += 1
        if !isInput, peek() == UInt8(ascii: "&") {
            at += 1
            let target = peek()
            at += 1
            guard endsWord(peek()) else { throw source.unknown(line, "a redirect") }
            switch (isErrors, target) {
            case (true, UInt8(ascii: "1")): tokens.append(Token(kind: .redirect(.errorsToOutput), line: line))
            case (false, UInt8(ascii: "2")): tokens.append(Token(kind: .redirect(.outputToErrors), line: line))
            default: throw source.unknown(line, "a redirect")
            }
            return
        }
        while peek() == UInt8(ascii: " ") || peek() == UInt8(ascii: "\t") { at += 1 }
        guard isNext("/dev/null"), endsWord(peek(9)) else {
            throw source.unknown(line, isInput ? "a redirect from a file" : "a redirect that writes a file")
        }
        at += 9
        let kind: Redirect = isInput ? .noInput : isErrors ? .discardErrors : .discardOutput
        tokens.append(Token(kind: .redirect(kind), line: line))
    }

    private func endsWord(_ byte: UInt8?) -> Bool {
        byte.map { " \t\n;&|)".utf8.contains($0) } ?? true
    }

    func unclosed(_ what: String, _ line: Int) -> ScriptError {
        .unclosed(file: source.file, line: line, what: what)
    }
}
