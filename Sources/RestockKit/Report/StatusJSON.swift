import Plan
import Safety

/// The `result` line of `status --json`.
public struct StatusJSON: Encodable, Sendable {
    /// What the phone says of its battery; keys are absent where it says nothing.
    public struct Battery: Encodable, Sendable {
        let ok: Bool?
        let millivolts: Int?
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
    public let unfinishedFlash: UnfinishedJSON?

    public init(_ phone: PhoneFacts, unfinished: UnfinishedFlash? = nil) {
        unfinishedFlash = unfinished.map(UnfinishedJSON.init)
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

/// A flash that was interrupted.
public struct UnfinishedJSON: Encodable, Sendable {
    let run: Int64
    let package: String
    /// A sideload after it that did not finish it.
    let sideload: Int64?
    /// The command that finishes it, in fastboot mode.
    let next: String
    /// The restart that has to come before that.
    let clearing: String?

    init(_ flash: UnfinishedFlash) {
        (run, package, sideload, next) = (flash.run, flash.package, flash.sideload, flash.next)
        clearing = flash.clearing
    }
}
