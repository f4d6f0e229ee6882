/// A question that the script's way depends on.
enum Atom: Hashable, Sendable {
    /// Something about an answer of the phone.
    case answer(ScriptQuestion)
    /// The step of this number succeeded, or was not done at all.
    case outcome(Int)
    /// What nobody can know before the script runs.
    case unknown(Int)
}
