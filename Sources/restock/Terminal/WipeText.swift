import Plan
import RestockKit
import Safety
import Transport

/// The words at the end of a wipe.
struct WipeText {
    let words: Words

    /// What happened, for standard output.
    func ended(_ report: WipeReport, at address: PhoneAddress) -> String {
        let said =
            switch report.plan.method {
            case .erase: words.say("wipe.by-bootloader", ["parts": report.wiped.joined(separator: ", ")])
            case .recoveryMessage where report.certainty == .awaitingRestart:
                words.say("wipe.by-message-unheard", ["phone": address.option])
            case .recoveryMessage: words.say("wipe.by-message")
            case _ where report.certainty == .unconfirmed: words.say("wipe.unconfirmed")
            case .formatData, .restartAndFormat: words.say("wipe.by-recovery", ["words": report.words])
            }
        return words.wrap(said)
    }

    /// What no wipe touches.
    var survives: String { words.wrap("\(words.say("flash.survives")) \(words.say("wipe.untouched"))") }

    /// What comes next; nil where the phone has left already.
    /// - Parameters:
    ///   - option: what names the phone where it is now.
    ///   - unfinished: its flash that is still to be finished.
    func next(_ method: WipeMethod, option: String, unfinished: UnfinishedFlash?) -> String? {
        if method == .recoveryMessage { return nil }
        let erased = method == .erase
        if let unfinished {
            let stands = words.say(erased ? "wipe.unfinished-in-fastboot" : "wipe.unfinished-in-recovery")
            return "\(words.wrap(stands))\n\(unfinished.commands)"
        }
        let stands = words.say(
            erased ? "wipe.next-in-fastboot" : "wipe.next-in-recovery", ["command": "restock reboot\(option)"])
        guard erased else { return words.wrap(stands) }
        let again = words.say("wipe.file-systems", ["command": "restock wipe --via recovery\(option)"])
        return words.wrap("\(stands)\n\(again)")
    }
}
