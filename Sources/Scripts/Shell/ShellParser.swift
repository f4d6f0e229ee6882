/// Makes the tree of a shell script: commands, pipelines, `&&` and `||`, `if`, `for`, groups and function definitions.
struct ShellParser {
    private var cursor: TokenCursor
    private var source: ScriptSource { cursor.source }

    /// The statements of a script or of a command substitution.
    static func parse(
        _ bytes: [UInt8], of source: ScriptSource, firstLine: Int, depth: Int
    ) throws(ScriptError) -> [Node] {
        let tokens = try ShellLexer.tokens(bytes, of: source, firstLine: firstLine, depth: depth)
        var parser = ShellParser(cursor: TokenCursor(tokens, of: source))
        let nodes = try parser.statements(until: [], depth: depth)
        guard parser.cursor.isEnd else { throw source.unknown(parser.cursor.line, "out of place") }
        return nodes
    }

    /// Words that begin or end a compound command, and are none of a simple one.
    private static let reserved: Set<String> = [
        "if", "then", "elif", "else", "fi", "for", "do", "done", "in", "{", "}", "while", "until", "case", "esac",
        "select",
        "function", "time", "coproc",
    ]

    /// Statements up to one of the keywords, which is not passed, or to the end of the text.
    private mutating func statements(until keywords: Set<String>, depth: Int) throws(ScriptError) -> [Node] {
        let depth = try cursor.deeper(depth)
        var nodes: [Node] = []
        while true {
            cursor.skipNewlines()
            if cursor.isEnd { return nodes }
            if let word = cursor.keyword, keywords.contains(word) {
                guard !nodes.isEmpty else {
                    throw source.unknown(cursor.line, "an empty block, which no shell accepts")
                }
                return nodes
            }
            nodes.append(try chain(depth))
            guard cursor.isSequence || cursor.isNewline || cursor.isEnd else {
                throw source.unknown(cursor.line, "out of place")
            }
            if cursor.isSequence { cursor.advance() }
        }
    }

    /// `a && b || c`: in a shell both operators bind alike, from the left.
    private mutating func chain(_ depth: Int) throws(ScriptError) -> Node {
        var node = try pipeline(depth)
        var length = 1
        while cursor.isAnd || cursor.isOr {
            let isAnd = cursor.isAnd
            cursor.advance()
            cursor.skipNewlines()
            let next = try pipeline(depth)
            node = isAnd ? .and(node, next) : .or(node, next)
            length = try cursor.deeper(length, limit: ScriptLimits.chain)
        }
        return node
    }

    private mutating func pipeline(_ depth: Int) throws(ScriptError) -> Node {
        if cursor.keyword == "!" {
            cursor.advance()
            guard cursor.keyword != "!" else { throw source.unknown(cursor.line, "two exclamation marks") }
            return .not(try pipeline(depth))
        }
        let first = try command(depth)
        guard cursor.isPipe else { return first }
        guard case .run(let start) = first else { throw source.unknown(cursor.line, "a pipe out of a block") }
        var commands = [start]
        while cursor.isPipe {
            cursor.advance()
            cursor.skipNewlines()
            guard case .run(let next) = try command(depth) else {
                throw source.unknown(cursor.line, "a pipe into a block")
            }
            commands.append(next)
            _ = try cursor.deeper(commands.count - 1, limit: ScriptLimits.chain)
        }
        return .pipe(commands)
    }

    private mutating func command(_ depth: Int) throws(ScriptError) -> Node {
        let line = cursor.line
        switch cursor.keyword {
        case "if":
            cursor.advance()
            return try conditional(line, depth)
        case "for":
            cursor.advance()
            return try loop(line, depth)
        case "{":
            cursor.advance()
            let body = try statements(until: ["}"], depth: depth)
            try expect("}", closing: "a block", from: line)
            return try alone(.group(body))
        case "function":
            cursor.advance()
            let name = try cursor.word()
            return try definition(name, line, depth)
        case "while", "until": throw source.unknown(line, "a loop without a bound")
        case "case", "select": throw source.unknown(line, "a choice by pattern")
        case .some(let word) where Self.reserved.contains(word): throw source.unknown(line, "\(word) is out of place")
        default: return try simple(line, depth)
        }
    }

    private mutating func simple(_ line: Int, _ depth: Int) throws(ScriptError) -> Node {
        var command = Command(line: line)
        while true {
            switch cursor.kind {
            case .word(let word): command.words.append(word)
            case .redirect(let redirect): command.redirects.append(redirect)
            case .open:
                guard command.words.count == 1, command.redirects.isEmpty else {
                    throw source.unknown(line, command.words.isEmpty ? "a shell inside the shell" : "a parenthesis")
                }
                return try definition(command.words[0], line, depth)
            default:
                guard let first = command.words.first else { throw source.unknown(line, "a command is missing") }
                // bash looks for the end of it before it runs anything.
                if first.keyword == "[[", command.words.last?.keyword != "]]" {
                    throw .unclosed(file: source.file, line: line, what: "a double bracket")
                }
                return .run(command)
            }
            cursor.advance()
        }
    }

    /// A compound command, whose output is not redirected.
    private func alone(_ node: Node) throws(ScriptError) -> Node {
        if case .redirect = cursor.kind { throw source.unknown(cursor.line, "a redirect of a whole block") }
        return node
    }

    private mutating func definition(_ name: Word, _ line: Int, _ depth: Int) throws(ScriptError) -> Node {
        if cursor.isOpen {
            cursor.advance()
            guard cursor.isClose else { throw source.unknown(line, "a parenthesis") }
            cursor.advance()
        }
        cursor.skipNewlines()
        guard let text = name.keyword, !text.isEmpty, text.utf8.allSatisfy(isNameByte), cursor.keyword == "{" else {
            throw source.unknown(line, "a function without a name or a body")
        }
        cursor.advance()
        let body = try statements(until: ["}"], depth: depth)
        try expect("}", closing: "a function", from: line)
        return try alone(.define(name: text, body: body, line: line))
    }

    private mutating func conditional(_ line: Int, _ depth: Int) throws(ScriptError) -> Node {
        let depth = try cursor.deeper(depth)
        let condition = try statements(until: ["then"], depth: depth)
        guard !condition.isEmpty else { throw .unclosed(file: source.file, line: line, what: "an if") }
        try expect("then", closing: "an if", from: line)
        let then = try statements(until: ["else", "elif", "fi"], depth: depth)
        var otherwise: [Node] = []
        let next = cursor.line
        if cursor.keyword == "elif" {
            cursor.advance()
            otherwise = [try conditional(next, depth)]
            return .choose(.group(condition), then: then, otherwise: otherwise, line: line)
        }
        if cursor.keyword == "else" {
            cursor.advance()
            otherwise = try statements(until: ["fi"], depth: depth)
        }
        try expect("fi", closing: "an if", from: line)
        return try alone(.choose(.group(condition), then: then, otherwise: otherwise, line: line))
    }

    private mutating func loop(_ line: Int, _ depth: Int) throws(ScriptError) -> Node {
        guard let name = try cursor.word().keyword, !name.isEmpty, name.utf8.allSatisfy(isNameByte),
            !(48...57).contains(name.utf8.first ?? 48)
        else { throw source.unknown(line, "a loop without a name") }
        cursor.skipNewlines()
        guard cursor.keyword == "in" else { throw source.unknown(line, "a loop over the script's arguments") }
        cursor.advance()
        var words: [Word] = []
        while case .word(let word) = cursor.kind {
            words.append(word)
            cursor.advance()
        }
        guard cursor.isSequence || cursor.isNewline else { throw source.unknown(cursor.line, "a loop") }
        if cursor.isSequence { cursor.advance() }
        cursor.skipNewlines()
        try expect("do", closing: "a loop", from: line)
        let body = try statements(until: ["done"], depth: depth)
        try expect("done", closing: "a loop", from: line)
        return try alone(.each(name: name, words: words, body: body, line: line))
    }

    private mutating func expect(_ keyword: String, closing what: String, from line: Int) throws(ScriptError) {
        if cursor.isEnd { throw .unclosed(file: source.file, line: line, what: what) }
        guard cursor.keyword == keyword else { throw source.unknown(cursor.line, "\(keyword) is missing") }
        cursor.advance()
    }
}
