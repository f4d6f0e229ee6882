/// What is known about one phone, each fact as it was read. Plain data: the survey fills it, gates and the planner read it.
public struct PhoneFacts: Sendable {
    /// Which program on the phone answers.
    public enum Mode: String, Sendable, Codable {
        /// The bootloader's.
        case fastboot
        /// Android's recovery, in user space. Fastboot packages are not flashed from here, updates are.
        case fastbootd
        /// A recovery that speaks ADB; it is not fastboot at all.
        case recovery
    }

    /// The bootloader lock. Three values, since a phone that does not say is neither.
    public enum Lock: String, Sendable, Codable {
        case locked, unlocked, unknown
    }

    /// How the phone is reached: `usb:1-2`, `tcp:127.0.0.1:5554`.
    public var address: String
    /// The answer to `getvar serialno`; nil where the phone tells none.
    public var serial: String?
    /// The answer to `getvar product`: the bare codename on all but old phones.
    public var product: String?
    /// Which program on it answers.
    public var mode: Mode
    /// As the phone says; `unknown` where it says nothing that can be read, which counts as neither.
    public var lock: Lock
    /// What the lock state was read from: `getvar unlocked: no`.
    public var lockEvidence: String
    /// The active slot, one letter; nil on phones without slots.
    public var currentSlot: String?
    /// Largest download in bytes; nil when the phone does not say, and then nothing is split.
    public var maxDownload: UInt64?
    /// Answers to `anti` and `rollback_ver`, the two anti-rollback variables; a name is missing when the phone gave no value for it.
    public var rollback: [String: Rollback]
    /// Anti-rollback variables that the phone clearly does not know, with its words: `GetVar Variable Not found`, or nothing for an
    /// empty OKAY. An answer that was lost, and a refusal in other words, is not among them: of that nobody knows what it hides.
    public var rollbackUnknown: [String: String]
    /// Millivolts.
    public var batteryMillivolts: Int?
    /// The phone's own verdict (`battery-soc-ok`); nil where it gives none.
    public var batteryOK: Bool?
    /// What the phone lists of its partitions, by name in lower case; nil when it lists none.
    public var partitions: [String: PhonePartition]?
    /// What its slots are said to be.
    public var slots: SlotFacts
    /// The answer to `snapshot-update-status`: `none`, `snapshotted`, `merging`; nil when the phone gives none.
    public var snapshot: String?
    /// How the connection behaved when it was tried; nil when it was not.
    public var link: LinkFacts?
    /// The firmware that is on it; nil when that is not known, as always where only fastboot was asked.
    public var installed: InstalledFirmware?
    /// Every variable that was asked for, with its answer; nil for one the phone does not know. Scripts' conditions are judged on it.
    public var variables: [String: String?]

    /// The variable with the month of the security patches of the system that answers; fastbootd knows it.
    public static let patchVariable = "security-patch-level"

    /// One anti-rollback variable.
    public enum Rollback: Sendable, Equatable {
        case number(Int)
        /// The phone answered, but not with a number.
        case unreadable(String)
    }

    /// A phone that has not been asked anything yet.
    public init(address: String) {
        self.address = address
        mode = .fastboot
        lock = .unknown
        lockEvidence = "the phone was not asked"
        rollback = [:]
        rollbackUnknown = [:]
        slots = SlotFacts()
        variables = [:]
    }

    /// The highest anti-rollback number that could be read, and its variable.
    public var highestRollback: (variable: String, number: Int)? {
        rollback.compactMap { entry -> (variable: String, number: Int)? in
            guard case .number(let number) = entry.value else { return nil }
            return (entry.key, number)
        }.max { ($0.number, $0.variable) < ($1.number, $1.variable) }
    }
}
