/// What a phone says while a command runs.
public enum Message: Sendable, Hashable {
    /// One line, without its end.
    case info(String)
    /// Text as it came, to be shown without adding a line end.
    case text(String)
}
