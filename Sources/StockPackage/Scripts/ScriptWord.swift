/// One word of a command, with its quotes taken off and its substitutions named.
struct ScriptWord: Sendable, Equatable {
    enum Piece: Sendable, Equatable {
        case text(String)
        /// `$name`, `%name%`. `?` stands for the last result in both dialects, a digit for an argument of the
        /// script, `%i` for the variable of a batch loop.
        case variable(String)
        /// The folder that the script is in: `$(dirname $0)`, `%~dp0`.
        case scriptDirectory
        /// All arguments of the script: `$*`, `%*`.
        case allArguments
        /// Any other command whose output would be put here; its text.
        case command(String)
    }

    var pieces: [Piece] = []
    /// Some of it was in quotes, so it is no keyword.
    var isQuoted = false

    /// The text of a word without substitutions.
    var literal: String? {
        switch pieces.count {
        case 0: return ""
        case 1:
            if case .text(let text) = pieces[0] { return text }
            return nil
        default: return nil
        }
    }

    /// The text of an unquoted word without substitutions.
    var keyword: String? { isQuoted ? nil : literal }

    /// The variable when the word is nothing else.
    var variable: String? {
        if pieces.count == 1, case .variable(let name) = pieces[0] { return name }
        return nil
    }

    /// The only variable in the word and the text around it; nil when there are more substitutions, or none.
    var wrappedVariable: (name: String, around: String)? {
        var name: String?
        var around = ""
        for piece in pieces {
            switch piece {
            case .text(let text): around += text
            case .variable(let found) where name == nil: name = found
            default: return nil
            }
        }
        return name.map { ($0, around) }
    }

    /// Whether putting the word together would run a command.
    var runsCommand: Bool {
        pieces.contains { if case .command = $0 { true } else { false } }
    }

    mutating func append(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        if case .text(let before)? = pieces.last {
            pieces[pieces.count - 1] = .text(before + text)
        } else {
            pieces.append(.text(text))
        }
    }
}
