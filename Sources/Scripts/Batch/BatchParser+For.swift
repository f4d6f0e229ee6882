extension BatchParser {
    /// The question of an `if`.
    mutating func test(_ line: Int) throws(ScriptError) -> BatchTest {
        var ignoresCase = false
        if cursor.keyword?.lowercased() == "/i" {
            ignoresCase = true
            cursor.advance()
        }
        var isNegated = false
        if cursor.keyword?.lowercased() == "not" {
            cursor.advance()
            isNegated = true
        }
        func made(_ kind: BatchTest.Kind) -> BatchTest {
            BatchTest(kind: kind, isNegated: isNegated, ignoresCase: ignoresCase, line: line)
        }
        let first = try cursor.word()
        switch first.keyword?.lowercased() {
        case "exist": return made(.exists(try cursor.word()))
        case "defined":
            guard let name = try cursor.word().literal?.lowercased() else { throw source.unknown(line, "a name") }
            return made(.isDefined(name))
        case "errorlevel":
            guard let text = try cursor.word().literal, let number = Int(text) else {
                throw source.condition(line, "it asks for a result that is no number")
            }
            return made(.errorLevel(number))
        default: break
        }
        let comparison: Comparison
        if case .equals = cursor.kind {
            comparison = .equal
            cursor.advance()
        } else if let found = Self.comparisons[cursor.keyword?.lowercased() ?? ""] {
            comparison = found
            cursor.advance()
        } else {
            throw source.condition(line, "it compares in an unknown way")
        }
        return made(.compare(first, comparison, try cursor.word()))
    }

    private static let comparisons: [String: Comparison] = [
        "equ": .equal, "neq": .notEqual, "gtr": .greater, "geq": .greaterOrEqual, "lss": .less, "leq": .lessOrEqual,
    ]

    /// `for /f` over a command, a file or a text; or `for` over words.
    mutating func loop(_ block: Int, _ line: Int, _ depth: Int) throws(ScriptError) -> Node {
        var options: String?
        var word = try cursor.word()
        if word.keyword?.lowercased() == "/f" {
            options = ""
            word = try cursor.word()
            if word.isQuoted, let text = word.literal {
                options = text
                word = try cursor.word()
            }
        }
        guard word.parts.count == 1, case .loopVariable(let name, "") = word.parts[0],
            cursor.keyword?.lowercased() == "in"
        else { throw source.unknown(line, "a loop") }
        cursor.advance()
        guard case .clause(let clause) = cursor.kind else { throw source.unknown(line, "a loop") }
        cursor.advance()
        guard cursor.keyword?.lowercased() == "do" else { throw source.unknown(line, "a loop") }
        cursor.advance()
        let body: [Node]
        let deeper = try cursor.deeper(depth)
        if cursor.isOpen {
            cursor.advance()
            body = try rest(ofBlock: block + 1, from: line, deeper)
        } else {
            body = [try self.line(block, deeper)]
        }
        guard let options else {
            return .each(name: name, words: try words(clause, line), body: body, line: line)
        }
        guard let fields = BatchFields(options) else { throw source.unknown(line, "the options of a loop") }
        let meaning = try self.clause(clause, fields, line, deeper)
        return .fields(FieldLoop(fields: fields, variable: name, clause: meaning, body: body, line: line))
    }

    private func words(_ clause: [UInt8], _ line: Int) throws(ScriptError) -> [Word] {
        let tokens = try BatchLexer.tokens(clause, of: source, firstLine: line)
        var words: [Word] = []
        for token in tokens.dropLast() {
            guard case .word(let word) = token.kind else { throw source.unknown(line, "a loop") }
            words.append(word)
        }
        return words
    }

    private func clause(
        _ text: [UInt8], _ fields: BatchFields, _ line: Int, _ depth: Int
    ) throws(ScriptError) -> FieldLoop.Clause {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        var text = text.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        let quote = fields.usesBackquotes ? UInt8(ascii: "`") : UInt8(ascii: "'")
        if text.count >= 2, text.first == quote, text.last == quote {
            let inner = try unescaped(text.dropFirst().dropLast(), line)
            return .command(try Self.parse(inner, of: source, firstLine: line, depth: depth))
        }
        let words = try words(Array(text), line)
        guard words.count == 1 else { throw source.unknown(line, "a loop over several files") }
        // Without usebackq a text in double quotes is itself, not the name of a file.
        let isText = fields.usesBackquotes ? text.first == UInt8(ascii: "'") : text.first == UInt8(ascii: "\"")
        return isText ? .text(words[0]) : .file(words[0])
    }

    /// The command of a `for` clause, where operators are escaped once.
    private func unescaped(_ text: ArraySlice<UInt8>, _ line: Int) throws(ScriptError) -> [UInt8] {
        var bytes: [UInt8] = []
        var isEscaped = false
        var isQuoted = false
        for byte in text {
            if isEscaped, !"|&>".utf8.contains(byte) { throw source.unknown(line, "an escape") }
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            // Inside quotes it begins a pattern: findstr /c:"^anti:".
            if byte == UInt8(ascii: "^"), !isQuoted {
                isEscaped = true
                continue
            }
            isEscaped = false
            bytes.append(byte)
        }
        return bytes
    }
}
