import Bytes
import Recovery
import RestockKit
import Safety

/// Whoever gives a package to a phone's recovery.
struct SideloadOwner: TerminalOwner {
    let face: Face

    func title(of prepared: PreparedSideload) -> String? { PhoneTitle.of(prepared.phone) }

    func introduce(_ prepared: PreparedSideload, isGiven: (Finding) -> Bool) {
        PlanScreen(face: face).introduce(
            phone: prepared.summary, plan: prepared.text, prepared.findings, isGiven: isGiven)
    }

    func showDryRun(_ prepared: PreparedSideload, needed: [String]) {
        PlanScreen(face: face).endDryRun(result: jsonLine(SideloadJSON(prepared, nil)), needed: needed)
    }

    func begins(_ prepared: PreparedSideload, run: Int64?) -> Any? {
        Interrupt.whileWriting(resumable: false)
        return Keeping.awake()
    }

    /// How far the recovery has read.
    func show(_ progress: SideloadProgress) {
        if face.json { return Console.out(jsonLine(SideloadProgressJSON(progress))) }
        guard Console.moves else { return }
        let again = progress.served - progress.distinct
        Console.moving(
            "the recovery has \(progress.distinct) of \(progress.blocks) blocks"
                + (again > 0 ? ", \(again) of them asked for again" : ""))
    }

    func show(_ report: SideloadReport, of prepared: PreparedSideload) {
        if face.json { return Console.out(jsonLine(SideloadJSON(prepared, report))) }
        let words = face.words
        let speed = report.seconds > 0 ? Double(report.progress.bytes) / report.seconds / 1e6 : 0
        Console.out(
            words.wrap(
                """
                The recovery took the package and ended with its word for success (DONEDONE): \(describe(bytes: report.progress.bytes)) in \
                \(fixed(report.seconds, decimals: 1)) s (\(fixed(speed, decimals: 1)) MB/s).
                """))
        Console.note(
            words.wrap(
                "Some recoveries say that before they have installed: the phone's screen has the last word. Leave the phone alone until it is done."
            ))
        if prepared.input.wipes { Console.note(words.wrap(words.say("flash.data-gone"))) }
        Console.note(words.wrap(words.say("flash.survives")))
    }
}

extension PreparedSideload {
    fileprivate var summary: String {
        "phone: \(PhoneTitle.of(phone)) at \(phone.address), in its recovery" + (phone.version.map { ", \($0)" } ?? "")
    }

    /// What is going to be done.
    fileprivate var text: String {
        let facts = package.facts
        let version = facts.metadata?.version.map { ", \($0)" } ?? ""
        return """
            sideload \(facts.fileName) (\(describe(bytes: facts.bytes))\(version)), verified
              1. offer it to the recovery\(validation == nil ? "" : ", with the token as it was given")
              2. serve the blocks that the recovery asks for, until it says how it went
            """
    }
}
