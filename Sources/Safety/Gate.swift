import Plan
import StockPackage

/// What a gate judges: plain data, already read. No gate does any input or output.
public struct GateInput: Sendable {
    public let plan: FlashPlan
    /// Nil when no phone is there yet, as in `inspect`; gates that need one are silent then.
    public let phone: PhoneFacts?
    public let package: PackageFacts
    /// SHA-256, lower-case hex, of the vbmeta key of what was flashed onto such a phone before; nil where none is remembered.
    public let knownKey: String?

    public init(plan: FlashPlan, phone: PhoneFacts?, package: PackageFacts, knownKey: String? = nil) {
        self.plan = plan
        self.phone = phone
        self.package = package
        self.knownKey = knownKey
    }
}

/// One reason to stop or to ask.
public struct Gate: Sendable {
    public let id: GateID
    /// What it reads.
    public let reads: String
    /// Why it exists.
    public let why: String
    let judge: @Sendable (GateInput) -> [Finding]

    /// Every gate, in the order in which an owner should hear of them.
    public static let all: [Gate] = [
        .accountBinding, .packageIntegrity, .packageAuthenticity, .unknownStep, .identityPartition, .deviceMatch,
        .bootloaderLocked,
        .antiRollback, .dataLoss,
        .relock,
    ]

    /// The findings of all gates on one plan.
    public static func findings(on input: GateInput) -> [Finding] {
        all.flatMap { $0.judge(input) }
    }
}
