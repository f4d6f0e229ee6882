import Bytes

extension DropInPolicy {
    /// The partitions that commands flash, as they are named. A bare name behind a change of the slot means another slot than before it,
    /// so it is left out.
    static func flashed(by commands: some Sequence<DropInCommand>) -> [String] {
        var names: [String] = []
        var isOtherSlot = false
        for command in commands {
            if case .setActive = command { isOtherSlot = true }
            for wire in command.wires where wire.hasPrefix("flash:") {
                names += wire.dropFirst(6).split(separator: "+").map(String.init).filter {
                    !isOtherSlot || PartitionName($0)?.slots.isEmpty == false
                }
            }
        }
        return names
    }

    /// Whether every copy of a partition that an erase empties is among what is flashed. Which slot a bare name means only the phone
    /// knows: it stands for the same one in both places, and for none that is named by its letter.
    static func isWritten(_ erased: String, by flashed: [String]) -> Bool {
        guard let erased = PartitionName(erased) else { return false }
        let same = flashed.compactMap { PartitionName($0) }.filter { $0.base == erased.base }
        let slots = Set(same.flatMap(\.slots))
        if erased.slots.isEmpty { return same.contains { $0.slots.isEmpty } || slots.isSuperset(of: ["a", "b"]) }
        return slots.isSuperset(of: erased.slots)
    }
}
