/// What becomes of a command's words: arguments, or a formula that has to be decided first.
enum Expansion {
    case fields([Field])
    case fork(Formula)
}

extension Evaluator {
    /// One part of a word, put in.
    private enum Inserted {
        case pieces([Piece])
        case fork(Formula)
    }

    /// Puts in what the words name and splits them as the shell would.
    func expand(_ words: [Word], _ line: Int) throws(ScriptError) -> Expansion {
        try count(line)
        var fields: [Field] = []
        for word in words {
            var builder = FieldBuilder(splits: isShell)
            if word.isQuoted { builder.open() }
            for part in word.parts {
                switch part {
                case .text(let text, let isQuoted): builder.add(literal: text, isQuoted: isQuoted)
                case .arguments(let isQuoted, let staySeparate):
                    guard isShell, let arguments = frames.last else {
                        builder.add([.arguments], isQuoted: true)
                        continue
                    }
                    builder.add(arguments: arguments, isQuoted: isQuoted, staySeparate: staySeparate)
                default:
                    switch try insert(part, line) {
                    case .fork(let formula): return .fork(formula)
                    case .pieces(let pieces): builder.add(pieces, isQuoted: isQuoted(part))
                    }
                }
            }
            fields += builder.finish()
        }
        for field in fields where field.pieces.text.map({ $0.utf8.count > ScriptLimits.valueBytes }) ?? false {
            throw .tooMuchWork(file: source.file, line: line)
        }
        return .fields(fields)
    }

    private func isQuoted(_ part: Word.Part) -> Bool {
        switch part {
        case .text(_, let isQuoted), .variable(_, let isQuoted), .arguments(let isQuoted, _),
            .argument(_, let isQuoted),
            .script(let isQuoted), .command(_, let isQuoted):
            isQuoted
        case .delayed, .loopVariable, .status, .folder: false
        }
    }

    private func insert(_ part: Word.Part, _ line: Int) throws(ScriptError) -> Inserted {
        switch part {
        case .text(let text, _): return .pieces([.text(text, .script)])
        case .variable(let name, _):
            let held = isShell ? state : early ?? state
            return resolve(held.variables[name] ?? unset(name))
        case .delayed(let name): return resolve(state.variables[name] ?? unset(name))
        case .loopVariable(let name, let modifiers):
            guard let value = state.loops[name] else {
                throw source.unknown(line, "a loop's variable outside of its loop")
            }
            guard case .pieces(let pieces) = resolve(value) else { return resolve(value) }
            return .pieces(try modified(pieces, modifiers, line))
        case .status:
            let held = isShell ? state : early ?? state
            return resolve(.choice(held.status, .text("0"), .pieces([.failure])))
        case .arguments: return .pieces([.arguments])
        case .argument(let number, _):
            guard isShell, let arguments = frames.last else { return .pieces([.argument(number)]) }
            return .pieces(number <= arguments.count ? arguments[number - 1].pieces : [])
        case .script: return .pieces([.script])
        case .folder: return .pieces([.folder, .text("\\", .script)])
        case .command(let nodes, _):
            let output = try substitution(nodes, line)
            return resolve(output.value)
        }
    }

    private func resolve(_ value: Value) -> Inserted {
        var value = value
        while case .choice(let test, let first, let second) = value {
            let known = formulas.restrict(test, to: care)
            guard known == .yes || known == .no else { return .fork(known) }
            value = known == .yes ? first : second
        }
        guard case .pieces(let pieces) = value else { return .pieces([]) }
        return .pieces(pieces)
    }

    /// `%%~nxi`: the last part of a path.
    private func modified(_ pieces: [Piece], _ modifiers: String, _ line: Int) throws(ScriptError) -> [Piece] {
        switch modifiers {
        case "": return pieces
        case "nx" where pieces == [.folder]:
            guard let name = package.folderName else { return [.unknown("the name of the script's folder")] }
            return [.text(name, .script)]
        case "nx", "n":
            guard let text = pieces.text else { throw source.unknown(line, "a name out of a path") }
            let name = text.split { $0 == "\\" || $0 == "/" }.last.map(String.init) ?? ""
            let dot = modifiers == "n" ? name.lastIndex(of: ".") : nil
            return [.text(dot.map { String(name[..<$0]) } ?? name, .script)]
        default: throw source.unknown(line, "a variable with a twist")
        }
    }

    /// The folder that the script works in.
    var currentFolder: [Piece] {
        [.folder] + ((state.folder ?? "").isEmpty ? [] : [.text("/" + (state.folder ?? ""), .script)])
    }
}

/// Makes arguments out of the parts of a word.
private struct FieldBuilder {
    let splits: Bool
    private var done: [Field] = []
    private var current: Field?

    init(splits: Bool) { self.splits = splits }

    /// Begins an argument that is there even when nothing is in it.
    mutating func open() {
        if current == nil { current = Field() }
        current?.isQuoted = true
    }

    mutating func add(literal text: String, isQuoted: Bool) {
        guard !text.isEmpty || isQuoted else { return }
        var field = current ?? Field()
        field.pieces.append(.text(text, .script))
        if !isQuoted, splits, text.contains(where: { "*?[".contains($0) }), text != "[", text != "[[" {
            field.hasGlob = true
        }
        current = field
    }

    mutating func add(_ pieces: [Piece], isQuoted: Bool) {
        if isQuoted {
            if current == nil { current = Field() }
            current?.pieces += pieces
            return
        }
        for piece in pieces {
            guard case .text(let text, let origin) = piece else {
                var field = current ?? Field()
                field.pieces.append(piece)
                if case .reading = piece { field.isLoose = true }
                current = field
                continue
            }
            var isFirst = true
            for part in text.split(omittingEmptySubsequences: false, whereSeparator: { " \t\n".contains($0) }) {
                if !isFirst { close() }
                isFirst = false
                guard !part.isEmpty else { continue }
                var field = current ?? Field()
                field.pieces.append(.text(String(part), origin))
                if splits, part.contains(where: { "*?[".contains($0) }) { field.hasGlob = true }
                current = field
            }
        }
    }

    mutating func add(arguments: [Field], isQuoted: Bool, staySeparate: Bool) {
        for (index, argument) in arguments.enumerated() {
            if index > 0 {
                if isQuoted, !staySeparate { current?.pieces.append(.text(" ", .script)) } else { close() }
            }
            add(argument.pieces, isQuoted: isQuoted)
            if isQuoted, current == nil { current = Field() }
        }
    }

    private mutating func close() {
        if let field = current { done.append(field) }
        current = nil
    }

    mutating func finish() -> [Field] {
        close()
        return done.map { field in
            var field = field
            field.pieces = field.pieces.joined
            return field
        }
    }
}
