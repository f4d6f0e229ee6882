/// What was read of a phone's accounts. Names never come this far: only whether there is one.
public struct AccountEvidence: Sendable, Equatable {
    /// How the phone was reached.
    public enum Mode: String, Sendable, CaseIterable {
        case fastboot
        /// The stock recovery's Mi Assistant.
        case recovery
        /// Started, with USB debugging allowed for this computer.
        case adb

        /// The key of its name in the lexicon.
        public var nameKey: String { "mode.\(rawValue).name" }
        /// The key of what can be read of accounts in it.
        public var readableKey: String { "mode.\(rawValue).can" }
        /// The key of what cannot.
        public var unreadableKey: String { "mode.\(rawValue).cannot" }
    }

    /// Whether an account was seen.
    public enum Sighting: String, Sendable, Codable, CaseIterable {
        case seen
        /// The list was read whole and held none. No proof: the phone may have been wiped before.
        case notSeen = "not-seen"
        /// There was no list to read.
        case unknown
    }

    /// How the phone was reached.
    public let mode: Mode
    /// A `com.xiaomi` account.
    public let mi: Sighting
    /// A `com.google` account.
    public let google: Sighting
    /// Android's properties about locks, by name; what was not answered is missing.
    public let properties: [String: String]

    public init(mode: Mode, mi: Sighting, google: Sighting, properties: [String: String] = [:]) {
        self.mode = mode
        self.mi = mi
        self.google = google
        self.properties = properties
    }

    /// A mode in which neither can be read.
    public static func unreadable(in mode: Mode) -> AccountEvidence {
        AccountEvidence(mode: mode, mi: .unknown, google: .unknown)
    }
}
