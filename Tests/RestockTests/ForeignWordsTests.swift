import Bytes
import RestockKit
import Testing

@testable import Safety
@testable import restock

/// Words of phones and packages through the renderers of the terminal: made at random from letters that steer, hide and turn round.
@Suite("Foreign words on the screen") struct ForeignWordsTests {
    private static let letters: [Unicode.Scalar] = [
        "a", "Z", "0", " ", "\"", ":", ".", "\n", "\r", "\t", "\u{1B}", "[", "m", "\u{7F}", "\u{85}", "\u{9B}",
        "\u{200B}",
        "\u{200E}", "\u{202E}", "\u{2028}", "\u{2029}", "\u{2066}", "\u{FEFF}", "\u{AD}", "é", "中", "क",
    ]

    @Test("a finding has the lines of restock and no more, at every width", arguments: [40, 80, 120])
    func finding(width: Int) {
        var dice = Dice(state: UInt64(width))
        for _ in 0..<500 {
            let scalars = (0..<Int.random(in: 0...40, using: &dice)).map { _ in
                Self.letters.randomElement(using: &dice)!
            }
            let text = String(String.UnicodeScalarView(scalars))
            let finding = Finding(
                .battery, .refuse, "The phone's name is \(text).", evidence: "it says \(text)", advice: "Go on.")
            let shown = Words(width: width, colour: false).finding(finding)
            for line in shown.split(separator: "\n", omittingEmptySubsequences: false) {
                #expect(line.isEmpty || line.hasPrefix("  ") || line.hasPrefix("REFUSED"), "\(text.debugDescription)")
            }
            let visible = shown.unicodeScalars.allSatisfy { $0 == "\n" || ForeignText.isVisible($0) }
            #expect(visible, "\(text.debugDescription)")
        }
    }

    @Test("a message of the phone is one line behind its mark") func message() {
        let screen = DropInScreen.text(.message(.info("a\u{202E}b")))
        #expect(screen == "(bootloader) a\\u{202E}b\n")
        #expect(DropInScreen.text(.failed("x\u{1B}[2K")) == "FAILED (x\\u{1B}[2K)\n")
    }

    @Test("JSON says the same with letters that are seen") func json() {
        #expect(jsonLine(["a\u{202E}\u{E0041}\u{200B}é\n"]) == #"["a\u202e\udb40\udc41\u200bé\n"]"#)
    }
}

/// The same numbers every time (Knuth's MMIX constants).
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
