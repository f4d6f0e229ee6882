import Bytes
import Plan
import RestockKit
import Safety

extension FlashScreen {
    /// The end of a dry run.
    func endDryRun(_ prepared: PreparedFlash, needed: [String]) {
        if json { return Console.out(jsonLine(FlashResultJSON(dryRun: prepared.plan))) }
        Console.endDryRun(needed: needed)
    }

    /// The verdict at the end, with what survived.
    func end(_ report: FlashReport, _ prepared: PreparedFlash) {
        rest()
        if json { return Console.out(jsonLine(FlashResultJSON(report))) }
        let speed = report.seconds > 0 ? Double(report.bytes) / report.seconds / 1e6 : 0
        Console.note()
        Console.out(
            words.verdict(
                words.say("flash.done"),
                words.say("flash.on-phone", ["package": "\(prepared.plan.package)"]) + "\n"
                    + words.say(
                        "flash.figures",
                        [
                            "count": "\(report.done)", "bytes": describe(bytes: report.bytes),
                            "seconds": fixed(report.seconds, decimals: 1), "speed": fixed(speed, decimals: 1),
                        ])))
        Console.note(words.wrap(words.say(prepared.plan.wipesData ? "flash.data-gone" : "flash.data-kept")))
        Console.note(words.wrap(words.say("flash.survives")))
        if prepared.plan.restarts {
            Console.note(words.wrap(words.say("flash.restarts")))
        }
    }
}

extension FlashPlan {
    /// The phone leaves fastboot at the end: it reboots, or locks itself and reboots.
    fileprivate var restarts: Bool {
        switch active.last?.action {
        case .reboot(nil), .lock: true
        default: false
        }
    }
}
