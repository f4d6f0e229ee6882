import Fastboot
import Plan

extension FastbootCommand {
    /// Gives the bootloader a list of checksums, which it keeps in memory only.
    var armsList: Bool {
        guard case .flash(let name) = self else { return false }
        return pseudoPartitions.contains(name)
    }
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
    /// Whether a raw image may travel in another form than its own: not where a bootloader holds what comes against a list, which may
    /// be in its memory from an earlier run.
    var mayConvert: Bool { !hasLists && !leavesListsOut }
}
