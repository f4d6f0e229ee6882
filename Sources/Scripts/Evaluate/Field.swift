/// One argument of a command, as the shell hands it over.
struct Field: Sendable {
    var pieces: [Piece] = []
    /// An unquoted letter in it would be looked up among files.
    var hasGlob = false
    /// What a phone answers stands in it without quotes, so it may come to no word or to several.
    var isLoose = false
    var isQuoted = false

    /// The text, where it is known.
    var text: String? { pieces.text }
}
