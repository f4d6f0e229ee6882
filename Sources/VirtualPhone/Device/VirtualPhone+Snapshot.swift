/// System updates that came over the air and wait, or are being merged.
extension VirtualPhone {
    /// `snapshot-update`, `snapshot-update:cancel`, `snapshot-update:merge`.
    func snapshotUpdate(_ what: String, _ reply: Reply) throws(LinkError) -> Answer {
        guard state.unlocked else { return .fail(dialect.snapshotLocked) }
        guard !profile.logical.isEmpty else { return unknown("snapshot-update") }
        switch (what, state.mode) {
        case ("", .fastbootd):
            try reply.info(state.snapshot ?? "none")
            return .okay()
        case ("cancel", _):
            state.snapshot = nil
        case ("merge", .fastbootd):
            guard state.snapshot == "merging" else { return .fail("No snapshot merge is in progress") }
            state.snapshot = nil
        // Reported of Xiaomi's bootloaders: they take the word and leave the work to fastbootd.
        case ("merge", _): break
        default:
            return state.mode == .fastbootd ? .fail("Invalid parameter to snapshot-update") : unknown("snapshot-update")
        }
        save()
        return .okay(state.mode == .fastbootd ? "Success" : "")
    }

    /// What fastbootd says to a change of a partition that a merge needs; nil where it may be changed.
    func refusalWhileMerging(_ verb: String, _ name: String) -> String? {
        guard state.snapshot == "merging", ["userdata", "metadata", "misc"].contains(name) else { return nil }
        return "Cannot \(verb) \(name) while a snapshot update is in progress"
    }
}
