/// Makes the tree of a batch file: commands, pipelines, `&&` and `||`, `if`, `for /f` and blocks in parentheses.
struct BatchParser {
    private var cursor: ScriptCursor
    private var source: ScriptSource { cursor.source }

    /// The statements of a batch file, or of the command in a `for` clause.
    static func parse(
        _ bytes: [UInt8], of source: ScriptSource, firstLine: Int, depth: Int
    ) throws(ScriptError) -> [ScriptNode] {
        let tokens = try BatchLexer.tokens(bytes, of: source, firstLine: firstLine)
        var parser = BatchParser(cursor: ScriptCursor(tokens, of: source))
        var nodes: [ScriptNode] = []
        while true {
            parser.cursor.skipNewlines()
            if parser.cursor.kind == .end { return nodes }
            nodes.append(try parser.chain(0, depth))
            guard parser.cursor.kind == .newline || parser.cursor.kind == .end else {
                throw source.unknown(parser.cursor.line, "something follows the command")
            }
        }
    }

    /// `a || b && c`: in batch `&&` binds before `||`. `block` counts the open parentheses, `depth` the recursion.
    private mutating func chain(_ block: Int, _ depth: Int) throws(ScriptError) -> ScriptNode {
        let depth = try cursor.deeper(depth)
        var node = try conjunction(block, depth)
        var length = 1
        while cursor.skip(.or) {
            node = .or(node, try conjunction(block, depth))
            length = try cursor.deeper(length)
        }
        return node
    }

    private mutating func conjunction(_ block: Int, _ depth: Int) throws(ScriptError) -> ScriptNode {
        var node = try pipeline(block, depth)
        var length = 1
        while cursor.skip(.and) {
            node = .and(node, try pipeline(block, depth))
            length = try cursor.deeper(length)
        }
        return node
    }

    private mutating func pipeline(_ block: Int, _ depth: Int) throws(ScriptError) -> ScriptNode {
        let first = try command(block, depth)
        guard cursor.kind == .pipe else { return first }
        guard case .run(let start) = first else { throw source.unknown(cursor.line, "a pipe out of a block") }
        var commands = [start]
        while cursor.skip(.pipe) {
            guard case .run(let next) = try command(block, depth) else {
                throw source.unknown(cursor.line, "a pipe into a block")
            }
            commands.append(next)
            _ = try cursor.deeper(commands.count - 1)
        }
        return .pipe(commands)
    }

    private mutating func command(_ block: Int, _ depth: Int) throws(ScriptError) -> ScriptNode {
        let line = cursor.line
        if cursor.skip(.open) { return .group(try rest(ofBlock: block + 1, from: line, depth)) }
        switch cursor.keyword?.lowercased() {
        case "if", "@if":
            cursor.advance()
            return try conditional(block, line, depth)
        case "for", "@for":
            cursor.advance()
            return try loop(block, line, depth)
        default: return .run(try simple(block, line))
        }
    }

    private mutating func simple(_ block: Int, _ line: Int) throws(ScriptError) -> ScriptCommand {
        var command = ScriptCommand(words: [], line: line)
        while true {
            switch cursor.kind {
            case .word(var word):
                if command.words.isEmpty { word.dropAtSigns() }
                command.words.append(word)
            case .merge: command.isMerged = true
            case .discard: command.isDiscarded = true
            case .input:
                cursor.advance()
                guard case .word(let word) = cursor.kind, command.input == nil else {
                    throw source.unknown(line, "a redirect")
                }
                command.input = word
            // What is echoed may hold these, but inside a block a closing parenthesis ends the block.
            case .open where block == 0 && command.isTalk(.bat), .close where block == 0 && command.isTalk(.bat),
                .equals where command.isTalk(.bat):
                break
            case .open, .equals: throw source.unknown(line, "a parenthesis or an equals sign")
            case .close where block == 0: throw source.unknown(line, "a parenthesis")
            default:
                guard !command.words.isEmpty else { throw source.unknown(line, "a command is missing") }
                return command
            }
            cursor.advance()
        }
    }

    /// Statements up to the closing parenthesis, which is passed. Inside a block `&` separates as a line end does.
    private mutating func rest(ofBlock block: Int, from line: Int, _ depth: Int) throws(ScriptError) -> [ScriptNode] {
        var nodes: [ScriptNode] = []
        while true {
            cursor.skipNewlines()
            if cursor.skip(.close) { return nodes }
            if cursor.kind == .end { throw .unclosed(file: source.file, line: line, what: "a block") }
            nodes.append(try chain(block, depth))
            guard cursor.kind == .newline || cursor.kind == .close || cursor.kind == .end || cursor.skip(.sequence)
            else {
                throw source.unknown(cursor.line, "something follows the command")
            }
        }
    }

    private mutating func conditional(_ block: Int, _ line: Int, _ depth: Int) throws(ScriptError) -> ScriptNode {
        let test = try test(block, line)
        var then: [ScriptNode]
        var otherwise: [ScriptNode] = []
        guard cursor.skip(.open) else {
            then = [try chain(block, depth)]
            return .choose(test, then: then, otherwise: [])
        }
        let deeper = try cursor.deeper(depth)
        then = try rest(ofBlock: block + 1, from: line, deeper)
        if cursor.keyword?.lowercased() == "else" {
            let elseLine = cursor.line
            cursor.advance()
            if cursor.skip(.open) {
                otherwise = try rest(ofBlock: block + 1, from: elseLine, deeper)
            } else {
                otherwise = [try chain(block, deeper)]
            }
        }
        return .choose(test, then: then, otherwise: otherwise)
    }

    private mutating func test(_ block: Int, _ line: Int) throws(ScriptError) -> ScriptTest {
        if cursor.keyword?.lowercased() == "/i" { cursor.advance() }
        var isNegated = false
        if cursor.keyword?.lowercased() == "not" {
            cursor.advance()
            isNegated = true
        }
        let first = try cursor.word()
        switch first.keyword?.lowercased() {
        case "exist": return ScriptTest(kind: .exists(try cursor.word()), isNegated: isNegated, line: line)
        case "errorlevel":
            // True when the result is that number or more.
            guard try cursor.word().literal == "1" else { throw source.condition(line, "it asks for a result but 1") }
            return ScriptTest(kind: .succeeded, isNegated: !isNegated, line: line)
        default: break
        }
        let comparison: ScriptTest.Comparison
        if cursor.skip(.equals) {
            comparison = .equal
        } else if let found = Self.comparisons[cursor.keyword?.lowercased() ?? ""] {
            comparison = found
            cursor.advance()
        } else {
            throw source.condition(line, "it compares in an unknown way")
        }
        let second = try cursor.word()
        // %name% inside a block is put in before the block begins to run.
        guard block == 0 || (first.wrappedVariable == nil && second.wrappedVariable == nil) else {
            throw source.condition(line, "a variable inside a block has its value from before the block")
        }
        return ScriptTest(kind: .compare(first, comparison, second), isNegated: isNegated, line: line)
    }

    private static let comparisons: [String: ScriptTest.Comparison] = [
        "equ": .equal, "neq": .notEqual, "gtr": .greater, "geq": .greaterOrEqual, "lss": .less, "leq": .lessOrEqual,
    ]

    private mutating func loop(_ block: Int, _ line: Int, _ depth: Int) throws(ScriptError) -> ScriptNode {
        guard cursor.keyword?.lowercased() == "/f" else { throw source.unknown(line, "a loop") }
        cursor.advance()
        var word = try cursor.word()
        var options = ""
        if word.isQuoted, let text = word.literal {
            options = text
            word = try cursor.word()
        }
        guard let variable = word.variable, variable.hasPrefix("%"), cursor.keyword?.lowercased() == "in" else {
            throw source.unknown(line, "a loop")
        }
        cursor.advance()
        guard case .clause(let clause) = cursor.kind else { throw source.unknown(line, "a loop") }
        cursor.advance()
        guard cursor.keyword?.lowercased() == "do" else { throw source.unknown(line, "a loop") }
        cursor.advance()
        let body = [try chain(block, depth)]
        return .loop(ScriptLoop(options: options, variable: variable, clause: clause, body: body, line: line))
    }
}

extension ScriptWord {
    /// Takes off the `@` that keeps a batch command from being shown.
    fileprivate mutating func dropAtSigns() {
        guard case .text(let text)? = pieces.first else { return }
        pieces[0] = .text(String(text.drop { $0 == "@" }))
    }
}
