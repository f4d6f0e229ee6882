/// The words of a command that somebody is to type stay on one line, so that it can be copied as it stands.
enum CommandWords {
    /// Options that have a value behind them.
    private static let withValue: Set<Substring> = [
        "-s", "--via", "--package", "--accept", "--mode", "--restock-accept",
    ]

    /// Words with those of a command joined by spaces: `restock`, its verb, options with their values, what stands for a value.
    static func tied(_ words: [Substring]) -> [Substring] {
        var all: [Substring] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            var command = [word]
            if word.hasPrefix("RESTOCK_ACCEPT="), let script = rest.popFirst() { command.append(script) }
            if word == "restock", let verb = rest.first, verb.first?.isLowercase == true {
                command.append(rest.removeFirst())
                while command.last?.last != ".", let next = rest.first, isPart(next, after: command) {
                    command.append(rest.removeFirst())
                }
            }
            all.append(command.count > 1 ? Substring(command.joined(separator: " ")) : word)
        }
        return all
    }

    private static func isPart(_ word: Substring, after command: [Substring]) -> Bool {
        if word.hasPrefix("-") || command.last.map(withValue.contains) == true { return true }
        // A path from the root, or from home: what it names is the end of a command.
        if word.hasPrefix("/") || word.hasPrefix("~/") || word.hasPrefix("'/") { return true }
        // PACKAGE, PACKAGE.zip: at least two capitals, so that no sentence begins with it.
        return word.prefix(2).count == 2 && word.prefix(2).allSatisfy { $0.isASCII && $0.isUppercase }
    }
}
