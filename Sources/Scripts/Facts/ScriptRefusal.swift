/// Why one line of a flash script is refused.
public enum ScriptRefusal: Sendable, Hashable {
    /// The line is not one of those that stock scripts are made of; the words say which part.
    case notUnderstood(String)
    /// The line belongs to the scripts of 2014, which restart in the middle and start an image without writing it.
    case unsupportedGeneration
    /// The line writes a partition table. One that does not fit the storage leaves a phone that only the emergency mode reaches.
    case partitionTable
    /// The line formats a partition that Android does not make a file system on by itself.
    case format
    /// The line switches the anti-rollback protection off. A phone that starts older firmware then is a brick.
    case disablesAntiRollback
    /// The line unlocks a bootloader.
    case unlocksBootloader
    /// The line erases, formats or writes by a vendor's command, whose target no check can see.
    case vendorWrite
    /// The line enters the emergency download mode.
    case emergencyMode
}

extension ScriptRefusal: CustomStringConvertible {
    /// The reason, to stand between the line number and the text of the line.
    public var description: String {
        switch self {
        case .notUnderstood(let what): "not a line that restock understands (\(what))"
        case .unsupportedGeneration:
            "a command of the 2014 generation of packages (restart in the middle), which restock does not support"
        case .partitionTable:
            "restock refuses scripts that write a partition table, because one that does not fit leaves a phone that does not start"
        case .format: "restock refuses scripts that format anything but cache and userdata"
        case .disablesAntiRollback:
            "restock refuses scripts that switch the anti-rollback protection off, because the phone can become a brick"
        case .unlocksBootloader: "restock refuses scripts that unlock a bootloader"
        case .vendorWrite: "restock refuses scripts that erase or write by an oem command"
        case .emergencyMode: "restock refuses scripts that enter the emergency download mode"
        }
    }
}
