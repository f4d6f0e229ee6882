/// A shell filter behind `grep` or `cat` that takes a value apart.
enum ScriptFilter: Equatable {
    /// What stands behind the separator.
    case secondField
    /// The same value without line ends or blanks, or its first line.
    case trim

    init?(_ command: ScriptCommand) {
        guard !command.isMerged, !command.isDiscarded, command.input == nil else { return nil }
        let words = command.words.map { $0.literal ?? "" }
        switch words.first {
        case "awk":
            let isSeparator = [": ", ":", "=", ": *", "[: ]+"].contains
            let program: String?
            switch words.count {
            case 2: program = words[1]
            case 3 where words[1].hasPrefix("-F") && isSeparator(String(words[1].dropFirst(2))): program = words[2]
            case 4 where words[1] == "-F" && isSeparator(words[2]): program = words[3]
            default: program = nil
            }
            guard program?.filter({ $0 != " " }) == "{print$2}" else { return nil }
            self = .secondField
        case "cut":
            let options = words.dropFirst().joined()
            guard ["-d:-f2", "-d -f2", "-d=-f2"].contains(options) else { return nil }
            self = .secondField
        case "tr":
            guard words.count == 3, words[1] == "-d",
                [" ", "\\r", "\\n", "\\r\\n", "[:space:]", "[ ]"].contains(words[2])
            else { return nil }
            self = .trim
        case "head":
            guard ["-1", "-n1"].contains(words.dropFirst().joined()) else { return nil }
            self = .trim
        default: return nil
        }
    }
}
