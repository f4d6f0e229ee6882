import Fastboot
import Plan
import Transport

/// Asks a phone who it is. Nothing here changes the phone, and nothing is an `oem` command: some bootloaders hang on those.
///
/// About seven commands, whatever the package: `product`, one list of all variables, the three that a phone is lost over, and of
/// the rest what the list did not say.
public struct Survey {
    private let session: FastbootSession
    private let address: PhoneAddress

    public init(_ session: FastbootSession, address: PhoneAddress) {
        self.session = session
        self.address = address
    }

    /// Asked by themselves whatever the list says: what a phone is lost over is not taken from a list alone.
    private static let grave = ["unlocked", "anti", "rollback_ver"]

    /// Of those, the ones that phones of before about 2018 do not know.
    private static let rollback: Set = ["anti", "rollback_ver"]

    /// What every run wants to know beside those.
    private static let plain = [
        "serialno", "is-userspace", "current-slot", "max-download-size", "battery-soc-ok", "battery-voltage",
    ]

    /// Reads the facts.
    /// - Parameter questions: more variables, the ones that a script's guards depend on.
    public func read(also questions: [String] = []) throws(Failure) -> PhoneFacts {
        // A bootloader whose last write failed behind the back of an earlier host says that to the first question.
        var answers: [String: Variable?] = ["product": try ask("product", first: true)]
        if answers["product"] == .some(nil) { answers.updateValue(try ask("product"), forKey: "product") }
        let list = try list()
        var unknown: [String: String] = [:]
        for name in Self.grave {
            let (answer, words) = try askClearly(name)
            answers.updateValue(answer ?? list?[name], forKey: name)
            if answers[name] == .some(nil), Self.rollback.contains(name) { unknown[name] = words }
        }
        var rest = Self.plain + questions
        // Where there is no list, and where it has slots but does not say how an update of them stands.
        if list == nil { rest.append("slot-count") }
        let hasSlots = (list?["current-slot"] ?? list?["slot-count"]) != nil
        if list == nil || hasSlots { rest.append("snapshot-update-status") }
        for name in rest where answers[name] == nil {
            if let listed = list?[name] {
                answers.updateValue(listed, forKey: name)
            } else {
                answers.updateValue(try ask(name), forKey: name)
            }
        }

        var facts = PhoneFacts(address: "\(address)")
        for (name, answer) in answers { facts.variables.updateValue(answer?.trimmed, forKey: name) }
        facts.set(answers.compactMapValues(\.self))
        facts.set(list: list ?? [:])
        facts.rollbackUnknown = unknown
        return facts
    }

    /// - Parameter first: the first question of a connection is what tells whether there is one.
    private func ask(_ name: String, first: Bool = false) throws(Failure) -> Variable? {
        do throws(FastbootError) {
            return try first ? session.reach(name) : session.getvarOrNothing(name)
        } catch {
            throw Failure(survey: error, address: address, variable: name)
        }
    }

    /// The answer, and where there is none the phone's words if they say clearly that it does not know this variable: an empty OKAY, or
    /// a refusal that names a variable or a command as unknown. A refusal in other words may have another reason.
    private func askClearly(_ name: String) throws(Failure) -> (answer: Variable?, unknown: String?) {
        do throws(FastbootError) {
            let variable = Variable(try session.run(.getvar(name)).value)
            return variable.trimmed.isEmpty ? (nil, "") : (variable, nil)
        } catch {
            switch error {
            case .rejected(_, let reason, let kind):
                return (nil, [.unknownVariable, .unknownCommand].contains(kind) ? reason : nil)
            case .malformed:
                // No answer to this question; the others are asked once the phone is in step again. The gates do not take it for a number.
                do throws(FastbootError) { try session.regainStep() } catch {
                    throw Failure(survey: error, address: address, variable: name)
                }
                return (nil, nil)
            default: throw Failure(survey: error, address: address, variable: name)
            }
        }
    }

    /// All that the phone lists, without what it lists as empty; nil where it refuses to.
    private func list() throws(Failure) -> [String: Variable]? {
        do throws(FastbootError) {
            let values = try session.variables().filter { !$0.value.isEmpty }
            return values.isEmpty ? nil : values.mapValues(Variable.init)
        } catch {
            if case .rejected = error { return nil }
            throw Failure(survey: error, address: address, variable: "all")
        }
    }
}

extension Failure {
    init(survey error: FastbootError, address: PhoneAddress, variable: String) {
        self.init(
            .failed, "The phone at \(address) was asked for \(variable), and that failed: \(error).",
            state: "Nothing was written.",
            next: "Restart the phone into fastboot mode; prefer a USB 2.0 port or a hub, and another cable.",
            restarts: true)
    }
}
