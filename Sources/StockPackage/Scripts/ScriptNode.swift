/// A script as a tree. Both parsers make it, one reader understands it.
indirect enum ScriptNode: Sendable {
    case run(ScriptCommand)
    case pipe([ScriptCommand])
    /// The second is run when the first succeeded.
    case and(ScriptNode, ScriptNode)
    /// The second is run when the first failed.
    case or(ScriptNode, ScriptNode)
    case group([ScriptNode])
    case choose(ScriptTest, then: [ScriptNode], otherwise: [ScriptNode])
    case define(name: String, body: [ScriptNode], line: Int)
    case loop(ScriptLoop)

    /// The line it begins on.
    var line: Int {
        switch self {
        case .run(let command): command.line
        case .pipe(let commands): commands.first?.line ?? 0
        case .and(let first, _), .or(let first, _): first.line
        case .group(let nodes): nodes.first?.line ?? 0
        case .choose(let test, _, _): test.line
        case .define(_, _, let line): line
        case .loop(let loop): loop.line
        }
    }
}

/// A program or a builtin with its words.
struct ScriptCommand: Sendable {
    var words: [ScriptWord]
    /// `2>&1`
    var isMerged = false
    /// Output into nothing.
    var isDiscarded = false
    /// `< file`
    var input: ScriptWord?
    let line: Int
}

/// The condition of an `if`.
struct ScriptTest: Sendable {
    enum Comparison: String, Sendable {
        case equal, notEqual, greater, greaterOrEqual, less, lessOrEqual
    }

    enum Kind: Sendable {
        /// The last command succeeded, asked without naming a variable (`if not errorlevel 1`).
        case succeeded
        /// Run this and look at its result.
        case outcome(ScriptNode)
        case compare(ScriptWord, Comparison, ScriptWord)
        case exists(ScriptWord)
        case isEmpty(ScriptWord)
    }

    let kind: Kind
    var isNegated = false
    let line: Int
}

/// A batch `for /f`, which reads a command's output or a file into a variable.
struct ScriptLoop: Sendable {
    let options: String
    /// As in ``ScriptWord/Piece/variable(_:)``: `%i`.
    let variable: String
    let clause: String
    let body: [ScriptNode]
    let line: Int
}
