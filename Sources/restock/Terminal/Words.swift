import Bytes
import Plan
import RestockKit
import Safety

/// Text for a terminal, as strings, so that tests compare strings.
struct Words {
    let width: Int
    let colour: Bool
    /// The language of the words for owners.
    var say = Lexicon.english

    /// Breaks text at spaces so that no line is wider than the terminal. A word that is wider stands whole, so that it
    /// can be copied.
    func wrap(_ text: String, indent: Int = 0) -> String {
        let pad = String(repeating: " ", count: indent)
        return Self.plain(text).split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
            var lines: [String] = []
            var line = ""
            var used = indent
            for word in CommandWords.tied(paragraph.split(separator: " ")) {
                let size = columns(word)
                if !line.isEmpty, used + 1 + size > width {
                    lines.append(pad + line)
                    line = ""
                    used = indent
                }
                used += (line.isEmpty ? 0 : 1) + size
                line += (line.isEmpty ? "" : " ") + word
            }
            lines.append(line.isEmpty ? "" : pad + line)
            return lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// Text without what could steer a terminal or would not be seen; line breaks stay.
    static func plain(_ text: String) -> String { ForeignText.page(text) }

    /// Rows of a name and a value, the values below each other; a long value goes on below its beginning.
    func table(_ rows: [(String, String)], column: Int) -> String {
        rows.map { name, value in
            let lines = Words(width: width - column, colour: false).wrap(value).split(
                separator: "\n", omittingEmptySubsequences: false)
            // A path or a digest that has no room in the column has a line of its own, where more of it fits.
            if lines.count == 1, columns(value) > width - column, !value.contains(" ") { return "\(name)\n  \(value)" }
            return lines.enumerated().map { index, line in
                (index == 0 ? name : "").padded(to: column) + line
            }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// A finding: severity and gate, then sentence, evidence and advice, each indented. In the owner's language where it has the words.
    /// - Parameter isGiven: the command line has consented to it, so that nothing is going to be asked.
    func finding(_ finding: Finding, isGiven: Bool = false) -> String {
        let finding = finding.spoken(in: say)
        let colour =
            switch finding.severity {
            case .refuse: "1;31"
            case .confirm: "1;33"
            case .note: "1;36"
            }
        let mark = paint(say("finding.\(finding.severity.rawValue)"), colour)
        return """
            \(mark) (\(finding.gate.rawValue))
            \(wrap(finding.sentence, indent: 2))
            \(wrap(say("finding.because", ["text": finding.evidence]), indent: 4))
            \(wrap(finding.advice, indent: 4))
            """
                + (isGiven && finding.severity == .confirm ? "\n" + wrap(say("consent.given"), indent: 2) : "")
    }

    /// The end of a run that failed.
    /// - Parameters:
    ///   - isShown: the findings stand on the screen already, so that a refusal need not repeat them.
    ///   - saysUntouched: false where nothing could have been written, so that it need not be said.
    func failure(_ failure: Failure, isShown: Bool = false, saysUntouched: Bool = true) -> String {
        let brief = isShown ? failure.brief : nil
        return [
            wrap("restock: \(brief ?? failure.sentence)")
                .replacing("restock:", with: paint("restock:", "1;31"), maxReplacements: 1),
            saysUntouched || failure.state != Failure.untouched ? wrap(failure.state) : "",
            brief == nil ? wrap(failure.next) : "",
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// A line that keeps its own indent; what is too long goes on below, indented.
    func hang(_ line: String, indent: Int) -> String {
        guard columns(line) > width else { return line }
        let own = String(line.prefix { $0 == " " })
        let lines = Words(width: width - indent, colour: false).wrap(String(line.dropFirst(own.count)))
            .split(separator: "\n")
        return lines.enumerated().map { ($0 == 0 ? own : String(repeating: " ", count: indent)) + $1 }
            .joined(separator: "\n")
    }

    /// A help text whose lines on usage and on one option, which ArgumentParser leaves as long as they are, are folded between their
    /// parts.
    func usage(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if line.hasPrefix("Help:  ") { return hang(String(line), indent: 7) }
            guard line.lowercased().hasPrefix("usage: ") else { return String(line) }
            // A space within brackets holds together what one option is.
            var depth = 0
            let tied = line.map { letter -> Character in
                if "[<".contains(letter) { depth += 1 } else if "]>".contains(letter) { depth -= 1 }
                return letter == " " && depth > 0 ? "\u{A0}" : letter
            }
            return hang(String(tied), indent: 4).replacing("\u{A0}", with: " ")
        }.joined(separator: "\n")
    }

    /// A good end: its first word in green where standard output is a terminal that has colours.
    func verdict(_ word: String, _ text: String) -> String {
        let line = wrap("\(word) \(text)")
        return Console.outputIsTerminal ? line.replacing(word, with: paint(word, "1;32"), maxReplacements: 1) : line
    }

    func paint(_ text: String, _ code: String) -> String {
        colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
