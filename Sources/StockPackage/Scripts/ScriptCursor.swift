/// A place in a list of tokens that ends in `.end`, shared by the two parsers.
struct ScriptCursor {
    let source: ScriptSource
    private let tokens: [ScriptToken]
    private var at = 0

    init(_ tokens: [ScriptToken], of source: ScriptSource) {
        self.tokens = tokens
        self.source = source
    }

    var kind: ScriptToken.Kind { tokens[at].kind }
    var line: Int { tokens[at].line }

    /// The next token's text when it is an unquoted word.
    var keyword: String? {
        if case .word(let word) = kind { word.keyword } else { nil }
    }

    mutating func advance() {
        if at + 1 < tokens.count { at += 1 }
    }

    /// Passes the next token when it is this one.
    mutating func skip(_ wanted: ScriptToken.Kind) -> Bool {
        guard kind == wanted else { return false }
        advance()
        return true
    }

    mutating func skipNewlines() {
        while kind == .newline { advance() }
    }

    /// The next token as a word.
    mutating func word() throws(ScriptError) -> ScriptWord {
        guard case .word(let word) = kind else { throw source.unknown(line, "a word is missing") }
        advance()
        return word
    }

    func deeper(_ depth: Int) throws(ScriptError) -> Int {
        guard depth < ScriptLimits.depth else {
            throw .tooDeep(file: source.file, line: line, limit: ScriptLimits.depth)
        }
        return depth + 1
    }
}
