import Bytes

/// What a gate has to say.
public struct Finding: Sendable, Equatable {
    /// What a finding asks of the owner.
    public enum Severity: String, Sendable, Codable {
        /// Not possible: restock will not do it, and there is no flag for it.
        case refuse
        /// Not advised, or not to be undone: done only with consent that names the gate.
        case confirm
        /// Worth knowing.
        case note
    }

    /// The gate that says it; consents name it.
    public let gate: GateID
    /// What it asks of the owner.
    public let severity: Severity
    /// One sentence for the owner.
    public let sentence: String
    /// What was read, from where.
    public let evidence: String
    /// What to do, or what it means.
    public let advice: String
    /// For a confirm: the word that is typed to consent.
    public let consentWord: String?

    init(
        _ gate: GateID, _ severity: Severity, _ sentence: String, evidence: String, advice: String,
        consentWord: String? = nil
    ) {
        self.gate = gate
        self.severity = severity
        // Names and values of phones and packages went into them.
        self.sentence = ForeignText(sentence).description
        self.evidence = ForeignText(evidence).description
        self.advice = ForeignText.lines(advice)
        self.consentWord = severity == .confirm ? consentWord ?? "yes" : nil
    }

    private static let wantTheirWord: Set<GateID> = [.relock, .deviceMatch, .region, .unknownPartition, .oemCommand]

    /// True where consent is the word itself and not the gate's name: a list of names is too easily copied from another phone's run.
    public var needsItsWord: Bool { severity == .confirm && Self.wantTheirWord.contains(gate) }
}

/// The stable names of the gates, as `--accept` and reports use them.
public enum GateID: String, Sendable, CaseIterable, Codable {
    case packageIntegrity = "package-integrity"
    case packageAuthenticity = "package-authenticity"
    case unknownStep = "unknown-step"
    case scriptDifference = "script-difference"
    case identityPartition = "identity-partition"
    case unknownPartition = "unknown-partition"
    case oemCommand = "oem-command"
    case recoveryMessage = "recovery-message"
    case deviceMatch = "device-match"
    case bootloaderLocked = "bootloader-locked"
    case antiRollback = "anti-rollback"
    case partitionMissing = "partition-missing"
    case imageFits = "image-fits"
    case bootChain = "boot-chain"
    case withoutCRCLists = "without-crc-lists"
    case slotState = "slot-state"
    case snapshotMerge = "snapshot-merge"
    case battery
    case usbLink = "usb-link"
    case samePhone = "same-phone"
    case keepData = "keep-data"
    case region
    case dataLoss = "data-loss"
    case relock
    case accountBinding = "account-binding"
    case googleFRP = "google-frp"
    case unfinishedFlash = "unfinished-flash"
}
