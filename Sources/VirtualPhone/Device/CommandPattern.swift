/// A command as it stands on the wire; with a `*` at its end, every command that begins so.
public struct CommandPattern: Sendable, Equatable {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    func matches(_ command: String) -> Bool {
        text.hasSuffix("*") ? command.hasPrefix(text.dropLast()) : command == text
    }
}
