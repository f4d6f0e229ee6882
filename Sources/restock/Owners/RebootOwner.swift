import Fastboot
import RestockKit
import Safety
import Transport

/// Whoever restarts a phone. Nothing is shown of it but what is asked.
struct RebootOwner: TerminalOwner {
    let face: Face
    let target: String

    func title(of prepared: PreparedReboot) -> String? { nil }

    func introduce(_ prepared: PreparedReboot, isGiven: (Finding) -> Bool) {
        for finding in prepared.findings {
            if face.json {
                Console.out(jsonLine(FindingJSON(finding)))
            } else {
                Console.note(face.words.finding(finding, isGiven: isGiven(finding)) + "\n")
            }
        }
    }

    func showDryRun(_ prepared: PreparedReboot, needed: [String]) {}

    func begins(_ prepared: PreparedReboot, run: Int64?) -> Any? { nil }

    func show(_ address: PhoneAddress, of prepared: PreparedReboot) {
        if face.json { return Console.out(jsonLine(RebootJSON(target: target))) }
        // AOSP calls it fastboot, which to an owner is the other one.
        Console.out("The phone at \(address) restarts to \(target == "fastboot" ? "fastbootd" : target).")
        if RebootTarget(name: target) == .recovery, address.inRecovery != address {
            Console.note("In its recovery its name is: \(address.inRecovery)")
        }
    }
}
