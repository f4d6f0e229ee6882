/// What a variable of a script stands for.
enum ScriptValue: Sendable, Equatable {
    case number(Int)
    case text(String)
    /// What the phone answers to `getvar`.
    case answer(String)
    /// The number in a file of the package; without the file the script's own default counts.
    case file(String, default: Int)
    /// One of two texts, chosen by a comparison.
    case verdict(passing: String, refusing: String, ScriptCheck)
}

extension ScriptReader {
    mutating func assign(_ name: String, _ value: ScriptWord, _ command: ScriptCommand) throws(ScriptError) {
        let line = command.line
        status = .none
        if let input = command.input {
            guard value.pieces.isEmpty else { throw source.unknown(line, "a value") }
            values[name] = .file(try packagePath(input, line: line), default: number(in: name))
        } else if let text = value.literal {
            values[name] = Int(text).map { .number($0) } ?? .text(text)
        } else if value.pieces.count == 1, case .command(let text) = value.pieces[0] {
            let nodes = try ShellParser.parse(
                Array(text.utf8), of: source, firstLine: line, depth: ScriptLimits.depth - 3)
            guard nodes.count == 1 else { throw source.unknown(line, "a value") }
            values[name] = try self.value(from: nodes[0], line: line)
            status = .reading(name)
        } else {
            throw source.unknown(line, "a value that is put together")
        }
    }

    /// What a batch variable keeps when the file that it is read from is not there.
    private func number(in name: String) -> Int {
        if case .number(let number)? = values[name] { number } else { 0 }
    }

    /// The value that a command's output is: `fastboot getvar X | grep | awk`, or `cat FILE`.
    private mutating func value(from node: ScriptNode, line: Int) throws(ScriptError) -> ScriptValue {
        let commands: [ScriptCommand]
        switch node {
        case .run(let command): commands = [command]
        case .pipe(let piped): commands = piped
        default: throw source.unknown(line, "a value")
        }
        let first = commands[0]
        let filters = commands.dropFirst()
        switch first.program(source.dialect) {
        case "cat" where source.dialect == .sh, "type" where source.dialect == .bat:
            guard first.words.count == 2, first.input == nil, filters.allSatisfy({ ScriptFilter($0) != nil }) else {
                throw source.unknown(line, "how a file is read")
            }
            return .file(try packagePath(first.words[1], line: line), default: 0)
        case "fastboot":
            let words = try fastbootWords(first)
            guard words.count == 2, words[0] == "getvar", isName(words[1]), first.isMerged else {
                throw source.unknown(line, "a value from this fastboot command")
            }
            var isSelected = false
            // In batch the loop's own options take the field out of the line.
            var isExtracted = source.dialect == .bat
            for filter in filters {
                if let search = ScriptSearch(filter, source.dialect), search.patterns.count == 1, !isSelected {
                    guard search.finds(words[1]) else { throw source.unknown(line, "what is searched for") }
                    isSelected = true
                    isExtracted = isExtracted || search.extracts
                } else if let field = ScriptFilter(filter), source.dialect == .sh {
                    isExtracted = isExtracted || field == .secondField
                } else {
                    throw source.unknown(line, "how the answer is taken apart")
                }
            }
            guard isSelected, isExtracted else { throw source.unknown(line, "how the answer is taken apart") }
            return .answer(words[1])
        default: throw source.unknown(line, "a value from this command")
        }
    }

    /// A batch loop that reads an answer or a file into a variable.
    mutating func perform(_ loop: ScriptLoop) throws(ScriptError) {
        guard guarding == nil else { throw source.unknown(loop.line, "a loop inside a block that has a condition") }
        let (name, value) = try reading(loop)
        if case .file(let path, _) = value {
            values[name] = .file(path, default: number(in: name))
        } else {
            values[name] = value
        }
        status = .none
    }

    mutating func reading(_ loop: ScriptLoop) throws(ScriptError) -> (name: String, value: ScriptValue) {
        let line = loop.line
        guard let command = Self.only(loop.body), command.input == nil,
            let (name, value) = command.assignment(.bat), value.variable == loop.variable
        else { throw source.unknown(line, "a loop that does more than keep a value") }
        var options = loop.options.lowercased()[...]
        let usesBackquotes = options.contains("usebackq")
        let clause = loop.clause.trimmed
        let quote: Character = usesBackquotes ? "`" : "'"
        if clause.count >= 2, clause.first == quote, clause.last == quote {
            let inner = try unescaped(clause.dropFirst().dropLast(), line: line)
            let nodes = try BatchParser.parse(inner, of: source, firstLine: line, depth: ScriptLimits.depth - 3)
            guard nodes.count == 1 else { throw source.unknown(line, "a value") }
            let found = try self.value(from: nodes[0], line: line)
            if case .answer = found {
                guard let tokens = options.firstRange(of: "tokens=2"),
                    let separators = options.firstRange(of: "delims=")
                else { throw source.unknown(line, "how the answer is taken apart") }
                let after = options[tokens.upperBound...].first
                options = options[separators.upperBound...]
                guard after == nil || after == " ", options.contains(":") else {
                    throw source.unknown(line, "how the answer is taken apart")
                }
            }
            return (name, found)
        }
        // Without usebackq a text in double quotes is itself, not the name of a file.
        guard usesBackquotes || clause.first != "\"" else { throw source.unknown(line, "a loop over a text") }
        let words = try BatchLexer.tokens(Array(clause.utf8), of: source, firstLine: line)
        guard words.count == 2, case .word(let path) = words[0].kind else { throw source.unknown(line, "a loop") }
        return (name, .file(try packagePath(path, line: line), default: 0))
    }

    /// The command of a `for` clause, where operators are escaped once.
    private func unescaped(_ text: Substring, line: Int) throws(ScriptError) -> [UInt8] {
        var bytes: [UInt8] = []
        var isEscaped = false
        var isQuoted = false
        for byte in text.utf8 {
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

    /// The only command of a body that may be a block.
    static func only(_ nodes: [ScriptNode]) -> ScriptCommand? {
        guard nodes.count == 1 else { return nil }
        switch nodes[0] {
        case .run(let command): return command
        case .group(let inner): return only(inner)
        default: return nil
        }
    }
}

extension ScriptSearch {
    /// Whether it picks the line that answers `getvar variable`; when it extracts, also the number out of it.
    fileprivate func finds(_ variable: String) -> Bool {
        var rest = patterns[0][...]
        if rest.first == "^" { rest.removeFirst() }
        guard rest.hasPrefix(variable) else { return false }
        rest.removeFirst(variable.count)
        return extracts
            ? [": \\K[0-9]+", ": *\\K[0-9]+", ": \\K\\d+", ": *\\K\\d+"].contains(rest)
            : ["", ":", ": ", ": *"].contains(rest)
    }
}

extension String {
    /// Without blanks at both ends.
    fileprivate var trimmed: Substring {
        var text = self[...]
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
