import Fastboot
import Recovery
import Transport

/// Restarts a phone.
/// - Parameter target: `system`, `bootloader`, `recovery`, `fastboot` or `fastbootd` (both: user-space fastboot).
public func reboot(_ session: FastbootSession, address: PhoneAddress, to target: String) throws(Failure) {
    guard let destination = RebootTarget(name: target) else {
        throw Failure(
            .usage, "\"\(target)\" is no reboot target.", next: "Say system, bootloader, recovery or fastbootd.")
    }
    do throws(FastbootError) {
        try session.run(.reboot(destination))
    } catch {
        // It may leave the bus before its OKAY has been read: that is what a restart looks like.
        if error.isDisconnect { return }
        throw Failure(
            .failed, "The phone at \(address) did not restart to \(target): \(error).",
            next: "Hold Power for ten seconds to restart it by hand.")
    }
}

/// Restarts a phone that is in its recovery. Recoveries restart into the system alone.
public func reboot(_ session: RecoverySession, address: PhoneAddress, to target: String) throws(Failure) {
    guard target == "system" else {
        throw Failure(
            .usage, "The recovery at \(address) restarts into the system only, not into \(target).",
            next: "Type: restock reboot -s \(address)\nFor fastboot mode hold Power and Volume Down while it restarts.")
    }
    do throws(AdbError) {
        try session.connection.reboot()
    } catch {
        throw Failure(recovery: error, address: address, doing: "told to restart")
    }
}

extension RebootTarget {
    /// From the word on a command line or in a script: `system`, `bootloader`, `recovery`, `fastboot` or `fastbootd`.
    public init?(name: String) {
        switch name {
        case "system": self = .system
        case "bootloader": self = .bootloader
        case "recovery": self = .recovery
        case "fastboot", "fastbootd": self = .fastboot
        default: return nil
        }
    }
}

/// The `result` line of `reboot --json`.
public struct RebootJSON: Encodable, Sendable {
    public let type = "result"
    public let outcome = Outcome.done.word
    public let target: String

    public init(target: String) { self.target = target }
}
