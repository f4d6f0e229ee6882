import RestockKit
import Safety

/// Asks a person at the terminal. The word to type differs from gate to gate, so that nobody agrees by habit.
enum Question {
    /// The word is the same in every language, so that no keyboard has to be switched; the prompt says what it means.
    /// - Parameter phone: which phone it is about, as ``PhoneTitle`` has it; nil where the lines above the question say so.
    static func ask(_ finding: Finding, of phone: String? = nil, say: Lexicon = .english) -> Bool {
        let words = Words(width: Console.width, colour: Console.usesColour, say: say)
        let word = finding.consentWord ?? "yes"
        // The account warning stands right above its prompt; the others may have been scrolled away by the plan.
        if finding.gate != .accountBinding {
            let subject = [finding.gate.rawValue, phone].compactMap(\.self).joined(separator: ", ")
            Console.note(words.wrap("\(subject): \(finding.spoken(in: say).sentence)"))
        }
        Console.forgetTyped()
        Console.ask(say.has("consent.ask.\(word)") ? say("consent.ask.\(word)") : say("consent.ask", ["word": word]))
        guard let line = readLine() else {
            Console.note()
            return false
        }
        if agrees(line, to: finding) { return true }
        Console.note(words.wrap(say("consent.typed", ["typed": shown(line), "word": word])))
        return false
    }

    /// Whether what was typed is the word of a finding. A fixed word may be written in any case; one that names this very phone or
    /// region is typed as it is, because that shows that it was read.
    static func agrees(_ typed: String, to finding: Finding) -> Bool {
        guard let word = finding.consentWord else { return false }
        let typed = plain(typed)
        return finding.needsItsWord ? typed == word : typed.lowercased() == word
    }

    /// Without spaces around it, and with one space where there are several.
    static func plain(_ typed: String) -> String { typed.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// What was typed, as a sentence can hold it.
    private static func shown(_ typed: String) -> String {
        let typed = plain(typed)
        return typed.count <= 40 ? typed : typed.prefix(40) + "..."
    }
}
