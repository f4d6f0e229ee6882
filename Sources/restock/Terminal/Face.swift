import RestockKit
import Safety

/// How a command was told to behave: what its options say of screens and consents.
struct Face {
    let json: Bool
    let dryRun: Bool
    /// What the command line has consented to.
    let accepted: Accepted
    let say: Lexicon

    /// For the terminal as wide as it is now.
    var words: Words { Words(width: Console.width, colour: Console.usesColour, say: say) }
}

/// Whoever typed a command: at a terminal, or in a script with `--accept`.
protocol TerminalOwner: Owner {
    var face: Face { get }
    /// The phone, as questions name it; nil where the lines above them do.
    func title(of prepared: Prepared) -> String?
}

extension TerminalOwner {
    var isDryRun: Bool { face.dryRun }
    var lostOutput: String? { LostOutput.sentence }

    func consenting(to prepared: Prepared) -> Consenting {
        let (say, title) = (face.say, title(of: prepared))
        // JSON is in English.
        return Consenting(
            face.accepted, say: face.json ? .english : say,
            ask: Console.canAsk && !face.json ? { Question.ask($0, of: title, say: say) } : nil)
    }

    func remark(_ sentence: String) { Console.remark(sentence) }

    func waits(_ ending: (Failure) -> Failure) { Interrupt.beforeWriting(ending) }

    func show(warning: Finding, isGiven: Bool) {
        if !face.json { Console.note(face.words.finding(warning, isGiven: isGiven) + "\n") }
    }

    func rests() {}
}
