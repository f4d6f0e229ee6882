/// How sure a statement about account locks is. The letter stands behind the statement wherever it is shown.
public enum Grade: String, Sendable, Codable, CaseIterable {
    /// Read in a primary text: a script, a source file, a raw output.
    case verified = "V"
    /// Told by owners or pages, not cross-checked.
    case reported = "R"
    /// Concluded from verified or reported facts.
    case inferred = "I"
    /// Not known, or contradictory.
    case unknown = "U"
}
