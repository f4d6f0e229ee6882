import Safety

/// What binds a phone to an account, as far as it could be read.
public struct AccountVerdictJSON: Encodable, Sendable {
    /// `very-likely-bound` or `assume-bound`. There is no word for a phone that is free: nothing that can be read proves it.
    public let verdict: String
    /// Whether a Mi account was seen: `seen`, `not-seen` or `unknown`.
    public let evidence: String
    /// The same of a Google account; absent where no mode of the phone shows it.
    public let google: String?

    public init(_ verdict: AccountVerdict) {
        self.verdict = verdict.binding.rawValue
        evidence = verdict.evidence.mi.rawValue
        google = verdict.evidence.mode == .adb ? verdict.evidence.google.rawValue : nil
    }
}

/// The `result` line of `status --json` for a phone that has been started.
public struct BootedJSON: Encodable, Sendable {
    public let type = "result"
    public let outcome = Outcome.done.word
    public let address: String?
    public let serial: String
    public let product: String?
    public let mode = "adb"
    /// `locked`, `unlocked` or `unknown`: what Android says, which counts less than what fastboot says.
    public let bootloader: String
    /// What the lock state was read from.
    public let evidence: String
    /// Android's properties that were read, by name.
    public let properties: [String: String]
    public let account: AccountVerdictJSON

    public init(_ phone: BootedPhone) {
        address = phone.address
        serial = phone.serial
        product = phone.properties[.modDevice]
        bootloader = phone.verdict.bootloader.rawValue
        evidence = phone.verdict.bootloaderEvidence.joined(separator: ", ")
        properties = phone.verdict.evidence.properties
        account = AccountVerdictJSON(phone.verdict)
    }
}
