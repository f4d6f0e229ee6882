/// One word of a command, with its quotes taken off and what is put into it named. Both dialects make it.
struct Word: Sendable {
    indirect enum Part: Sendable {
        case text(String, isQuoted: Bool)
        /// `$name`, `%name%`: batch puts the latter in before it runs the line.
        case variable(String, isQuoted: Bool)
        /// `!name!` of batch, put in when the command runs.
        case delayed(String)
        /// `%%i` of a batch loop, with the modifiers of `%%~nxi`.
        case loopVariable(String, modifiers: String)
        /// `$?`, `%errorlevel%`.
        case status
        /// `$*`, `$@`, `%*`.
        case arguments(isQuoted: Bool, staySeparate: Bool)
        /// `$1`, `%1`.
        case argument(Int, isQuoted: Bool)
        /// `$0`.
        case script(isQuoted: Bool)
        /// `%~dp0`, with its backslash.
        case folder
        /// `$(...)`.
        case command([Node], isQuoted: Bool)
    }

    var parts: [Part] = []
    /// Some of it was in quotes, so it is no keyword.
    var isQuoted = false

    /// The text of a word that has nothing put into it.
    var literal: String? {
        var whole = ""
        for part in parts {
            guard case .text(let text, _) = part else { return nil }
            whole += text
        }
        return whole
    }

    /// The text of an unquoted word that has nothing put into it.
    var keyword: String? { isQuoted ? nil : literal }

    /// Adds letters, to the text before them where that is quoted in the same way.
    mutating func append(_ bytes: [UInt8], isQuoted: Bool) {
        guard !bytes.isEmpty else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        if case .text(let before, isQuoted)? = parts.last {
            parts[parts.count - 1] = .text(before + text, isQuoted: isQuoted)
        } else {
            parts.append(.text(text, isQuoted: isQuoted))
        }
    }
}
