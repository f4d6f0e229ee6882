extension Evaluator {
    func choose(
        _ condition: Node, _ then: [Node], _ otherwise: [Node], _ line: Int
    ) throws(ScriptError) {
        absentFile = nil
        try tolerating { () throws(ScriptError) in try run(condition) }
        guard flow == .running else { return }
        let absent = absentFile
        let result = formulas.restrict(state.result, to: care)
        // Without its file a number that the other way would read has the value that this way gives it.
        if let absent {
            for name in Self.assignedNames(result == .yes ? otherwise : then, source.dialect) {
                state.absent[name] = absent
                if let value = state.variables[name] { state.variables[name] = tagged(value, name) }
            }
        }
        try branch(on: result, line: line) { () throws(ScriptError) in
            try self.run(then)
        } otherwise: { () throws(ScriptError) in
            // What is not done at all succeeds.
            if otherwise.isEmpty {
                if isShell { finish(.yes) } else { state.result = .yes }
            }
            try self.run(otherwise)
        }
    }

    /// A number that stands in for a file which is not there.
    func tagged(_ value: Value, _ name: String) -> Value {
        guard let file = state.absent[name], case .pieces(let pieces) = value, let text = pieces.text,
            Int(text) != nil
        else { return value }
        return .text(text, from: .insteadOf(file))
    }

    func each(_ name: String, _ words: [Word], _ body: [Node], _ line: Int) throws(ScriptError) {
        guard case .fields(let fields) = try expand(words, line) else {
            throw source.unknown(line, "a loop over words that hang on an answer")
        }
        for field in fields {
            if field.hasGlob || !isShell && field.pieces.text?.contains(where: { "*?".contains($0) }) == true {
                throw source.unknown(line, "a loop over whatever files there are")
            }
            if let unknown = field.pieces.unknown { throw source.unknown(line, "a loop over \(unknown)") }
        }
        if isShell { try checkName(name, line) }
        finish(.yes)
        for field in fields {
            guard flow == .running else { throw source.condition(line, "the loop ends in the middle") }
            if isShell {
                state.variables[name] = .pieces(field.pieces)
            } else {
                state.loops[name] = .pieces(field.pieces)
            }
            try run(body)
        }
    }

    func define(_ name: String, _ body: [Node], _ line: Int) throws(ScriptError) {
        guard !Self.programs.contains(name), !(48...57).contains(name.utf8.first ?? 48) else {
            throw source.unknown(line, "a function with the name of a program")
        }
        if source.text(line).hasPrefix("function") {
            note(line, "the function is understood by bash only; another shell shows an error and goes on")
        }
        state.functions[name] = body
        finish(.yes)
    }

    /// Runs a function with its arguments.
    func call(_ body: [Node], _ arguments: [Field], _ line: Int) throws(ScriptError) {
        guard frames.count < ScriptLimits.calls else {
            throw .tooDeep(file: source.file, line: line, limit: ScriptLimits.calls)
        }
        frames.append(arguments)
        defer { frames.removeLast() }
        try run(body)
        if flow == .returned { flow = .running }
        if state.stopsAtErrors, tolerance == 0, flow == .running, formulas.restrict(state.status, to: care) != .yes {
            throw source.condition(line, "a function may fail where the script stops at errors")
        }
    }

    /// `goto` of batch: what stands behind the label is run, and the script ends.
    func jump(_ label: String, _ line: Int) throws(ScriptError) {
        if label == "eof" { return try stop(line) }
        guard let place = program.firstIndex(where: { if case .label(label, _) = $0 { true } else { false } }) else {
            throw source.unknown(line, "a jump to a label that is not there")
        }
        guard program[place].line > line else { throw source.unknown(line, "a jump backwards, a loop without a bound") }
        frames.append([])
        defer { frames.removeLast() }
        guard frames.count < ScriptLimits.calls else {
            throw .tooDeep(file: source.file, line: line, limit: ScriptLimits.calls)
        }
        let before = early
        try run(Array(program[place...]), isTop: true)
        early = before
        if flow == .running { try stop(line) }
    }

    /// Ends the script where `set -e` says so.
    func stopAtError(_ line: Int) throws(ScriptError) {
        guard isShell, state.stopsAtErrors, tolerance == 0, flow == .running else { return }
        try branch(on: state.status, line: line) {
        } otherwise: { () throws(ScriptError) in
            try self.stop(line)
        }
    }

    /// Names that the shell or what it starts would listen to.
    func checkName(_ name: String, _ line: Int) throws(ScriptError) {
        let listened: Set<String> = [
            "PATH", "IFS", "ENV", "HOME", "PWD", "OLDPWD", "TZ", "LANG", "SHELL", "SHELLOPTS", "BASHOPTS", "CDPATH",
            "PS4", "PATHEXT",
            "COMSPEC", "CD", "ERRORLEVEL", "POSIXLY_CORRECT", "OPTIND", "PPID", "UID", "EUID", "RANDOM", "SECONDS",
            "LINENO",
        ]
        let upper = isShell ? name : name.uppercased()
        let prefixes = ["BASH", "LD_", "LC_", "ANDROID", "FASTBOOT", "GREP", "DYLD"]
        if listened.contains(upper) || prefixes.contains(where: upper.hasPrefix) {
            throw source.unknown(line, "\(name) is set, which programs listen to")
        }
    }
}
