extension Evaluator {
    /// What the first program of a pipeline prints. It reads and writes nothing.
    func printed(_ fields: [Field], _ command: Command, isPiped: Bool) throws(ScriptError) -> Output {
        let line = command.line
        guard let first = fields.first, let name = first.text else {
            throw source.unknown(line, "a program without a name")
        }
        guard command.input == nil else { throw source.unknown(line, "a redirect") }
        let rest = Array(fields.dropFirst())
        let program = isShell ? name : Self.batchName(name)
        if program != "fastboot", discards(command) { return .stream([], .yes) }
        switch program {
        case "fastboot": return try fastbootOutput(rest, command)
        case "echo": return .stream(try said(rest, line), .yes)
        case "type" where !isShell, "cat" where isShell:
            guard rest.count == 1 else { throw source.unknown(line, "a file") }
            return try text(of: rest[0], line)
        case "powershell" where !isShell: return try powershell(rest, line)
        case _ where !isShell: throw source.unknown(line, "the output of \(name)")
        case "printf":
            guard rest.count == 2, ["%s", "%s\\n"].contains(rest[0].text) else { throw source.unknown(line, "printf") }
            return .stream((rest[1].pieces + (rest[0].text == "%s" ? [] : [.text("\n", .script)])).joined, .yes)
        case "true", ":": return .stream([], .yes)
        case "pwd": return .stream(currentFolder + [.text("\n", .script)], .yes)
        case "dirname", "basename", "readlink", "realpath":
            return .stream(try pathPart(program, rest, line) + [.text("\n", .script)], .yes)
        case "date": return try date(rest, line)
        default: return try searched(fields, line)
        }
    }

    /// `grep PATTERN FILE` and its like.
    private func searched(_ fields: [Field], _ line: Int) throws(ScriptError) -> Output {
        let words = fields.dropLast().compactMap(\.text)
        guard fields.count > 2, words.count == fields.count - 1, let last = fields.last, last.pieces.first == .folder,
            let filter = Filter.shell(words)
        else { throw source.unknown(line, "the output of \(fields.first?.text ?? "a program")") }
        guard case .stream(let pieces, let status) = try text(of: last, line), status == .yes, let text = pieces.text
        else { throw source.unknown(line, "a search in a file that is not known") }
        let result = filter.apply(text)
        return .stream([.text(result.text, pieces.origin)], result.succeeded ?? true ? .yes : .no)
    }

    private func discards(_ command: Command) -> Bool {
        command.redirects.contains { if case .discardOutput = $0 { true } else { false } }
    }

    /// What `echo` prints, where it matters.
    private func said(_ fields: [Field], _ line: Int) throws(ScriptError) -> [Piece] {
        var fields = fields[...]
        var end = "\n"
        if isShell, fields.first?.text == "-n" {
            fields.removeFirst()
            end = ""
        }
        if isShell,
            fields.contains(where: { $0.text?.contains("\\") == true }) || fields.first?.text?.hasPrefix("-") == true
        {
            throw source.unknown(line, "a backslash or an option of echo, which shells read differently")
        }
        if fields.contains(where: \.hasGlob) {
            throw source.unknown(line, "a text without quotes, which may name files")
        }
        var pieces: [Piece] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { pieces.append(.text(" ", .script)) }
            // Without quotes the shell takes blanks apart and echo puts them together.
            if field.isLoose, let (before, reading, after) = field.pieces.reading {
                pieces += [.text(before, .script), .reading(reading.through(.words)), .text(after, .script)]
            } else {
                pieces += field.pieces
            }
        }
        return (pieces + [.text(end, .script)]).joined
    }

    /// The text of a file of the package; nothing, and a failure, where it is not there.
    func text(of field: Field, _ line: Int) throws(ScriptError) -> Output {
        let path = try packagePath(field.pieces, line)
        guard package.holds(path) else {
            absentFile = path
            return .stream([], .no)
        }
        // An empty file has no number either.
        guard let text = package.contents(path), text.contains(where: { !$0.isWhitespace }) else {
            return .stream([.unread(path)], .yes)
        }
        return .stream([.text(text, .file(path))], .yes)
    }

    private func pathPart(_ program: String, _ fields: [Field], _ line: Int) throws(ScriptError) -> [Piece] {
        var fields = fields
        if program == "readlink" {
            guard fields.first?.text == "-f" else { throw source.unknown(line, "readlink") }
            fields.removeFirst()
        }
        guard let pieces = fields.first?.pieces, fields.count == 1 || program == "basename" && fields.count == 2 else {
            throw source.unknown(line, program)
        }
        switch (program, pieces) {
        case ("readlink", [.script]), ("realpath", [.script]): return [.script]
        case ("readlink", [.folder]), ("realpath", [.folder]): return [.folder]
        case ("dirname", [.script]): return [.folder]
        case ("basename", [.script]): return [.unknown("the script's name")]
        default: break
        }
        var texts = pieces[...]
        let isInFolder = texts.first == .folder
        if isInFolder { texts = texts.dropFirst() }
        guard let text = Array(texts).text, !text.hasSuffix("/"), !text.isEmpty else {
            throw source.unknown(line, "\(program) of \(pieces.unknown ?? "this path")")
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if program == "dirname" {
            guard isInFolder else { throw source.unknown(line, "dirname of this path") }
            let above = parts.dropLast().joined(separator: "/")
            return [.folder] + (above.isEmpty ? [] : [.text(above, .script)])
        }
        guard program == "basename" else { throw source.unknown(line, "\(program) of this path") }
        var name = parts.last ?? ""
        if fields.count == 2 {
            guard let ending = fields[1].text else { throw source.unknown(line, "an ending") }
            if name.hasSuffix(ending), name != ending { name.removeLast(ending.count) }
        }
        return [.text(name, .script)]
    }

    /// `date -d TEXT +%s` of a day.
    private func date(_ fields: [Field], _ line: Int) throws(ScriptError) -> Output {
        guard let option = fields.first(where: { $0.text == "-d" || $0.text?.hasPrefix("--date=") == true }) else {
            return .stream([.unknown("the date")], .yes)
        }
        guard fields.count == 3, option.text == "-d", fields[0].text == "-d", let format = fields[2].text,
            let style = DateStyle(format: format)
        else { throw source.unknown(line, "date in a way that stock scripts do not use it") }
        return try day(fields[1], style, line)
    }

    /// A day, written so that it can be compared.
    func day(_ field: Field, _ style: DateStyle, _ line: Int) throws(ScriptError) -> Output {
        if let text = field.text {
            let result = Filter.date(style).apply(text)
            guard result.succeeded == true else {
                throw source.unknown(line, "a date that is not written as YYYY-MM-DD")
            }
            return .stream([.text(result.text, field.pieces.origin)], .yes)
        }
        if let (before, reading, after) = field.pieces.reading, before.isEmpty, after.isEmpty {
            // The date of nothing is today's.
            guard formulas.restrict(try ask(reading, .isEmpty, line: line), to: care) == .no else {
                throw source.unknown(line, "the date of an answer that may be empty")
            }
            let dated = reading.through(.date(style))
            return .stream([.reading(dated)], try ask(dated, .succeeded, line: line))
        }
        if field.pieces.count == 1, case .unread = field.pieces[0] { return .stream(field.pieces, .yes) }
        throw source.unknown(line, "the date of \(field.pieces.unknown ?? "a path")")
    }
}
