/// The logical partitions inside `super`, as fastbootd's `commands.cpp` and liblp's `MetadataBuilder` treat them.
///
/// There is one table for both slots: what fastbootd changes, it writes to the copies of the table of every slot. So it
/// knows `system_a` and `system_b` alike, and both take from the same space.
extension VirtualPhone {
    /// What `super` has for logical partitions, in bytes: its tables take the first MiB.
    var roomInSuper: UInt64 {
        let bytes = profile.partitions.first { $0.name == "super" }?.bytes ?? 0
        return bytes - min(bytes, 1 << 20)
    }

    /// Runs a change of the table and keeps it.
    func changingLogical(_ change: () -> Answer) -> Answer {
        guard state.unlocked else { return .fail("Command not available on locked devices") }
        let answer = change()
        save()
        return answer
    }

    func createLogical(_ words: [String]) -> Answer {
        guard words.count == 2 else { return .fail("Invalid partition name and size") }
        guard let bytes = DeviceOptions.size(words[1]) else { return .fail("Invalid partition size") }
        guard state.logical[words[0]] == nil else { return .fail("Partition already exists") }
        guard !words[0].isEmpty else { return .fail("Failed to add partition") }
        guard allot(bytes, to: words[0]) else { return .fail("Not enough space for partition") }
        return .okay("Partition created")
    }

    func resizeLogical(_ words: [String]) -> Answer {
        guard words.count == 2 else { return .fail("Invalid partition name and size") }
        guard let bytes = DeviceOptions.size(words[1]) else { return .fail("Invalid partition size") }
        guard state.logical[words[0]] != nil else { return .fail("Partition does not exist") }
        guard allot(bytes, to: words[0]) else { return .fail("Not enough space to resize partition") }
        return .okay("Partition resized")
    }

    /// What is not there counts as deleted.
    func deleteLogical(_ words: [String]) -> Answer {
        guard words.count == 1, !words[0].isEmpty else { return .fail("Invalid partition name") }
        state.logical[words[0]] = nil
        return .okay("Partition deleted")
    }

    /// Gives a partition its size, in whole blocks of 4096 bytes, where `super` has room for it. What lies there stays as it is: the
    /// table is changed, and nothing else is written.
    private func allot(_ bytes: UInt64, to name: String) -> Bool {
        guard bytes <= roomInSuper else { return false }
        let whole = (bytes + 4095) / 4096 * 4096
        let others = state.logical.reduce(UInt64(0)) { $0 + ($1.key == name ? 0 : $1.value) }
        guard others <= roomInSuper, whole <= roomInSuper - others else { return false }
        state.logical[name] = whole
        return true
    }
}
