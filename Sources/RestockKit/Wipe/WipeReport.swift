import Plan

/// What was done, and what was not.
public struct WipeReport: Sendable, Equatable {
    /// How sure it is that the data are gone.
    public enum Certainty: String, Sendable {
        /// The bootloader or the recovery said that it has done it.
        case done
        /// The recovery came to the end of `format-data:` without a word. No text says what a recovery does that could not: it may have
        /// closed as silently.
        case unconfirmed
        /// The phone's recovery has been told to, and does it when it starts: nobody here sees how that ends.
        case ordered
        /// The same, and the phone was gone before it answered to the restart: it may still have to be restarted.
        case awaitingRestart = "awaiting-restart"
    }

    public let plan: WipePlan
    public let certainty: Certainty
    /// The recovery's own words, where it had any.
    public let words: String

    /// The stable names of what was wiped; of nothing that is not known to be.
    public var wiped: [String] {
        switch plan.method {
        case _ where certainty == .unconfirmed: []
        case .erase: plan.steps.compactMap { if case .erase(let partition) = $0 { partition } else { nil } }
        case .formatData, .restartAndFormat, .recoveryMessage: ["userdata"]
        }
    }

    /// The stable names of what was not.
    public static let notWiped = [
        "mi-account-lock", "google-lock", "bootloader-lock", "firmware", "identity-partitions",
    ]
}
