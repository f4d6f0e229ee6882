extension ScriptCommand {
    /// Commands of both dialects that only talk, wait or set up the window.
    private static let talkers: Set<String> = [
        "echo", "pause", "title", "color", "cls", "sleep", "timeout", "setlocal", "endlocal", "chcp",
    ]

    /// The program's name, in lower case and without `.exe` where case does not count.
    func program(_ dialect: FlashScript.Dialect) -> String? {
        guard let literal = words.first?.literal else { return nil }
        guard dialect == .bat else { return literal }
        let lower = literal.lowercased()
        return lower.hasSuffix(".exe") ? String(lower.dropLast(4)) : lower
    }

    /// It only talks to the person in front of the screen.
    func isTalk(_ dialect: FlashScript.Dialect) -> Bool {
        guard let name = program(dialect) else { return false }
        // `echo.` and `echo:` show an empty line in batch.
        return Self.talkers.contains(name) || dialect == .bat && (name.hasPrefix("echo.") || name.hasPrefix("echo:"))
    }

    /// It ends the script.
    func isExit(_ dialect: FlashScript.Dialect) -> Bool {
        let rest = words.dropFirst().map { $0.literal?.lowercased() }
        switch program(dialect) {
        case "exit":
            let codes = dialect == .bat && rest.first == "/b" ? rest.dropFirst() : rest[...]
            return codes.isEmpty || codes.count == 1 && codes.first.flatMap { $0 }.flatMap { UInt8($0) } != nil
        case "goto": return dialect == .bat && rest == [":eof"]
        default: return false
        }
    }

    /// `NAME=value` of the shell, `set NAME=value` of batch. The value of `set /p NAME=<file` is empty.
    func assignment(_ dialect: FlashScript.Dialect) -> (name: String, value: ScriptWord)? {
        var words = words[...]
        if dialect == .bat {
            guard program(.bat) == "set" else { return nil }
            words = words.dropFirst()
            if input != nil {
                guard words.first?.keyword?.lowercased() == "/p" else { return nil }
                words = words.dropFirst()
            }
        } else if words.count != 1 {
            return nil
        }
        guard var value = words.first, case .text(let text)? = value.pieces.first,
            let equals = text.firstIndex(of: "=")
        else { return nil }
        let name = String(text[..<equals])
        guard !name.isEmpty, name.utf8.allSatisfy(isNameByte) else { return nil }
        let after = String(text[text.index(after: equals)...])
        value.pieces[0] = .text(after)
        if after.isEmpty { value.pieces.removeFirst() }
        for more in words.dropFirst() {
            guard let text = more.literal else { return nil }
            value.append(Array((" " + text).utf8))
        }
        return (dialect == .bat ? name.lowercased() : name, value)
    }
}
