extension Evaluator {
    /// The names that a part of a script gives a value.
    static func assignedNames(_ nodes: [Node], _ dialect: FlashScript.Dialect) -> Set<String> {
        var names: Set<String> = []
        for node in nodes {
            switch node {
            case .run(let command):
                if let name = assignedName(command, dialect) { names.insert(name) }
            case .not(let inner): names.formUnion(assignedNames([inner], dialect))
            case .and(let one, let other), .or(let one, let other):
                names.formUnion(assignedNames([one, other], dialect))
            case .group(let inner), .define(_, let inner, _), .each(_, _, let inner, _):
                names.formUnion(assignedNames(inner, dialect))
            case .choose(_, let then, let otherwise, _): names.formUnion(assignedNames(then + otherwise, dialect))
            case .fields(let loop): names.formUnion(assignedNames(loop.body, dialect))
            case .pipe, .test, .label: continue
            }
        }
        return names
    }

    private static func assignedName(_ command: Command, _ dialect: FlashScript.Dialect) -> String? {
        if dialect == .sh { return command.words.first.flatMap(splitAssignment)?.name }
        guard command.words.first?.literal?.lowercased() == "set" else { return nil }
        for word in command.words.dropFirst() {
            guard let part = word.parts.first(where: { if case .text("", _) = $0 { false } else { true } }),
                case .text(let text, _) = part
            else { return nil }
            if text.hasPrefix("/") { continue }
            return text.split(separator: "=", omittingEmptySubsequences: false).first.map { $0.lowercased() }
        }
        return nil
    }

    /// `NAME=value` of the shell, taken apart.
    static func splitAssignment(_ word: Word) -> (name: String, value: Word)? {
        guard case .text(let text, false)? = word.parts.first, let equals = text.firstIndex(of: "=") else { return nil }
        let name = String(text[..<equals])
        guard let first = name.utf8.first, !(48...57).contains(first), name.utf8.allSatisfy(isNameByte) else {
            return nil
        }
        var value = word
        let after = String(text[text.index(after: equals)...])
        value.parts[0] = .text(after, isQuoted: false)
        if after.isEmpty { value.parts.removeFirst() }
        return (name, value)
    }

    /// The line of the first command that would do something to a phone.
    static func firstStep(in node: Node) -> Int? {
        switch node {
        case .run(let command):
            let words = command.words.prefix(3).map { $0.literal?.lowercased() }
            guard words.first == "fastboot" || words.first == "fastboot.exe" else { return nil }
            return words.contains("getvar") ? nil : command.line
        case .pipe, .test, .define, .label: return nil
        case .not(let inner): return firstStep(in: inner)
        case .and(let one, let other), .or(let one, let other): return firstStep(in: one) ?? firstStep(in: other)
        case .group(let inner), .each(_, _, let inner, _): return inner.compactMap(firstStep).first
        case .choose(let condition, let then, let otherwise, _):
            return ([condition] + then + otherwise).compactMap(firstStep).first
        case .fields(let loop): return loop.body.compactMap(firstStep).first
        }
    }

    /// Names that mean a program or a word of the shell, and may not be given to a function.
    static let programs: Set<String> = [
        "fastboot", "adb", "echo", "printf", "test", "true", "false", "grep", "egrep", "fgrep", "cut", "awk", "sed",
        "tr", "head",
        "tail", "cat", "dirname", "basename", "pwd", "cd", "date", "sleep", "exit", "return", "set", "read", "export",
        "local",
        "eval", "exec", "source", "trap", "unset", "shift", "break", "continue", "command", "builtin", "type", "alias",
        "time",
        "readlink", "realpath", "clear", "ping", "timeout", "sudo",
    ]
}
