/// Text that somebody else chose: an answer of a phone, a name in a package, a word that was pasted. All that can be done with it is to show
/// it, as one line and letter by letter: what could begin a line of its own, steer a terminal, stand in another order than it is read or not be
/// seen at all is written as an escape, `\n` or `\u{202E}`.
///
/// The letters are those of Unicode's categories Cc, Cf, Zl and Zp, and what Unicode calls default-ignorable (UTS 55, "Unicode Source Code
/// Handling", names the same kinds).
public struct ForeignText: Sendable, Hashable, CustomStringConvertible {
    /// The line that may be shown.
    public let description: String

    public init(_ text: some StringProtocol) {
        description = Self.shown(text, keeping: [])
    }

    /// Bytes: UTF-8, and where they are none each byte outside ASCII as `\xNN`.
    public init(bytes: some Collection<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            description = bytes.map { (0x20...0x7e).contains($0) ? String(Unicode.Scalar($0)) : Self.byte($0) }.joined()
            return
        }
        description = Self.shown(text, keeping: [])
    }

    /// The same of an answer of a phone, whose tabs stay: many bootloaders begin lines with one.
    public static func answer(bytes: some Collection<UInt8>) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { return ForeignText(bytes: bytes).description }
        return shown(text, keeping: ["\t"])
    }

    /// The same of text that has lines, such as a script's or a phone's log: line ends and tabs stay, everything else is escaped.
    public static func lines(_ text: some StringProtocol) -> String { shown(text, keeping: ["\n", "\t"]) }

    /// Text that this program made and that foreign text went into: line ends stay, and so do the joiners of Hindi's letters. A tab is a
    /// space.
    public static func page(_ text: String) -> String {
        shown(text.utf8.contains(9) ? text.replacing("\t", with: " ") : text, keeping: joiners.union(["\n"]))
    }

    /// What goes to a terminal last of all, colours and moving lines among it: everything in ASCII stays, and what ``page(_:)`` keeps.
    public static func screen(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        return shown(text, keeping: joiners) { $0.isASCII }
    }

    private static let joiners: Set<Unicode.Scalar> = ["\u{200C}", "\u{200D}"]

    /// Whether a letter would be seen, where it stands.
    public static func isVisible(_ letter: Unicode.Scalar) -> Bool {
        if letter.isASCII { return letter.value >= 0x20 && letter.value != 0x7f }
        return switch letter.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: !letter.properties.isDefaultIgnorableCodePoint
        }
    }

    private static func shown(
        _ text: some StringProtocol, keeping kept: Set<Unicode.Scalar>,
        or isKept: (Unicode.Scalar) -> Bool = { _ in false }
    ) -> String {
        func stays(_ letter: Unicode.Scalar) -> Bool { isVisible(letter) || kept.contains(letter) || isKept(letter) }
        let letters = text.unicodeScalars
        guard !letters.allSatisfy(stays) else { return String(text) }
        var shown = ""
        for letter in letters {
            if stays(letter) {
                shown.unicodeScalars.append(letter)
            } else {
                shown += escape(letter)
            }
        }
        return shown
    }

    /// As Swift writes it: `\n`, `\r`, `\t`, else `\u{...}`.
    private static func escape(_ letter: Unicode.Scalar) -> String {
        switch letter {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{\(String(letter.value, radix: 16, uppercase: true))}"
        }
    }

    private static func byte(_ byte: UInt8) -> String { "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
