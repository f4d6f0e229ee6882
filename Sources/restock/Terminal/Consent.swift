import RestockKit
import Safety

/// Asks a person at the terminal. The word to type differs from gate to gate, so that nobody agrees by habit.
enum Consent {
    static func ask(_ finding: Finding) -> Bool {
        let words = Words(width: Console.width, colour: Console.usesColour)
        Console.note(words.wrap("\(finding.gate.rawValue): \(finding.sentence)"))
        Console.ask("Type \"\(finding.consentWord ?? "yes")\" to go on, anything else to stop: ")
        guard let line = readLine() else {
            Console.note()
            return false
        }
        return line.split(separator: " ").joined(separator: " ") == finding.consentWord
    }
}
