extension VirtualPhone {
    /// Runs one command up to its final answer, which the caller sends.
    func run(_ command: String, _ reply: Reply) throws(LinkError) -> Answer {
        let cut = command.firstIndex { $0 == ":" || $0 == " " } ?? command.endIndex
        let verb = String(command[..<cut])
        let argument = cut < command.endIndex ? String(command[command.index(after: cut)...]) : nil
        if waits(for: verb), let failure = finishJob() { return .fail("Last flash failed: \(failure)") }
        switch (verb, argument) {
        case ("getvar", let name?): return try getvar(name, reply)
        case ("download", let size?): return try receive(size, reply)
        case ("flash", let name?): return try flash(name, reply)
        case ("erase", let name?): return try erase(name, reply)
        case ("set_active", let slot?): return setActive(slot)
        case ("oem", let words?): return try oem(words, reply)
        case ("flashing", let word?) where state.mode == .fastboot: return try flashing(word, reply)
        case ("snapshot-update", let what): return try snapshotUpdate(what ?? "", reply)
        case ("boot", nil): return boot()
        case ("continue", nil), ("reboot", nil):
            nextMode = .gone
            return .okay()
        case ("reboot-bootloader", nil): return reboot(to: .fastboot)
        case ("reboot-fastboot", nil): return reboot(to: .fastbootd)
        case ("reboot-recovery", nil): return reboot(to: .recovery)
        case ("fetch", let what?) where state.mode == .fastbootd: return try fetch(what, reply)
        case (_, let rest) where state.mode == .fastbootd:
            return userspace(verb, rest ?? "") ?? unknown(command)
        default: return unknown(command)
        }
    }

    func unknown(_ command: String) -> Answer {
        .fail(dialect.unknownCommand + (dialect.namesUnknownCommand ? command : ""))
    }

    private func reboot(to mode: DeviceMode) -> Answer {
        guard mode != .fastbootd || !profile.logical.isEmpty else { return unknown("reboot-fastboot") }
        nextMode = mode
        return .okay()
    }

    private func boot() -> Answer {
        guard state.unlocked else { return .fail(dialect.bootLocked) }
        if let refusal = dialect.bootRefused { return .fail(refusal) }
        guard download.bytes.starts(with: Array("ANDROID!".utf8)) else { return .fail("invalid boot image header") }
        nextMode = .gone
        return .okay()
    }

    /// Whether a command waits for the write that is going on, as Qualcomm's bootloader has it: `download:` does not,
    /// so that the next part travels meanwhile.
    private func waits(for verb: String) -> Bool {
        switch verb {
        case "getvar", "flash", "erase", "boot", "continue", "fetch": true
        default: verb.hasPrefix("reboot")
        }
    }

    /// Waits for the write that is going on. Returns what went wrong with it; asked again, nil.
    func finishJob() -> String? {
        defer { job = nil }
        return job?.wait()
    }
}
