/// What an action does to a lock.
public enum Survival: String, Sendable, Codable, CaseIterable {
    /// It is as it was before.
    case survives
    case released
    /// Gone or hidden at first, there again later.
    case returns
    /// The action sets the lock.
    case closes
    case unknown

    /// The key of its word in the lexicon.
    public var key: String { "fate.\(rawValue)" }
}

/// What an action does to a lock, how sure that is, and from where it is known.
public struct Fate: Sendable, Equatable {
    /// What becomes of the lock.
    public let survival: Survival
    /// How sure that is.
    public let grade: Grade
    /// In English, as a source is.
    public let source: String

    init(_ survival: Survival, _ grade: Grade, _ source: String) {
        self.survival = survival
        self.grade = grade
        self.source = source
    }
}
