import Safety

/// The page that `gates` prints.
enum GatesText {
    static func render(_ gates: [Gate], width: Int) -> String {
        let words = Words(width: width, colour: false)
        let pages = gates.map { gate in
            """
            \(words.wrap("\(gate.id.rawValue) (\(gate.severities.map(\.rawValue).joined(separator: ", ")))"))
            \(words.wrap("Reads: " + gate.reads + ".", indent: 2))
            \(words.wrap("Why: " + gate.why + ".", indent: 2))
            """
        }
        return (pages + [words.wrap(ending)]).joined(separator: "\n\n")
    }

    private static let ending = """
        A refuse has no flag. A confirm is agreed to at the terminal, or by scripts with --accept and the gate's name. A note asks nothing.
        """
}
