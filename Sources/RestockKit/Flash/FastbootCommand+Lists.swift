import Fastboot
import Plan

extension FastbootCommand {
    /// Gives the bootloader a list of checksums, which it keeps in memory only.
    var armsList: Bool {
        guard case .flash(let name) = self else { return false }
        return Self.checksumLists.contains(name)
    }

    /// The names under which bootloaders take such lists: no partitions.
    static let checksumLists: Set<String> = ["crclist", "sparsecrclist"]
}

extension Rejection {
    /// The phone refused to begin: nothing was stored.
    var isBeforeAnyWrite: Bool {
        switch self {
        case .locked, .critical, .unknownCommand, .noSuchPartition, .snapshot: true
        default: false
        }
    }
}

extension FlashPlan {
    /// Whether a raw image may travel in another form than its own: not where a bootloader holds what comes against a list.
    var mayConvert: Bool {
        !active.contains { step in
            guard case .flash(let partition, _, _, _) = step.action else { return false }
            return FastbootCommand.checksumLists.contains(partition)
        }
    }
}
