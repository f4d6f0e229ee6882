/// What the two lexers hand to the two parsers.
struct Token: Sendable {
    enum Kind: Sendable {
        case word(Word)
        case newline
        /// `&&`
        case and
        /// `||`
        case or
        /// `|`
        case pipe
        /// `;` of the shell, `&` of batch.
        case sequence
        case open
        case close
        case redirect(Redirect)
        /// `<` of batch.
        case input
        /// `==` of batch.
        case equals
        /// The raw text between the parentheses of a batch `for ... in (...)`.
        case clause([UInt8])
        /// A label of batch.
        case label(String)
        case end
    }

    let kind: Kind
    let line: Int
}

/// A place in a list of tokens that ends in `.end`, shared by the two parsers.
struct TokenCursor {
    let source: ScriptSource
    private let tokens: [Token]
    private var at = 0

    init(_ tokens: [Token], of source: ScriptSource) {
        self.tokens = tokens
        self.source = source
    }

    var kind: Token.Kind { tokens[at].kind }
    var line: Int { tokens[at].line }

    /// The next token's text when it is an unquoted word.
    var keyword: String? {
        if case .word(let word) = kind { word.keyword } else { nil }
    }

    var isEnd: Bool { if case .end = kind { true } else { false } }
    var isNewline: Bool { if case .newline = kind { true } else { false } }
    var isSequence: Bool { if case .sequence = kind { true } else { false } }
    var isAnd: Bool { if case .and = kind { true } else { false } }
    var isOr: Bool { if case .or = kind { true } else { false } }
    var isPipe: Bool { if case .pipe = kind { true } else { false } }
    var isOpen: Bool { if case .open = kind { true } else { false } }
    var isClose: Bool { if case .close = kind { true } else { false } }

    mutating func advance() {
        if at + 1 < tokens.count { at += 1 }
    }

    mutating func skipNewlines() {
        while isNewline { advance() }
    }

    /// The next token as a word.
    mutating func word() throws(ScriptError) -> Word {
        guard case .word(let word) = kind else { throw source.unknown(line, "a word is missing") }
        advance()
        return word
    }

    /// One level further in, or one link further in a chain.
    func deeper(_ depth: Int, limit: Int = ScriptLimits.depth) throws(ScriptError) -> Int {
        guard depth < limit else { throw .tooDeep(file: source.file, line: line, limit: limit) }
        return depth + 1
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
