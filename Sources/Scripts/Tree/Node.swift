/// A script as a tree. Both parsers make it, one evaluator walks it.
indirect enum Node: Sendable {
    case run(Command)
    case pipe([Command])
    case not(Node)
    /// The second is run when the first succeeded.
    case and(Node, Node)
    /// The second is run when the first failed.
    case or(Node, Node)
    case group([Node])
    case choose(Node, then: [Node], otherwise: [Node], line: Int)
    /// The question of a batch `if`.
    case test(BatchTest)
    /// `for name in words`.
    case each(name: String, words: [Word], body: [Node], line: Int)
    /// Batch's `for /f`.
    case fields(FieldLoop)
    case define(name: String, body: [Node], line: Int)
    /// Where a `goto` leads.
    case label(String, line: Int)

    /// The line it begins on.
    var line: Int {
        switch self {
        case .run(let command): command.line
        case .pipe(let commands): commands.first?.line ?? 0
        case .not(let inner), .and(let inner, _), .or(let inner, _): inner.line
        case .group(let nodes): nodes.first?.line ?? 0
        case .test(let test): test.line
        case .fields(let loop): loop.line
        case .choose(_, _, _, let line), .each(_, _, _, let line), .define(_, _, let line), .label(_, let line): line
        }
    }
}

/// A program or a builtin with its words.
struct Command: Sendable {
    var words: [Word] = []
    var redirects: [Redirect] = []
    /// `set /p name=<file` of batch.
    var input: Word?
    let line: Int
}

/// Where output goes. Nothing is ever written to a file.
enum Redirect: Sendable {
    /// `2>&1`
    case errorsToOutput
    /// `>&2`
    case outputToErrors
    /// `>/dev/null`, `>nul`
    case discardOutput
    /// `2>/dev/null`
    case discardErrors
    /// `</dev/null`
    case noInput
}

/// The question of a batch `if`.
struct BatchTest: Sendable {
    enum Kind: Sendable {
        case compare(Word, Comparison, Word)
        case exists(Word)
        case isDefined(String)
        /// True when the last result is this number or more.
        case errorLevel(Int)
    }

    let kind: Kind
    let isNegated: Bool
    let ignoresCase: Bool
    let line: Int
}

/// How two numbers or texts are compared.
enum Comparison: String, Sendable, Hashable {
    case equal, notEqual, greater, greaterOrEqual, less, lessOrEqual

    func holds<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .less: left < right
        case .lessOrEqual: left <= right
        }
    }

    /// The same comparison with its sides swapped.
    var swapped: Comparison {
        switch self {
        case .equal, .notEqual: self
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        }
    }
}

/// Batch's `for /f`, which reads a command's output, a file or a text.
struct FieldLoop: Sendable {
    enum Clause: Sendable {
        case command([Node])
        case file(Word)
        case text(Word)
    }

    let fields: BatchFields
    /// The first variable's letter.
    let variable: String
    let clause: Clause
    let body: [Node]
    let line: Int
}
