import Plan
import Safety

/// The `result` line of `status --json` for a phone in its recovery.
public struct RecoveryJSON: Encodable, Sendable {
    public let type = "result"
    public let outcome = Outcome.done.word
    public let address: String
    /// `sideload` or `recovery`.
    public let mode: String
    /// Whether it is Xiaomi's Mi Assistant.
    public let miAssistant: Bool
    public let serial: String?
    /// The bare codename.
    public let product: String?
    /// The codename with its region.
    public let variant: String?
    public let version: String?
    /// The region of the installed firmware.
    public let region: String?
    /// The Android version that it is made from.
    public let codebase: String?
    public let branch: String?
    public let language: String?
    /// The country that is set on the phone.
    public let country: String?
    /// `1` for China, `2` for everywhere else.
    public let romZone: String?
    public let recoveryVersion: String?
    public let account: AccountVerdictJSON
    public let unfinishedFlash: UnfinishedJSON?

    public init(_ phone: RecoveryPhone, unfinished: UnfinishedFlash? = nil) {
        unfinishedFlash = unfinished.map(UnfinishedJSON.init)
        address = phone.address
        mode = phone.mode
        miAssistant = phone.isMiAssistant
        serial = phone.serial
        product = phone.codename
        variant = phone.variant
        version = phone.version
        region = phone.region?.rawValue
        codebase = phone.answers[.codebase]
        branch = phone.answers[.branch]
        language = phone.answers[.language]
        country = phone.answers[.country]
        romZone = phone.answers[.zone]
        recoveryVersion = phone.answers[.recoveryVersion]
        account = AccountVerdictJSON(AccountVerdict(.unreadable(in: .recovery)))
    }
}
