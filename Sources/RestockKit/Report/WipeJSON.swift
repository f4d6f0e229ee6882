import Plan

/// The event line of `wipe --json` before each step.
public struct WipeStepJSON: Encodable, Sendable {
    public let type = "step-start"
    /// Counted from 1.
    public let index: Int
    public let of: Int
    /// `erase`, `write-recovery-message`, `reboot`, `reboot-recovery`, `wait-for-recovery` or `format-data`.
    public let `do`: String
    public let partition: String?

    public init(_ index: Int, of count: Int, _ step: WipeStep) {
        self.index = index + 1
        of = count
        self.do = step.word
        partition = if case .erase(let name) = step { name } else { nil }
    }
}

extension WipeStep {
    /// The stable word in JSON.
    var word: String {
        switch self {
        case .erase: "erase"
        case .writeRecoveryMessage: "write-recovery-message"
        case .reboot: "reboot"
        case .rebootToRecovery: "reboot-recovery"
        case .waitForRecovery: "wait-for-recovery"
        case .formatData: "format-data"
        }
    }
}

/// The `result` line of `wipe --json`.
public struct WipeJSON: Encodable, Sendable {
    public let type = "result"
    public let outcome = Outcome.done.word
    public let dryRun: Bool?
    public let address: String
    public let serial: String?
    public let product: String?
    /// How: a word of ``WipeMethod``.
    public let method: String
    /// The words of the steps.
    public let steps: [String]
    /// A word of ``WipeReport/Certainty``: `done`, or `unconfirmed` where the recovery ended without a word, and so on.
    public let certainty: String?
    public let wiped: [String]
    public let notWiped: [String]
    /// What the recovery said, if anything.
    public let words: String?

    /// - Parameter report: nil for a dry run.
    public init(_ prepared: PreparedWipe, _ report: WipeReport?) {
        dryRun = report == nil ? true : nil
        address = "\(prepared.address)"
        serial = prepared.phone?.serial ?? prepared.recovery?.serial
        product = prepared.phone?.product ?? prepared.recovery?.codename
        method = prepared.plan.method.rawValue
        steps = prepared.plan.steps.map(\.word)
        certainty = report?.certainty.rawValue
        wiped = report?.wiped ?? []
        notWiped = report == nil ? [] : WipeReport.notWiped
        words = report.flatMap { $0.words.isEmpty ? nil : $0.words }
    }
}
