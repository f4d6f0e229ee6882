extension VirtualPhone {
    func setActive(_ argument: String) -> Answer {
        guard state.unlocked else { return .fail(dialect.slotLocked) }
        let slot = argument.hasPrefix("_") ? String(argument.dropFirst()) : argument
        guard !profile.slots.isEmpty else { return .fail("slots are not supported") }
        guard state.slots[slot] != nil else { return .fail("slot \(slot) does not exist") }
        state.currentSlot = slot
        state.slots[slot] = .init(successful: false)
        save()
        return .okay()
    }

    func oem(_ words: String, _ reply: Reply) throws(LinkError) -> Answer {
        guard state.mode == .fastboot else { return .fail("Unable to open fastboot HAL") }
        switch words {
        case "lock": return try lock(reply)
        case _ where words == "unlock" || words.hasPrefix("unlock "): return .fail("Token Verify Failed")
        default: break
        }
        guard let row = profile.oem.first(where: { $0.command == words }) else { return unknown("oem \(words)") }
        if row.hangs == true {
            hangs = true
            return .silence
        }
        for line in row.info { try reply.info(filled(line)) }
        return .okay()
    }

    func flashing(_ word: String, _ reply: Reply) throws(LinkError) -> Answer {
        switch word {
        case "lock": return try lock(reply)
        case "unlock", "unlock_critical", "lock_critical": return .fail("Token Verify Failed")
        case "get_unlock_ability":
            try reply.info("get_unlock_ability: \(state.unlocked ? 1 : 0)")
            return .okay()
        default: return unknown("flashing \(word)")
        }
    }

    /// Locks the bootloader, wipes user data and reboots, as Xiaomi's bootloaders do by themselves.
    private func lock(_ reply: Reply) throws(LinkError) -> Answer {
        guard state.unlocked else {
            try reply.info("Device already : locked!")
            return .okay()
        }
        if let failure = finishJob() { return .fail("Last flash failed: \(failure)") }
        if let row = profile.partitions.first(where: { $0.name == "userdata" }), !options.discard {
            do throws(VirtualPhoneError) {
                try folder.file(of: row.name, bytes: row.bytes).erase()
            } catch {
                return .fail("\(error)")
            }
        }
        state.unlocked = false
        state.wiped = true
        save()
        nextMode = .gone
        return .okay()
    }

    private func filled(_ line: String) -> String {
        guard let open = line.firstIndex(of: "{"), let close = line.firstIndex(of: "}") else { return line }
        let word =
            switch line[open...close] {
            case "{unlocked}": state.unlocked ? "true" : "false"
            case "{locked}": state.unlocked ? "0" : "1"
            default: String(line[open...close])
            }
        return line[..<open] + word + line[line.index(after: close)...]
    }
}
