/// Makes the tree of a shell script: commands, pipelines, `&&` and `||`, `if`, groups and function definitions.
struct ShellParser {
    private var cursor: ScriptCursor
    private var source: ScriptSource { cursor.source }

    /// The statements of a script or of a command substitution.
    static func parse(
        _ bytes: [UInt8], of source: ScriptSource, firstLine: Int, depth: Int
    ) throws(ScriptError) -> [ScriptNode] {
        let tokens = try ShellLexer.tokens(bytes, of: source, firstLine: firstLine)
        var parser = ShellParser(cursor: ScriptCursor(tokens, of: source))
        let nodes = try parser.statements(until: [], depth: depth)
        guard parser.cursor.kind == .end else { throw source.unknown(parser.cursor.line, "out of place") }
        return nodes
    }

    /// Statements up to one of the keywords, which is not passed, or to the end of the text.
    private mutating func statements(until keywords: Set<String>, depth: Int) throws(ScriptError) -> [ScriptNode] {
        let depth = try cursor.deeper(depth)
        var nodes: [ScriptNode] = []
        while true {
            cursor.skipNewlines()
            if cursor.kind == .end { return nodes }
            if let word = cursor.keyword, keywords.contains(word) {
                guard !nodes.isEmpty else {
                    throw source.unknown(cursor.line, "an empty block, which no shell accepts")
                }
                return nodes
            }
            nodes.append(try chain(depth))
            guard cursor.kind == .sequence || cursor.kind == .newline || cursor.kind == .end else {
                throw source.unknown(cursor.line, "out of place")
            }
            _ = cursor.skip(.sequence)
        }
    }

    /// `a && b || c`: in a shell both operators bind alike, from the left.
    private mutating func chain(_ depth: Int) throws(ScriptError) -> ScriptNode {
        var node = try pipeline(depth)
        var length = 1
        while cursor.kind == .and || cursor.kind == .or {
            let isAnd = cursor.kind == .and
            cursor.advance()
            cursor.skipNewlines()
            let next = try pipeline(depth)
            node = isAnd ? .and(node, next) : .or(node, next)
            length = try cursor.deeper(length)
        }
        return node
    }

    private mutating func pipeline(_ depth: Int) throws(ScriptError) -> ScriptNode {
        let first = try command(depth)
        guard cursor.kind == .pipe else { return first }
        guard case .run(let start) = first else { throw source.unknown(cursor.line, "a pipe out of a block") }
        var commands = [start]
        while cursor.skip(.pipe) {
            guard case .run(let next) = try command(depth) else {
                throw source.unknown(cursor.line, "a pipe into a block")
            }
            commands.append(next)
            _ = try cursor.deeper(commands.count - 1)
        }
        return .pipe(commands)
    }

    private mutating func command(_ depth: Int) throws(ScriptError) -> ScriptNode {
        let line = cursor.line
        switch cursor.keyword {
        case "if":
            cursor.advance()
            return try conditional(line, depth)
        case "{":
            cursor.advance()
            let body = try statements(until: ["}"], depth: depth)
            try expect("}", closing: "a block", from: line)
            return .group(body)
        case "function":
            cursor.advance()
            let name = try cursor.word()
            return try definition(name, line, depth)
        default: break
        }
        var command = ScriptCommand(words: [], line: line)
        loop: while true {
            switch cursor.kind {
            case .word(let word): command.words.append(word)
            case .merge: command.isMerged = true
            case .discard: command.isDiscarded = true
            case .open:
                guard command.words.count == 1 else { throw source.unknown(line, "a parenthesis") }
                return try definition(command.words[0], line, depth)
            default: break loop
            }
            cursor.advance()
        }
        guard !command.words.isEmpty else { throw source.unknown(line, "a command is missing") }
        return .run(command)
    }

    private mutating func definition(_ name: ScriptWord, _ line: Int, _ depth: Int) throws(ScriptError) -> ScriptNode {
        if cursor.skip(.open) {
            guard cursor.skip(.close) else { throw source.unknown(line, "a parenthesis") }
        }
        cursor.skipNewlines()
        guard let text = name.keyword, !text.isEmpty, text.utf8.allSatisfy(isNameByte), cursor.keyword == "{" else {
            throw source.unknown(line, "a function without a name or a body")
        }
        cursor.advance()
        let body = try statements(until: ["}"], depth: depth)
        try expect("}", closing: "a function", from: line)
        return .define(name: text, body: body, line: line)
    }

    private mutating func conditional(_ line: Int, _ depth: Int) throws(ScriptError) -> ScriptNode {
        let test: ScriptTest
        if cursor.keyword == "[" || cursor.keyword == "[[" {
            test = try bracketTest(line)
        } else {
            test = ScriptTest(kind: .outcome(try chain(try cursor.deeper(depth))), line: line)
        }
        _ = cursor.skip(.sequence)
        cursor.skipNewlines()
        try expect("then", closing: "an if", from: line)
        let then = try statements(until: ["else", "elif", "fi"], depth: depth)
        var otherwise: [ScriptNode] = []
        if cursor.keyword == "elif" { throw source.unknown(cursor.line, "elif") }
        if cursor.keyword == "else" {
            cursor.advance()
            otherwise = try statements(until: ["fi"], depth: depth)
        }
        try expect("fi", closing: "an if", from: line)
        return .choose(test, then: then, otherwise: otherwise)
    }

    private mutating func bracketTest(_ line: Int) throws(ScriptError) -> ScriptTest {
        let closing = cursor.keyword == "[" ? "]" : "]]"
        cursor.advance()
        var words: [ScriptWord] = []
        while cursor.keyword != closing { words.append(try cursor.word()) }
        cursor.advance()
        var isNegated = false
        if words.first?.keyword == "!" {
            words.removeFirst()
            isNegated = true
        }
        let kind: ScriptTest.Kind
        switch (words.count, words.first?.keyword) {
        case (2, "-z"): kind = .isEmpty(words[1])
        case (2, "-e"), (2, "-f"): kind = .exists(words[1])
        case (3, _):
            guard let comparison = Self.comparisons[words[1].keyword ?? ""] else {
                throw source.condition(line, "it compares in an unknown way")
            }
            kind = .compare(words[0], comparison, words[2])
        default: throw source.condition(line, "it is none of the tests that stock scripts make")
        }
        return ScriptTest(kind: kind, isNegated: isNegated, line: line)
    }

    private static let comparisons: [String: ScriptTest.Comparison] = [
        "-eq": .equal, "=": .equal, "==": .equal, "-ne": .notEqual, "!=": .notEqual,
        "-gt": .greater, "-ge": .greaterOrEqual, "-lt": .less, "-le": .lessOrEqual,
    ]

    private mutating func expect(_ keyword: String, closing what: String, from line: Int) throws(ScriptError) {
        if cursor.kind == .end { throw .unclosed(file: source.file, line: line, what: what) }
        guard cursor.keyword == keyword else { throw source.unknown(cursor.line, "\(keyword) is missing") }
        cursor.advance()
    }
}
