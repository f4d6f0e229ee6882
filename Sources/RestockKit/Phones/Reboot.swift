import Fastboot
import Transport

/// Restarts a phone.
/// - Parameter target: `system`, `bootloader`, `recovery` or `fastboot` (user-space fastboot).
public func reboot(_ session: FastbootSession, address: PhoneAddress, to target: String) throws(Failure) {
    do throws(FastbootError) {
        try session.run(.reboot(target == "system" ? .system : RebootTarget(target)))
    } catch {
        throw Failure(
            .failed, "The phone at \(address) did not restart to \(target): \(error).",
            next: "Hold Power for ten seconds to restart it by hand.")
    }
}

/// The `result` line of `reboot --json`.
public struct RebootJSON: Encodable, Sendable {
    public let type = "result"
    public let outcome = Outcome.done.word
    public let target: String

    public init(target: String) { self.target = target }
}
