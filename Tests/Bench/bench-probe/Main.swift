import Glibc

/// The bench's own tool: measures other programs, makes images, and flashes in ways that the command line has no verb for.
@main
struct Main {
    static func main() {
        var words = Words(Array(CommandLine.arguments.dropFirst()))
        _ = signal(SIGPIPE, SIG_IGN)
        do {
            switch words.next() {
            case "measure": try measure(&words)
            case "make": try make(&words)
            case "flash": try flash(&words)
            case "loop": try loop(&words)
            case "fan": try fan(&words)
            case "stream": try stream(&words)
            case "decode": try decode(&words)
            case "make-payload": try makePayload(&words)
            default: throw Trouble("usage: bench-probe measure|make|make-payload|flash|stream|decode|loop|fan ...")
            }
        } catch {
            var errors = StandardError()
            print("bench-probe: \(error)", to: &errors)
            exit(1)
        }
    }
}

/// What went wrong, in words.
struct Trouble: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }

    /// A call of the system failed; `errno` says why.
    static func system(_ what: String) -> Trouble {
        Trouble("\(what): \(unsafe String(cString: strerror(errno)))")
    }
}

/// The command line's words: options first, then the rest.
struct Words {
    private var words: [String]

    init(_ words: [String]) { self.words = words }

    var rest: [String] { words }

    mutating func next() -> String? { words.isEmpty ? nil : words.removeFirst() }

    mutating func need(_ what: String) throws(Trouble) -> String {
        guard let word = next() else { throw Trouble("\(what) is missing") }
        return word
    }

    mutating func number(_ what: String) throws(Trouble) -> UInt64 {
        let word = try need(what)
        guard let number = UInt64(word) else { throw Trouble("\(what) is a number, not \(word)") }
        return number
    }

    /// Whether the next word is `name`; takes it then.
    mutating func flag(_ name: String) -> Bool {
        guard words.first == name else { return false }
        words.removeFirst()
        return true
    }

    /// The value after `name`, if that is the next word.
    mutating func value(_ name: String) -> String? {
        guard words.first == name, words.count > 1 else { return nil }
        defer { words.removeFirst(2) }
        return words[1]
    }
}

private struct StandardError: TextOutputStream {
    mutating func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}
