import Plan
import RestockKit
import Safety

/// Text for a terminal, as strings, so that tests compare strings.
struct Words {
    let width: Int
    let colour: Bool

    /// Breaks text at spaces so that no line is wider than the terminal.
    func wrap(_ text: String, indent: Int = 0) -> String {
        let pad = String(repeating: " ", count: indent)
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
            var lines: [String] = []
            var line = ""
            for word in paragraph.split(separator: " ") {
                if !line.isEmpty, indent + line.count + 1 + word.count > width {
                    lines.append(pad + line)
                    line = ""
                }
                line += (line.isEmpty ? "" : " ") + word
            }
            lines.append(line.isEmpty ? "" : pad + line)
            return lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// A finding: severity and gate, then sentence, evidence and advice, each indented.
    func finding(_ finding: Finding) -> String {
        let mark =
            switch finding.severity {
            case .refuse: paint("REFUSED", "1;31")
            case .confirm: paint("CONSENT NEEDED", "1;33")
            case .note: paint("NOTE", "1;36")
            }
        return """
            \(mark) (\(finding.gate.rawValue))
            \(wrap(finding.sentence, indent: 2))
            \(wrap("Read: " + finding.evidence, indent: 4))
            \(wrap(finding.advice, indent: 4))
            """
    }

    func failure(_ failure: Failure) -> String {
        [
            wrap("restock: \(failure.sentence)").replacing(
                "restock:", with: paint("restock:", "1"), maxReplacements: 1),
            wrap(failure.state), wrap(failure.next),
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    func paint(_ text: String, _ code: String) -> String {
        colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
