import Fastboot

/// A system update that is being merged into the phone's partitions.
extension DropInTool {
    /// What the merge reads from and writes to: without any of it the phone has half of two systems.
    private static let merged: Set = ["super", "userdata", "metadata"]

    /// Refuses to write or erase what a merge needs, while one is going on.
    /// - Parameter name: a partition, with or without its slot.
    /// - Throws: ``DropInError/refused(_:next:)``; ``DropInError/command(_:)`` where the phone fails.
    func refuseDuringMerge(writing name: String) throws(DropInError) {
        guard Self.merged.contains(name) else { return }
        try refuseDuringMerge("changing \(name)")
    }

    /// Refuses whatever breaks a merge off, while one is going on. A phone that knows no `snapshot-update-status` has none.
    /// - Parameter act: what would do it, as the subject of a sentence.
    /// - Throws: ``DropInError/refused(_:next:)``; ``DropInError/command(_:)`` where the phone fails.
    func refuseDuringMerge(_ act: String) throws(DropInError) {
        guard try value("snapshot-update-status") == "merging" else { return }
        throw .refused(
            "The phone is in the middle of merging a system update (snapshot-update-status: merging); \(act) now leaves half of two systems.",
            next: """
                Start the phone and let it finish, or: fastboot reboot fastboot, then fastboot snapshot-update merge. \
                Nothing was changed.
                """)
    }
}
