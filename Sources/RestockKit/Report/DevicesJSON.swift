import Transport

/// The `result` line of `devices --json`.
public struct DevicesJSON: Encodable, Sendable {
    public struct Device: Encodable, Sendable {
        let address: String
        let serial: String?
        /// `fastboot`, `fastbootd` or `adb`.
        let mode: String
        let speed: String?
        /// Why it cannot be opened; absent when it can.
        let problem: String?
    }

    public let type = "result"
    public let outcome = Outcome.done.word
    public let devices: [Device]

    public init(_ phones: [AttachedPhone]) {
        devices = phones.map {
            Device(
                address: "\($0.address)", serial: $0.serial, mode: $0.mode.rawValue, speed: $0.speed,
                problem: $0.problem.map { "\($0)" })
        }
    }
}
