/// A weak point or an oddity of a flash script, worth showing to an expert. It changes nothing in the steps.
public struct ScriptNote: Sendable, Hashable {
    /// The line of the script, from 1.
    public let line: Int
    /// A sentence.
    public let text: String

    /// A note on one line.
    public init(line: Int, text: String) {
        self.line = line
        self.text = text
    }
}
