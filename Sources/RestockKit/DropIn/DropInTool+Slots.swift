import Fastboot

/// Which copy of a partition is meant.
extension DropInTool {
    /// Does something for each copy of a partition that `--slot` means: its name with the slot's letter where the phone says that it has
    /// slots, else as given.
    func onSlots(of partition: String, _ body: (String) throws(DropInError) -> Void) throws(DropInError) {
        try onSlots(of: partition, slot: slot, body)
    }

    /// The same for another slot than that of the command line.
    func onSlots(of partition: String, slot: String?, _ body: (String) throws(DropInError) -> Void) throws(DropInError)
    {
        let hasSlot = try value("has-slot:\(partition)")
        if slot == "all", hasSlot == nil {
            // Where the phone does not know `has-slot`, the names of the copies tell.
            guard try value("partition-size:\(partition)_a") != nil else {
                throw .stopped("Could not check if partition \(partition) has slot all")
            }
            for letter in ["a", "b"] { try body("\(partition)_\(letter)") }
            return
        }
        guard hasSlot == "yes" else {
            if let slot, slot != "all" {
                events(.line("Warning: \(partition) does not support slots, and slot \(slot) was requested."))
            }
            return try body(partition)
        }
        switch slot {
        case "all": for letter in letters(try slotCount()) { try body("\(partition)_\(letter)") }
        case let letter?: try body("\(partition)_\(letter)")
        case nil:
            let letter = try currentSlot()
            guard !letter.isEmpty else { throw .stopped("Failed to identify current slot") }
            try body("\(partition)_\(letter)")
        }
    }

    /// The slot that a word on the command line means.
    /// - Throws: ``DropInError/said`` for one that the phone does not have, after the list of those that it has.
    func verify(slot: String, allowsAll: Bool) throws(DropInError) -> String {
        if slot == "all", allowsAll { return "all" }
        let count = try slotCount()
        guard count > 0 else { throw .stopped(slot == "all" ? "No known slots" : "Device does not support slots") }
        if slot == "all" { return "a" }
        if slot == "other" {
            guard let other = other(than: try currentSlot(), of: count) else { throw .stopped("No known slots") }
            return other
        }
        guard letters(count).contains(slot) else {
            events(.line("Slot \(slot) does not exist. supported slots are:"))
            for letter in letters(count) { events(.line(letter)) }
            throw .said
        }
        return slot
    }

    /// The letter of the slot in use; empty where the phone does not say.
    func currentSlot() throws(DropInError) -> String {
        Variable(try value("current-slot") ?? "").slot ?? ""
    }

    func slotCount() throws(DropInError) -> Int {
        if let knownSlots { return knownSlots }
        let count = Variable(try value("slot-count") ?? "").integer.map { Int(min($0, 26)) } ?? 0
        knownSlots = count
        return count
    }

    /// The slot that is not in use.
    func other(than current: String, of count: Int) -> String? {
        let all = letters(count)
        guard count > 1, let index = all.firstIndex(of: current) else { return nil }
        return all[(index + 1) % count]
    }

    private func letters(_ count: Int) -> [String] {
        (0..<count).map { String(UnicodeScalar(UInt8(0x61 + $0))) }
    }
}
