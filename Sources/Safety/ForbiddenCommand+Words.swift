extension ForbiddenCommand: CustomStringConvertible {
    /// The reason as a sentence for the owner.
    public var description: String {
        switch self {
        case .identity(let entry):
            entry.name.contains("*")
                ? "A partition of the family \(entry.name) holds \(entry.holds); restock never writes or erases it."
                : "\(entry.name) holds \(entry.holds); restock never \(entry.forbidden)."
        case .partitionTable:
            "This changes the table of partitions. One that does not fit leaves a phone that nothing can be flashed onto."
        case .noName:
            "This is no name that a partition can have: restock takes plain letters, digits, \"-\", \"_\" and \".\"."
        case .otherCase:
            "The phone spells this partition with other capitals; it would not find it, or would find another one."
        case .recoveryMessage: "This leaves a message for the phone's next start that no stock package has."
        case .antiRollback:
            "This switches the anti-rollback protection off, the way to a phone that never starts again."
        case .unlock: "restock unlocks no bootloader; Xiaomi's own program is the only way."
        case .loneLock: "restock locks a bootloader only at the end of a whole stock flash (--mode clean-lock)."
        case .oemWrite:
            "restock cannot see what this writes or erases. fastboot flash and fastboot erase name the partition."
        case .recoveryService:
            "This erases what makes the phone this phone, or touches Google's lock; restock never asks for it."
        case .emergencyMode: "restock does not use the emergency download mode."
        }
    }
}

extension IdentityPartitions.Entry {
    /// What restock never does to it; the one thing that stock scripts do is not among it.
    fileprivate var forbidden: String {
        switch stockUse {
        case .erase where stockProducts == nil: "writes it"
        case .flash where stockProducts == nil: "erases it"
        default: "writes or erases it"
        }
    }
}
