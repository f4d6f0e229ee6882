import Transport

/// The `result` line of `devices --json`.
public struct DevicesJSON: Encodable, Sendable {
    /// A phone on the bus, openable or not.
    public struct Device: Encodable, Sendable {
        let address: String
        let serial: String?
        /// `fastboot`, `fastbootd`, `sideload`, `recovery` or `adb`.
        let mode: String
        let speed: String?
        /// Why it cannot be opened; absent when it can.
        let problem: String?
    }

    public let type = "result"
    public let outcome = Outcome.done.word
    public let devices: [Device]

    /// - Parameter mode: what a phone is doing, by ``RecoveryFinder/mode(of:)``.
    public init(_ phones: [AttachedPhone], mode: (AttachedPhone) -> String) {
        devices = phones.map {
            Device(
                address: "\($0.address)", serial: $0.serial, mode: mode($0), speed: $0.speed,
                problem: $0.problem.map { "\($0)" })
        }
    }
}
