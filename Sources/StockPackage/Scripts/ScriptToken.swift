/// What the two lexers hand to the two parsers.
struct ScriptToken: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case word(ScriptWord)
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
        /// `2>&1`
        case merge
        /// Output into nothing.
        case discard
        /// `<`
        case input
        /// `==` of batch.
        case equals
        /// The raw text between the parentheses of a batch `for ... in (...)`.
        case clause(String)
        case end
    }

    let kind: Kind
    let line: Int
}
