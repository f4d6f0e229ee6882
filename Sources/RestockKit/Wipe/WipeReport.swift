import Plan

/// What was done, and what was not.
public struct WipeReport: Sendable, Equatable {
    /// How sure it is that the data are gone.
    public enum Certainty: String, Sendable {
        /// The bootloader or the recovery said that it has done it.
        case done
        /// The phone's recovery has been told to, and does it when it starts: nobody here sees how that ends.
        case ordered
        /// The same, and the phone was gone before it answered to the restart: it may still have to be restarted.
        case awaitingRestart = "awaiting-restart"
    }

    public let plan: WipePlan
    public let certainty: Certainty
    /// The recovery's own words, where it had any.
    public let words: String

    /// The stable names of what was wiped.
    public var wiped: [String] {
        switch plan.method {
        case .erase: plan.steps.compactMap { if case .erase(let partition) = $0 { partition } else { nil } }
        case .formatData, .restartAndFormat, .recoveryMessage: ["userdata"]
        }
    }

    /// The stable names of what was not.
    public static let notWiped = [
        "mi-account-lock", "google-lock", "bootloader-lock", "firmware", "identity-partitions",
    ]
}
