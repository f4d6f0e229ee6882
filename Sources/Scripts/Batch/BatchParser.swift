/// Makes the tree of a batch file: commands, pipelines, `&&` and `||`, `if`, `for` and blocks in parentheses.
struct BatchParser {
    var cursor: TokenCursor
    var source: ScriptSource { cursor.source }

    /// The statements of a batch file, or of the command in a `for` clause. Each is what cmd reads at once, and puts variables into.
    static func parse(
        _ bytes: [UInt8], of source: ScriptSource, firstLine: Int, depth: Int
    ) throws(ScriptError) -> [Node] {
        let tokens = try BatchLexer.tokens(bytes, of: source, firstLine: firstLine)
        var parser = BatchParser(cursor: TokenCursor(tokens, of: source))
        var nodes: [Node] = []
        while true {
            parser.cursor.skipNewlines()
            if parser.cursor.isEnd { return nodes }
            if case .label(let name) = parser.cursor.kind {
                nodes.append(.label(name, line: parser.cursor.line))
                parser.cursor.advance()
                continue
            }
            nodes.append(try parser.line(0, depth))
            guard parser.cursor.isNewline || parser.cursor.isEnd else {
                throw source.unknown(parser.cursor.line, "something follows the command")
            }
        }
    }

    /// Everything up to a line end or a closing parenthesis: commands with `&` between them.
    mutating func line(_ block: Int, _ depth: Int) throws(ScriptError) -> Node {
        var nodes = [try chain(block, depth)]
        while cursor.isSequence {
            cursor.advance()
            if cursor.isNewline || cursor.isEnd || cursor.isClose { break }
            nodes.append(try chain(block, depth))
            _ = try cursor.deeper(nodes.count, limit: ScriptLimits.chain)
        }
        return nodes.count == 1 ? nodes[0] : .group(nodes)
    }

    /// `a || b && c`: in batch `&&` binds before `||`. `block` counts the open parentheses, `depth` the recursion.
    private mutating func chain(_ block: Int, _ depth: Int) throws(ScriptError) -> Node {
        let depth = try cursor.deeper(depth)
        var nodes = [try conjunction(block, depth)]
        while cursor.isOr {
            cursor.advance()
            nodes.append(try conjunction(block, depth))
            _ = try cursor.deeper(nodes.count, limit: ScriptLimits.chain)
        }
        return nodes.dropFirst().reduce(nodes[0]) { .or($0, $1) }
    }

    private mutating func conjunction(_ block: Int, _ depth: Int) throws(ScriptError) -> Node {
        var node = try pipeline(block, depth)
        var length = 1
        while cursor.isAnd {
            cursor.advance()
            node = .and(node, try pipeline(block, depth))
            length = try cursor.deeper(length, limit: ScriptLimits.chain)
        }
        return node
    }

    private mutating func pipeline(_ block: Int, _ depth: Int) throws(ScriptError) -> Node {
        let first = try command(block, depth)
        guard cursor.isPipe else { return first }
        guard case .run(let start) = first else { throw source.unknown(cursor.line, "a pipe out of a block") }
        var commands = [start]
        while cursor.isPipe {
            cursor.advance()
            guard case .run(let next) = try command(block, depth) else {
                throw source.unknown(cursor.line, "a pipe into a block")
            }
            commands.append(next)
            _ = try cursor.deeper(commands.count - 1, limit: ScriptLimits.chain)
        }
        return .pipe(commands)
    }

    private mutating func command(_ block: Int, _ depth: Int) throws(ScriptError) -> Node {
        let line = cursor.line
        if cursor.isOpen {
            cursor.advance()
            return .group(try rest(ofBlock: block + 1, from: line, depth))
        }
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

    private mutating func simple(_ block: Int, _ line: Int) throws(ScriptError) -> Command {
        var command = Command(line: line)
        while true {
            switch cursor.kind {
            case .word(var word):
                if command.words.isEmpty { word.dropAtSigns() }
                command.words.append(word)
            case .redirect(let redirect): command.redirects.append(redirect)
            case .input:
                cursor.advance()
                guard case .word(let word) = cursor.kind, command.input == nil else {
                    throw source.unknown(line, "a redirect")
                }
                if word.keyword?.lowercased() == "nul" { break }
                command.input = word
            // What is said may hold these, but inside a block a closing parenthesis ends the block.
            case .open where block == 0 && command.isSpeech, .close where block == 0 && command.isSpeech,
                .equals where command.isSpeech:
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

    /// Statements up to the closing parenthesis, which is passed.
    mutating func rest(ofBlock block: Int, from line: Int, _ depth: Int) throws(ScriptError) -> [Node] {
        var nodes: [Node] = []
        while true {
            cursor.skipNewlines()
            if case .label = cursor.kind {
                cursor.advance()
                continue
            }
            if cursor.isClose {
                cursor.advance()
                return nodes
            }
            if cursor.isEnd { throw .unclosed(file: source.file, line: line, what: "a block") }
            nodes.append(try self.line(block, depth))
            guard cursor.isNewline || cursor.isClose || cursor.isEnd else {
                throw source.unknown(cursor.line, "something follows the command")
            }
        }
    }

    private mutating func conditional(_ block: Int, _ line: Int, _ depth: Int) throws(ScriptError) -> Node {
        let test = try test(line)
        guard cursor.isOpen else {
            return .choose(.test(test), then: [try self.line(block, depth + 1)], otherwise: [], line: line)
        }
        cursor.advance()
        let deeper = try cursor.deeper(depth)
        let then = try rest(ofBlock: block + 1, from: line, deeper)
        var otherwise: [Node] = []
        if cursor.keyword?.lowercased() == "else" {
            let elseLine = cursor.line
            cursor.advance()
            if cursor.isOpen {
                cursor.advance()
                otherwise = try rest(ofBlock: block + 1, from: elseLine, deeper)
            } else {
                otherwise = [try self.line(block, deeper)]
            }
        }
        return .choose(.test(test), then: then, otherwise: otherwise, line: line)
    }
}

extension Word {
    /// Takes off the `@` that keeps a batch command from being shown.
    fileprivate mutating func dropAtSigns() {
        guard case .text(let text, let isQuoted)? = parts.first else { return }
        parts[0] = .text(String(text.drop { $0 == "@" }), isQuoted: isQuoted)
    }
}

extension Command {
    /// It only says something, so that operators of other commands are letters in it.
    fileprivate var isSpeech: Bool {
        guard let name = words.first?.literal?.lowercased() else { return false }
        return name == "echo" || name.hasPrefix("echo.") || name.hasPrefix("echo:") || name == "title"
    }
}
