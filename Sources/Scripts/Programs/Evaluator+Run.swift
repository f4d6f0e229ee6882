extension Evaluator {
    /// One command on its own.
    func run(_ command: Command) throws(ScriptError) {
        let line = command.line
        if isShell, let word = command.words.first, Self.splitAssignment(word) != nil {
            let all = command.words.compactMap(Self.splitAssignment)
            guard all.count == command.words.count, command.redirects.isEmpty else {
                throw source.unknown(line, "a variable for one command only")
            }
            for one in all where flow == .running { try assign(one.name, one.value, line) }
            return
        }
        switch try expand(command.words, line) {
        case .fork(let test):
            return try branch(on: test, line: line) { () throws(ScriptError) in
                try self.run(command)
            } otherwise: { () throws(ScriptError) in
                try self.run(command)
            }
        case .fields(let fields):
            guard let name = fields.first?.text else {
                throw source.unknown(line, "a program whose name is \(fields.first?.pieces.unknown ?? "empty")")
            }
            try count(line)
            if isShell {
                try shell(name, Array(fields.dropFirst()), fields, command)
                try stopAtError(line)
            } else {
                try batch(Self.batchName(name), Array(fields.dropFirst()), fields, command)
            }
        }
    }

    private func assign(_ name: String, _ word: Word, _ line: Int) throws(ScriptError) {
        try checkName(name, line)
        absentFile = nil
        if case .text(let text, false)? = word.parts.first, text.hasPrefix("~") {
            throw source.unknown(line, "a home folder")
        }
        // A value is not split, whether it is in quotes or not.
        let quoted = Word(parts: word.parts.map(\.quoted), isQuoted: true)
        var status = Formula.yes
        if word.parts.count == 1, case .command(let nodes, _) = word.parts[0] {
            let output = try substitution(nodes, line)
            status = output.status(formulas)
            state.variables[name] = tagged(output.value, name)
            if state.absent[name] == nil, let file = absentFile, status == .no { state.absent[name] = file }
        } else {
            if word.parts.contains(where: { if case .command = $0 { true } else { false } }), state.stopsAtErrors {
                throw source.unknown(line, "a value that is put together where the script stops at errors")
            }
            switch try expand([quoted], line) {
            case .fields(let fields):
                state.variables[name] = tagged(.pieces(fields.first?.pieces ?? []), name)
            case .fork(let test):
                return try branch(on: test, line: line) { () throws(ScriptError) in
                    try self.assign(name, word, line)
                } otherwise: { () throws(ScriptError) in
                    try self.assign(name, word, line)
                }
            }
            if let last = word.parts.last(where: { if case .command = $0 { true } else { false } }),
                case .command(let nodes, _) = last
            {
                status = try substitution(nodes, line).status(formulas)
            }
        }
        finish(status)
        try stopAtError(line)
    }

    private func shell(
        _ name: String, _ rest: [Field], _ fields: [Field], _ command: Command
    ) throws(ScriptError) {
        let line = command.line
        if let body = state.functions[name] {
            guard command.redirects.allSatisfy({ if case .outputToErrors = $0 { true } else { false } }) else {
                throw source.unknown(line, "a redirect of a function")
            }
            for field in rest where field.isLoose || field.hasGlob {
                throw source.unknown(line, "an argument that may come to several")
            }
            return try call(body, rest, line)
        }
        switch name {
        case "fastboot": try fastboot(rest, command)
        case "echo", "printf", "clear", ":", "true": finish(.yes)
        case "sleep":
            guard rest.count == 1, rest[0].text?.allSatisfy({ $0.isNumber || ".smh".contains($0) }) == true else {
                throw source.unknown(line, "how long to sleep")
            }
            finish(.yes)
        case "false": finish(.no)
        case "[", "test", "[[": finish(try bracket(name, rest, line))
        case "cd": try changeFolder(rest, line)
        case "exit": try exit(rest, line)
        case "return": try returned(rest, line)
        case "set": try set(rest, line)
        case "ping": try ping(rest, line)
        case "cat", "pwd", "dirname", "basename", "date", "grep":
            finish(try printed(fields, command, isPiped: false).status(formulas))
        default: throw source.unknown(line, "an unknown command: \(name)")
        }
    }

    private func exit(_ fields: [Field], _ line: Int) throws(ScriptError) {
        guard fields.count < 2 else { throw source.unknown(line, "an exit with more than a number") }
        if let text = fields.first?.text, UInt8(text) == nil { throw source.unknown(line, "an exit without a number") }
        try stop(line)
    }

    private func returned(_ fields: [Field], _ line: Int) throws(ScriptError) {
        guard !frames.isEmpty else { throw source.unknown(line, "a return outside of a function") }
        guard fields.count < 2 else { throw source.unknown(line, "a return with more than a number") }
        if let first = fields.first {
            guard let text = first.text, let number = UInt8(text) else {
                throw source.unknown(line, "a return without a number")
            }
            finish(number == 0 ? .yes : .no)
        }
        flow = .returned
    }

    private func set(_ fields: [Field], _ line: Int) throws(ScriptError) {
        switch fields.map(\.text) {
        case ["-e"], ["-o", "errexit"]: state.stopsAtErrors = true
        case ["+e"], ["+o", "errexit"]: state.stopsAtErrors = false
        // What is run is shown, nothing else.
        case ["-x"], ["+x"]: break
        default: throw source.unknown(line, "an option of the shell")
        }
        finish(.yes)
    }

    /// A pause. Whether anybody answers is not known.
    func ping(_ fields: [Field], _ line: Int) throws(ScriptError) {
        let words = fields.compactMap { $0.text?.lowercased() }
        guard words.count == fields.count, words.count == 3, ["-n", "-c", "/n"].contains(words[0]),
            let count = Int(words[1]),
            count > 0, ["127.0.0.1", "127.1", "localhost", "::1"].contains(words[2])
        else { throw source.unknown(line, "a ping of another computer") }
        finish(.yes)
    }
}

extension Word.Part {
    /// The same part as it is in quotes.
    fileprivate var quoted: Word.Part {
        switch self {
        case .text(let text, _): .text(text, isQuoted: true)
        case .variable(let name, _): .variable(name, isQuoted: true)
        case .arguments: .arguments(isQuoted: true, staySeparate: false)
        case .argument(let number, _): .argument(number, isQuoted: true)
        case .script: .script(isQuoted: true)
        case .command(let nodes, _): .command(nodes, isQuoted: true)
        case .delayed, .loopVariable, .status, .folder: self
        }
    }
}
