/// The value of a variable as a phone gave it, and what it means.
///
/// Bootloaders write numbers in several ways, and the ways depend on the variable; the rules stand at each reader.
public struct Variable: Sendable, Hashable {
    /// The text as it came.
    public let raw: String

    /// Holds the value as it came.
    public init(_ raw: String) { self.raw = raw }

    /// The text without white space at its ends. A single `getvar` often has a space in front: `unlocked: no`.
    public var trimmed: String { trim(raw) }

    /// `yes`, `true`, `1` or `no`, `false`, `0`, in any case. Nil for anything else: unknown is not no.
    public var isYes: Bool? {
        switch trimmed.lowercased() {
        case "yes", "true", "1": true
        case "no", "false", "0": false
        default: nil
        }
    }

    /// The letter of a slot. Some bootloaders answer `_a` to `current-slot`; like the reference program this drops one
    /// leading `_`.
    public var slot: String? {
        let text = trimmed.first == "_" ? String(trimmed.dropFirst()) : trimmed
        guard text.count == 1, let letter = text.first, letter.isASCII, letter.isLetter else { return nil }
        return text.lowercased()
    }
}
