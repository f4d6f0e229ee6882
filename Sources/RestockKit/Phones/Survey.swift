import Fastboot
import Plan
import Transport

/// Asks a phone who it is. Nothing here changes the phone.
public struct Survey {
    private let session: FastbootSession
    private let address: PhoneAddress

    public init(_ session: FastbootSession, address: PhoneAddress) {
        self.session = session
        self.address = address
    }

    /// The ten variables that every run asks for.
    private static let always = [
        "product", "serialno", "is-userspace", "unlocked", "anti", "rollback_ver", "current-slot", "max-download-size",
        "battery-soc-ok", "battery-voltage",
    ]

    /// Reads the facts.
    /// - Parameter questions: more variables, the ones that a script's guards depend on.
    public func read(also questions: [String] = []) throws(Failure) -> PhoneFacts {
        var answers: [String: Variable] = [:]
        var facts = PhoneFacts(address: "\(address)")
        for name in Self.always + questions where facts.variables[name] == nil {
            let answer: Variable?
            do throws(FastbootError) {
                answer = try session.getvar(name)
            } catch {
                throw Failure(survey: error, address: address, variable: name)
            }
            answers[name] = answer
            facts.variables.updateValue(answer?.trimmed, forKey: name)
        }
        facts.product = answers["product"]?.trimmed
        facts.serial = answers["serialno"]?.trimmed
        facts.mode = answers["is-userspace"]?.isYes == true ? .fastbootd : .fastboot
        facts.currentSlot = answers["current-slot"]?.slot
        facts.maxDownload = answers["max-download-size"]?.maxDownloadSize
        facts.batteryMillivolts = answers["battery-voltage"]?.integer.flatMap { Int(exactly: $0) }
        facts.batteryOK = answers["battery-soc-ok"]?.isYes
        facts.setLock(answers["unlocked"])
        for name in ["anti", "rollback_ver"] {
            guard let answer = answers[name] else { continue }
            facts.rollback[name] =
                answer.integer.flatMap { Int(exactly: $0) }.map { .number($0) } ?? .unreadable(answer.trimmed)
        }
        return facts
    }
}

extension PhoneFacts {
    fileprivate mutating func setLock(_ answer: Variable?) {
        switch answer?.isYes {
        case true: lock = .unlocked
        case false: lock = .locked
        default: lock = .unknown
        }
        lockEvidence =
            answer.map { "getvar unlocked: \($0.trimmed)" } ?? "getvar unlocked: the phone does not know this variable"
    }
}

extension Failure {
    init(survey error: FastbootError, address: PhoneAddress, variable: String) {
        self.init(
            .failed, "The phone at \(address) was asked for \(variable), and that failed: \(error).",
            state: "Nothing was written.",
            next: "Restart the phone into fastboot mode; prefer a USB 2.0 port or a hub, and another cable.")
    }
}
