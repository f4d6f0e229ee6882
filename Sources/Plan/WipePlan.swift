/// How the owner's data are wiped.
public enum WipeMethod: String, Sendable, Codable, CaseIterable {
    /// Xiaomi's recovery is asked to (`format-data:`); the bootloader may be locked.
    case formatData = "format-data"
    /// The phone is restarted into its recovery, which is then asked to: the way with a locked bootloader.
    case restartAndFormat = "restart-and-format"
    /// A message for the recovery is written where it looks for one when it starts (`misc`).
    case recoveryMessage = "recovery-message"
    /// The bootloader erases userdata and metadata.
    case erase
}

/// One thing that is done for a wipe.
public enum WipeStep: Sendable, Equatable {
    case erase(partition: String)
    /// AOSP's bootloader message with `--wipe_data`, at the beginning of `misc`.
    case writeRecoveryMessage
    /// Restarts; the message makes the phone start its recovery.
    case reboot
    case rebootToRecovery
    /// The owner chooses "Connect with MIAssistant" on the phone, and the same phone comes back.
    case waitForRecovery
    case formatData

    /// The data of the owner are gone after it, sooner or later.
    public var wipes: Bool {
        switch self {
        case .erase, .writeRecoveryMessage, .formatData: true
        case .reboot, .rebootToRecovery, .waitForRecovery: false
        }
    }
}

extension WipeStep: CustomStringConvertible {
    public var description: String {
        switch self {
        case .erase(let partition): "erase \(partition)"
        case .writeRecoveryMessage: "leave the message \"wipe data\" for the recovery in misc"
        case .reboot: "reboot; the phone starts its recovery, which wipes the data"
        case .rebootToRecovery: "reboot to the recovery"
        case .waitForRecovery: "wait for the same phone in its recovery (Connect with MIAssistant)"
        case .formatData: "have the recovery erase the data (format-data:)"
        }
    }
}

/// What a wipe does to one phone, in order. Plain data that prints itself.
public struct WipePlan: Sendable, Equatable {
    /// Which of the ways to wipe it is.
    public let method: WipeMethod
    /// What is done, in order.
    public let steps: [WipeStep]

    /// - Parameter phone: for ``WipeMethod/erase``: which partitions there are.
    public init(_ method: WipeMethod, phone: PhoneFacts? = nil) {
        self.method = method
        switch method {
        case .formatData: steps = [.formatData]
        case .restartAndFormat: steps = [.rebootToRecovery, .waitForRecovery, .formatData]
        case .recoveryMessage: steps = [.writeRecoveryMessage, .reboot]
        case .erase:
            // Where a phone lists its partitions and has no metadata, there is none to erase.
            let hasMetadata = phone?.partitions == nil || phone?.has("metadata") == true
            steps = [.erase(partition: "userdata")] + (hasMetadata ? [.erase(partition: "metadata")] : [])
        }
    }

    /// Whether it is done from fastboot mode.
    public var isFastboot: Bool { method == .erase || method == .recoveryMessage }
}

extension WipePlan: CustomStringConvertible {
    public var description: String {
        (["wipe, \(method.rawValue): \(steps.count) step\(steps.count == 1 ? "" : "s")"]
            + steps.enumerated().map { "  \($0 + 1). \($1)" }).joined(separator: "\n")
    }
}
