extension Evaluator {
    /// One command of a batch file.
    func batch(_ name: String, _ rest: [Field], _ fields: [Field], _ command: Command) throws(ScriptError) {
        let line = command.line
        switch name {
        case "fastboot": try fastboot(rest, command)
        case "set": try set(rest, command)
        case "exit":
            let codes = rest.first?.text?.lowercased() == "/b" ? rest.dropFirst() : rest[...]
            guard codes.count < 2 else { throw source.unknown(line, "an exit with more than a number") }
            if let text = codes.first?.text, UInt8(text) == nil {
                throw source.unknown(line, "an exit without a number")
            }
            try stop(line)
        case "goto":
            guard rest.count == 1, let text = rest[0].text?.lowercased() else { throw source.unknown(line, "a jump") }
            try jump(text.hasPrefix(":") ? String(text.dropFirst()) : text, line)
        case "cd", "chdir", "pushd": try changeFolder(rest, line)
        case "ping": try ping(rest, line)
        case "timeout":
            let words = rest.compactMap { $0.text?.lowercased() }.filter { $0 != "/nobreak" && $0 != "/t" }
            guard words.count == 1, Int(words[0]) != nil else { throw source.unknown(line, "how long to wait") }
            finish(.yes)
        case "findstr", "find", "type", "powershell":
            throw source.unknown(line, "\(name) whose output goes nowhere")
        case "popd" where rest.isEmpty:
            state.folder = nil
            finish(.yes, setsLevel: false)
        default:
            guard Self.speech.contains(name) || name.hasPrefix("echo.") || name.hasPrefix("echo:") else {
                throw source.unknown(line, "an unknown command: \(name)")
            }
            guard command.input == nil else { throw source.unknown(line, "a redirect") }
            finish(.yes, setsLevel: false)
        }
    }

    /// What only talks, waits or sets up the window.
    private static let speech: Set<String> = [
        "echo", "pause", "title", "color", "cls", "setlocal", "endlocal", "chcp", "mode", "ver",
    ]

    /// `set NAME=value`, `set "NAME=value"`, `set /p NAME=<file`.
    private func set(_ fields: [Field], _ command: Command) throws(ScriptError) {
        let line = command.line
        var fields = fields[...]
        let isRead = fields.first?.text?.lowercased() == "/p"
        if isRead { fields.removeFirst() }
        guard case .text(let text, let origin)? = fields.first?.pieces.first, let equals = text.firstIndex(of: "=")
        else {
            throw source.unknown(line, "a value")
        }
        let name = text[..<equals].lowercased()
        guard !name.isEmpty, name.utf8.allSatisfy(isNameByte) else { throw source.unknown(line, "a variable's name") }
        try checkName(name, line)
        var pieces = fields.first?.pieces ?? []
        let after = String(text[text.index(after: equals)...])
        pieces[0] = .text(after, origin)
        for field in fields.dropFirst() { pieces += [.text(" ", .script)] + field.pieces }
        pieces = pieces.joined
        guard isRead == (command.input != nil) else {
            throw source.unknown(line, "a question to the person in front of it")
        }
        guard let input = command.input else {
            state.variables[name] = tagged(.pieces(pieces), name)
            return finish(.yes, setsLevel: false)
        }
        guard pieces.isEmpty else { throw source.unknown(line, "a value") }
        try read(input, into: name, line)
    }

    /// The first line of a file. Where it is not there, the variable keeps what it held.
    private func read(_ file: Word, into name: String, _ line: Int) throws(ScriptError) {
        guard case .fields(let fields) = try expand([file], line), fields.count == 1 else {
            throw source.unknown(line, "a file")
        }
        guard case .stream(let pieces, let status) = try text(of: fields[0], line), status == .yes else {
            state.absent[name] = absentFile
            if let value = state.variables[name] { state.variables[name] = tagged(value, name) }
            return finish(.no)
        }
        if let text = pieces.text {
            state.variables[name] = .text(
                lines(of: text).first.map { String($0.filter { $0 != "\r" }) } ?? "", from: pieces.origin)
        } else {
            state.variables[name] = .pieces(pieces)
        }
        finish(.yes)
    }

    /// `for /f`: runs its body for what a command prints, a file holds or a text says.
    func run(_ loop: FieldLoop) throws(ScriptError) {
        let line = loop.line
        let output: Output
        switch loop.clause {
        case .command(let nodes):
            guard nodes.count == 1 else { throw source.unknown(line, "a loop over several commands") }
            switch nodes[0] {
            case .run(let command): output = try self.output([command], line)
            case .pipe(let commands): output = try self.output(commands, line)
            default: throw source.unknown(line, "a loop over more than one command")
            }
        case .file(let word), .text(let word):
            guard case .fields(let fields) = try expand([word], line), fields.count == 1 else {
                throw source.unknown(line, "a loop over a text that hangs on an answer")
            }
            if case .file = loop.clause {
                output = try text(of: fields[0], line)
                if let file = absentFile, case .stream(_, .no) = output {
                    for name in Self.assignedNames(loop.body, .bat) { state.absent[name] = file }
                }
            } else {
                output = .stream(fields[0].pieces, .yes)
            }
        }
        try run(loop, over: output)
    }

    private func run(_ loop: FieldLoop, over output: Output) throws(ScriptError) {
        let line = loop.line
        guard case .stream(let pieces, _) = output else {
            guard case .choice(let test, let one, let other) = output else { return }
            return try branch(on: test, line: line) { () throws(ScriptError) in
                try self.run(loop, over: one)
            } otherwise: { () throws(ScriptError) in
                try self.run(loop, over: other)
            }
        }
        if let text = pieces.text {
            for one in lines(of: text) {
                guard let found = loop.fields.fields(of: String(one.filter { $0 != "\r" })) else { continue }
                guard flow == .running else { throw source.condition(line, "the loop ends in the middle") }
                for (place, value) in found { state.loops[letter(loop, place)] = .text(value, from: pieces.origin) }
                try run(loop.body)
            }
            return
        }
        if let (before, reading, after) = pieces.reading, before.isEmpty, after.isEmpty {
            guard
                reading.search != nil || reading.filters.contains(where: { if case .date = $0 { true } else { false } })
            else { throw source.unknown(line, "a loop over everything that fastboot says") }
            let runs = try ask(reading, .runs(loop.fields), line: line)
            return try branch(on: runs, line: line) { () throws(ScriptError) in
                for place in self.places(loop) {
                    self.state.loops[self.letter(loop, place)] = .pieces([
                        .reading(reading.through(.token(loop.fields, place)))
                    ])
                }
                try self.run(loop.body)
            }
        }
        guard loop.fields.tokens.count == 1 else {
            throw source.unknown(line, "a loop over \(pieces.unknown ?? "a path")")
        }
        state.loops[loop.variable] = .pieces(pieces)
        try run(loop.body)
    }

    private func places(_ loop: FieldLoop) -> Range<Int> { 0..<loop.fields.tokens.count }

    /// The variables behind the first one have the letters behind its letter.
    private func letter(_ loop: FieldLoop, _ place: Int) -> String {
        guard place > 0, let first = loop.variable.utf8.first else { return loop.variable }
        return String(UnicodeScalar(first &+ UInt8(place)))
    }
}
