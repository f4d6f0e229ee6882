/// What a name in `flash:` or `erase:` stands for.
struct FlashTarget {
    /// One copy of a partition.
    struct Copy {
        let name: String
        let bytes: UInt64
    }

    /// The name without a slot suffix.
    let base: String
    /// The copies that are written; two for a `_ab` name.
    let copies: [Copy]
    let type: String
    /// Whether the name ended in `_ab`.
    let isBoth: Bool
    var isLogical = false
}

extension VirtualPhone {
    /// Finds the partition of that name. For a bootloader a slotted name without suffix is the copy of the active slot;
    /// fastbootd looks for a block device of exactly that name, and it is the host that adds the slot.
    func target(_ name: String) -> FlashTarget? {
        if state.mode == .fastbootd, let target = logicalTarget(name) { return target }
        if let row = profile.partitions.first(where: { $0.name == name }) {
            guard row.slotted else { return FlashTarget(row, [name]) }
            guard state.mode == .fastboot, let slot = state.currentSlot else { return nil }
            return FlashTarget(row, ["\(name)_\(slot)"])
        }
        for slot in profile.slots where name.hasSuffix("_\(slot)") {
            let base = name.dropLast(slot.count + 1)
            if let row = profile.partitions.first(where: { $0.slotted && $0.name == base }) {
                return FlashTarget(row, [name])
            }
        }
        if profile.bothSlots, state.mode == .fastboot, name.hasSuffix("_ab"),
            let row = profile.partitions.first(where: { $0.slotted && $0.name == name.dropLast(3) })
        {
            return FlashTarget(row, profile.slots.map { "\(row.name)_\($0)" }, isBoth: true)
        }
        return nil
    }

    /// Every partition that the running mode knows, by its full name, in the order of the profile.
    var allPartitions: [FlashTarget] {
        let physical = profile.partitions.flatMap { row in
            row.slotted ? profile.slots.map { FlashTarget(row, ["\(row.name)_\($0)"]) } : [FlashTarget(row, [row.name])]
        }
        guard state.mode == .fastbootd else { return physical }
        return physical + state.logical.keys.sorted().compactMap(logicalTarget)
    }

    private func logicalTarget(_ name: String) -> FlashTarget? {
        guard let bytes = state.logical[name] else { return nil }
        return FlashTarget(
            base: name, copies: [.init(name: name, bytes: bytes)], type: "raw", isBoth: false, isLogical: true)
    }
}

extension FlashTarget {
    fileprivate init(_ row: PhoneProfile.PartitionRow, _ names: [String], isBoth: Bool = false) {
        self.init(
            base: row.name, copies: names.map { Copy(name: $0, bytes: row.bytes) }, type: row.type, isBoth: isBoth)
    }
}
