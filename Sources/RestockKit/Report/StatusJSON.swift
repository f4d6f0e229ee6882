import Plan
import Safety

/// The `result` line of `status --json`.
public struct StatusJSON: Encodable, Sendable {
    /// What the phone says of its battery; keys are absent where it says nothing.
    public struct Battery: Encodable, Sendable {
        let ok: Bool?
        let millivolts: Int?
    }

    /// A flash that was interrupted.
    public struct Unfinished: Encodable, Sendable {
        let run: Int64
        let package: String
        /// The command that finishes it.
        let next: String
    }

    public let type = "result"
    public let outcome = Outcome.done.word
    public let address: String
    public let serial: String?
    public let product: String?
    public let mode: String
    /// `locked`, `unlocked` or `unknown`.
    public let bootloader: String
    /// What the lock state was read from.
    public let evidence: String
    public let currentSlot: String?
    public let antiRollback: Int?
    public let battery: Battery
    public let account: AccountVerdictJSON
    public let unfinishedFlash: Unfinished?

    public init(_ phone: PhoneFacts, unfinished: UnfinishedFlash? = nil) {
        unfinishedFlash = unfinished.map { Unfinished(run: $0.run, package: $0.package, next: $0.next) }
        address = phone.address
        serial = phone.serial
        product = phone.product
        mode = phone.mode.rawValue
        bootloader = phone.lock.rawValue
        evidence = phone.lockEvidence
        currentSlot = phone.currentSlot
        antiRollback = phone.highestRollback?.number
        battery = Battery(ok: phone.batteryOK, millivolts: phone.batteryMillivolts)
        account = AccountVerdictJSON(AccountVerdict(.unreadable(in: .fastboot)))
    }
}
