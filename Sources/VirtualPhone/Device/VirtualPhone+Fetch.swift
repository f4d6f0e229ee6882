extension VirtualPhone {
    /// What fastbootd of a build for developers gives in one `fetch:`, in bytes (AOSP, `fastboot/device/commands.cpp`).
    static let fetchLimit: UInt64 = 0x1000_0000

    /// `fetch:NAME[:OFFSET[:COUNT]]`, with hex numbers. As in AOSP it gives vendor_boot alone, and on builds for developers alone.
    func fetch(_ argument: String, _ reply: Reply) throws(LinkError) -> Answer {
        guard options.userdebug else { return .fail("Fetch is not allowed on user build") }
        guard state.unlocked else { return .fail("Fetch is not allowed on locked devices") }
        let words = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard words.count <= 3, ["vendor_boot", "vendor_boot_a", "vendor_boot_b"].contains(words[0]) else {
            return .fail("Fetch is only allowed on [vendor_boot, vendor_boot_a, vendor_boot_b]")
        }
        guard let copy = target(words[0])?.copies.first else { return .fail("Could not open partition") }
        var numbers: [UInt64] = []
        for word in words.dropFirst() {
            guard let number = DeviceOptions.size(word) else { return .fail("Invalid number, must be integer") }
            numbers.append(number)
        }
        let offset = numbers.first ?? 0
        guard offset <= copy.bytes else { return .fail("Invalid offset") }
        let count = numbers.count > 1 ? numbers[1] : copy.bytes - offset
        guard count <= copy.bytes - offset, count <= Self.fetchLimit else { return .fail("Invalid size") }
        let partition: OpenPartition
        do throws(VirtualPhoneError) {
            partition = try folder.file(of: copy.name, bytes: copy.bytes).open()
        } catch {
            return .fail("\(error)")
        }
        let digits = String(count, radix: 16)
        try reply.send("DATA" + String(repeating: "0", count: 8 - digits.count) + digits)
        var place = offset
        while place < offset + count {
            let piece = min(1 << 20, offset + count - place)
            let bytes: [UInt8]
            do throws(VirtualPhoneError) { bytes = try partition.read(Int(piece), at: place) } catch { return .drop }
            try reply.give(bytes)
            place += piece
        }
        return .okay()
    }
}
