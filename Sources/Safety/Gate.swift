import Plan
import StockPackage

/// What a gate judges: plain data, already read. No gate does any input or output.
public struct GateInput: Sendable {
    /// What would be done to the phone.
    public let plan: FlashPlan
    /// Nil when no phone is there yet, as in `inspect`; gates that need one are silent then.
    public let phone: PhoneFacts?
    /// What the package says, and what reading it whole found.
    public let package: PackageFacts
    /// SHA-256, lower-case hex, of the vbmeta key of what was flashed onto such a phone before; nil where none is remembered.
    public let knownKey: String?
    /// Whether this phone was left in the middle of a flash.
    public let lastFlash: LastFlash
    /// Whether the owner has named `without-crc-lists`, so that the checksum lists are left out in any case.
    public let leavesListsOut: Bool

    public init(
        plan: FlashPlan, phone: PhoneFacts?, package: PackageFacts, knownKey: String? = nil,
        lastFlash: LastFlash = .finished, leavesListsOut: Bool = false
    ) {
        self.plan = plan
        self.phone = phone
        self.package = package
        self.knownKey = knownKey
        self.lastFlash = lastFlash
        self.leavesListsOut = leavesListsOut
    }
}

/// One reason to stop or to ask.
public struct Gate: Sendable {
    /// Its name, which consents and JSON use.
    public let id: GateID
    /// What it reads.
    public let reads: String
    /// Why it exists.
    public let why: String
    /// How it can speak, gravest first.
    public let severities: [Finding.Severity]
    let judge: @Sendable (GateInput) -> [Finding]

    init(
        id: GateID, reads: String, why: String, severities: [Finding.Severity] = [.refuse],
        judge: @escaping @Sendable (GateInput) -> [Finding]
    ) {
        self.id = id
        self.reads = reads
        self.why = why
        self.severities = severities
        self.judge = judge
    }

    /// Every gate, in the order in which an owner should hear of them.
    public static let all: [Gate] = [
        .accountBinding,
        .googleFRP,
        .packageIntegrity,
        .packageAuthenticity,
        .unknownStep,
        .scriptDifference,
        .identityPartition,
        .unknownPartition,
        .oemCommand,
        .recoveryMessage,
        .deviceMatch,
        .bootloaderLocked,
        .antiRollback,
        .partitionMissing,
        .imageFits,
        .bootChain,
        .withoutCRCLists,
        .slotState,
        .snapshotMerge,
        .battery,
        .usbLink,
        .samePhone,
        .unfinishedFlash,
        .keepData,
        .dataLoss,
        .region,
        .relock,
    ]

    /// The gates that lay the plan over the phone's partitions.
    private static let ofLayout: Set<GateID> = [
        .unknownPartition, .partitionMissing, .imageFits, .bootChain, .withoutCRCLists,
    ]

    /// The findings of all gates on one plan.
    ///
    /// How a package for another model would lie on this phone's partitions tells its owner nothing: those gates judge it alone then.
    public static func findings(on input: GateInput) -> [Finding] {
        let isForAnother = !(input.phone?.product ?? "").isEmpty && !isForThisPhone(input)
        let alone = GateInput(plan: input.plan, phone: nil, package: input.package, knownKey: input.knownKey)
        return all.flatMap { $0.judge(isForAnother && ofLayout.contains($0.id) ? alone : input) }
    }
}
