extension Evaluator {
    /// What a shell puts in the place of `$(...)`: the output without line ends at its end.
    func substitution(_ nodes: [Node], _ line: Int) throws(ScriptError) -> Output {
        guard nodes.count == 1 else { throw source.unknown(line, "a substitution of several commands") }
        return try output(of: nodes[0], line).map(trimmed)
    }

    private func trimmed(_ pieces: [Piece]) -> [Piece] {
        if let text = pieces.text {
            let plain = Filter.trim.apply(text).text
            return plain.isEmpty ? [] : [.text(plain, pieces.origin)]
        }
        if pieces.count == 1, case .reading(let reading) = pieces[0] { return [.reading(reading.through(.trim))] }
        var pieces = pieces
        if case .text(let last, let origin)? = pieces.last {
            pieces[pieces.count - 1] = .text(Filter.trim.apply(last).text, origin)
        }
        return pieces.joined
    }

    private func output(of node: Node, _ line: Int) throws(ScriptError) -> Output {
        switch node {
        case .run(let command): return try output([command], line)
        case .pipe(let commands): return try output(commands, line)
        case .and(.run(let first), .run(let second)):
            // $(cd "$(dirname "$0")" && pwd)
            guard first.words.first?.literal == "cd" else { break }
            let before = state
            defer { state = before }
            try run(first)
            guard formulas.restrict(state.result, to: care) == .yes else { break }
            return try output([second], line)
        default: break
        }
        throw source.unknown(line, "a substitution of more than one command")
    }

    /// The output of a pipeline whose programs only read.
    func output(_ commands: [Command], _ line: Int) throws(ScriptError) -> Output {
        try count(line)
        var expanded: [[Field]] = []
        for command in commands {
            switch try expand(command.words, command.line) {
            case .fields(let fields): expanded.append(fields)
            case .fork(let test):
                let outer = path
                defer { path = outer }
                path = formulas.and(outer, test)
                let first = try output(commands, line)
                path = formulas.and(outer, formulas.not(test))
                return .choice(test, first, try output(commands, line))
            }
        }
        var output = try printed(expanded[0], commands[0], isPiped: commands.count > 1)
        for (fields, command) in zip(expanded.dropFirst(), commands.dropFirst()) {
            output = try filtered(output, fields, command)
        }
        return output
    }

    /// A pipeline on its own: what it prints is only shown, how it ends may decide something.
    func pipe(_ commands: [Command]) throws(ScriptError) {
        let line = commands[0].line
        let output = try output(commands, line)
        finish(output.status(formulas))
        try stopAtError(line)
    }

    private func filtered(_ output: Output, _ fields: [Field], _ command: Command) throws(ScriptError) -> Output {
        guard case .stream(let pieces, _) = output else {
            guard case .choice(let test, let one, let other) = output else { return output }
            return .choice(test, try filtered(one, fields, command), try filtered(other, fields, command))
        }
        let line = command.line
        guard command.input == nil else { throw source.unknown(line, "a redirect") }
        let filter = try filter(fields, line)
        if let text = pieces.text {
            let result = filter.apply(text)
            let status: Formula = result.succeeded ?? true ? .yes : .no
            return .stream(result.text.isEmpty ? [] : [.text(result.text, pieces.origin)], status)
        }
        if let (before, reading, after) = pieces.reading {
            var reading = reading
            if !(before.isEmpty && after.isEmpty) {
                guard after.hasSuffix("\n") else { throw source.unknown(line, "a text without an end") }
                reading = reading.through(.line(before: before, after: String(after.dropLast())))
            }
            reading = reading.through(filter)
            guard case .grep = filter else { return .stream([.reading(reading)], .yes) }
            return .stream([.reading(reading)], try ask(reading, .succeeded, line: line))
        }
        if case .grep = filter {
            return .stream([.unknown("what is found in \(pieces.unknown ?? "a text")")], unknown())
        }
        // A number that is cut out of a file stays that file's number.
        if pieces.count == 1, case .unread = pieces[0] { return .stream(pieces, .yes) }
        return .stream([.unknown(pieces.unknown ?? "a text")], .yes)
    }

    private func filter(_ fields: [Field], _ line: Int) throws(ScriptError) -> Filter {
        var words: [String] = []
        for field in fields {
            guard let text = field.text else {
                throw source.unknown(line, "a search for \(field.pieces.unknown ?? "a path")")
            }
            if field.hasGlob { throw source.unknown(line, "a pattern without quotes, which may name files") }
            words.append(text)
        }
        let found: Filter?
        if isShell {
            found = Filter.shell(words)
        } else {
            let name = words.first.map(Self.batchName)
            switch name {
            case "findstr": found = Grep.findstr(words.dropFirst()).map { .grep($0) }
            case "find" where words.count == 2 && fields[1].isQuoted:
                found = Pattern(words[1], .fixed).map { .grep(Grep(patterns: [$0])) }
            default: found = nil
            }
        }
        guard let found else {
            throw source.unknown(line, "\(words.first ?? "") in a way that stock scripts do not use it")
        }
        return found
    }

    /// A batch program's name, without case and ending.
    static func batchName(_ text: String) -> String {
        let lower = text.lowercased()
        return lower.hasSuffix(".exe") ? String(lower.dropLast(4)) : lower
    }
}
