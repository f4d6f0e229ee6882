/// How many columns a text takes on a terminal: what `wcswidth` of the C library says under a UTF-8 locale, without the need for one.
///
/// A vowel sign or a virama that stands above or below its letter takes none; a spacing one (the aa of Devanagari) takes one, also
/// where a terminal is able to draw it into its letter. So a line may come out narrower than counted, and never wider.
func columns(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
}

private func columns(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
}

/// The blocks of East Asian wide and full-width characters.
private let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff,
    0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f, 0x1f900...0x1f9ff, 0x20000...0x3fffd,
]

extension String {
    /// The text with spaces behind it up to a width in columns.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - columns(self))) }
}
