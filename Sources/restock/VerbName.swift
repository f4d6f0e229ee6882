import RestockKit

/// The first word of a command line, where it is none of the commands.
enum VerbName {
    /// - Parameters:
    ///   - words: the command line without the program.
    ///   - verbs: the commands that there are.
    /// - Returns: nil where the line begins with a command or an option, or is empty.
    static func failure(in words: [String], verbs: [String]) -> Failure? {
        let words = words.first == "help" ? words.dropFirst() : words[...]
        guard let word = words.first, !word.hasPrefix("-"), !verbs.contains(word) else { return nil }
        let guess = nearest(to: word, among: verbs).map { " Did you mean \"\($0)\"?" } ?? ""
        return Failure(
            .usage, "\"\(word)\" is no command of restock.\(guess)", state: "", next: "`restock --help` lists them.")
    }

    /// The command that a misspelt word may have meant: the nearest, two letters off at most; nil where none is as near.
    static func nearest(to word: String, among verbs: [String]) -> String? {
        let distances = verbs.map { (verb: $0, distance: distance(word.lowercased(), $0)) }
        guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
        // Of a word of two letters two are all of it.
        return best.distance <= 2 && best.distance < word.count ? best.verb : nil
    }

    /// How many letters have to be put in, taken out or changed to make one word of the other.
    static func distance(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one), Array(other))
        var row = Array(0...other.count)
        for (i, letter) in one.enumerated() {
            // In the row above, left of the place that is filled in.
            var corner = row[0]
            row[0] = i + 1
            for (j, counterpart) in other.enumerated() {
                let changed = corner + (letter == counterpart ? 0 : 1)
                corner = row[j + 1]
                row[j + 1] = min(changed, row[j] + 1, corner + 1)
            }
        }
        return row[other.count]
    }
}
