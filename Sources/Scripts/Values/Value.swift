/// What a variable or a word of a script stands for.
indirect enum Value: Hashable, Sendable {
    case pieces([Piece])
    /// One of two values, by what a phone answers.
    case choice(Formula, Value, Value)

    static func text(_ text: String, from origin: Origin = .script) -> Value {
        .pieces(text.isEmpty ? [] : [.text(text, origin)])
    }
}

/// Where a text comes from, which decides how a number is spoken of.
enum Origin: Hashable, Sendable {
    case script
    /// The text of a file of the package.
    case file(String)
    /// A default that counts because this file of the package is not there.
    case insteadOf(String)
}

/// One part of a value.
enum Piece: Hashable, Sendable {
    case text(String, Origin)
    /// The script's own path: `$0`, `%0`.
    case script
    /// The folder that the script is in.
    case folder
    /// All arguments of the script, passed on: `$*`, `%*`.
    case arguments
    /// One argument of the script.
    case argument(Int)
    /// A text made out of the phone's answer.
    case reading(Reading)
    /// A file of the package whose text is not known here.
    case unread(String)
    /// The result of something that failed: a number that is not 0.
    case failure
    /// Nobody can know it before the script runs; the words say what it is.
    case unknown(String)
}

extension [Piece] {
    /// The text, where nothing else is in it.
    var text: String? {
        var whole = ""
        for piece in self {
            guard case .text(let text, _) = piece else { return nil }
            whole += text
        }
        return whole
    }

    /// Where its text comes from; the script itself where it was put together.
    var origin: Origin {
        if count == 1, case .text(_, let origin) = self[0] { origin } else { .script }
    }

    /// The only reading in it, and the texts around it.
    var reading: (before: String, Reading, after: String)? {
        guard let place = firstIndex(where: { if case .reading = $0 { true } else { false } }),
            case .reading(let reading) = self[place], let before = Array(self[..<place]).text,
            let after = Array(self[(place + 1)...]).text
        else { return nil }
        return (before, reading, after)
    }

    /// What it is in words, where it is not known.
    var unknown: String? {
        for piece in self {
            switch piece {
            case .text, .script, .folder: continue
            case .arguments, .argument: return "an argument of the script"
            case .reading(let reading): return "what the phone answers to \(reading.variable)"
            case .unread(let path): return "the text of \(path)"
            case .failure: return "the result of a command"
            case .unknown(let words): return words
            }
        }
        return nil
    }

    /// The pieces with neighbouring texts of one origin joined and empty ones left out.
    var joined: [Piece] {
        var result: [Piece] = []
        for piece in self {
            if case .text(let text, let origin) = piece {
                if text.isEmpty { continue }
                if case .text(let before, origin)? = result.last {
                    result[result.count - 1] = .text(before + text, origin)
                    continue
                }
            }
            result.append(piece)
        }
        return result
    }
}
