extension VirtualPhone {
    func getvar(_ name: String, _ reply: Reply) throws(LinkError) -> Answer {
        let rows = variableRows
        if name == "all" {
            try sendAll(rows, reply)
            return .okay()
        }
        guard let value = value(of: name, in: rows) else {
            if state.mode == .fastbootd { return .fail(userspaceFailure(of: name)) }
            return profile.answers.unknownVariable.map(Answer.fail) ?? .okay()
        }
        return .okay(value)
    }

    private var variableRows: [PhoneProfile.VariableRow] {
        let own = state.mode == .fastbootd ? userspaceVariables : profile.variables + conformantVariables
        let known = Set(own.map(\.name))
        let added = options.variables.keys.filter { !known.contains($0) && setValue(of: $0) != nil }.sorted()
        return own + added.map { .init(name: $0, value: "", source: "set for this run") }
    }

    /// What the profile's bootloader does not know, and AOSP's conformance suite asks for.
    private var conformantVariables: [PhoneProfile.VariableRow] {
        guard options.isConformant else { return [] }
        let known = Set(profile.variables.map(\.name))
        return [
            ("version", "0.4"), ("version-bootloader", "unknown"), ("version-baseband", "unknown"),
            ("variant", profile.name),
            ("hw-revision", "0"), ("secure", "yes"), ("off-mode-charge", "1"), ("battery-voltage", "4013"),
            ("battery-soc-ok", "yes"), ("slot-count", nil), ("is-userspace", "no"),
        ].filter { !known.contains($0.0) }.map { .init(name: $0.0, value: $0.1, source: "chosen") }
    }

    /// The text that a variable was set to for this run, if the running mode has that variable.
    private func setValue(of name: String) -> String? {
        let family = name.firstIndex(of: ":").map { name[...$0] + "*" }
        guard state.mode == .fastboot || Self.settableInUserspace.contains(String(family ?? name[...])) else {
            return nil
        }
        return options.variables[name]
    }

    /// Sends one INFO line for each variable. Neighbouring rows that range over the same names take turns, as
    /// bootloaders do.
    private func sendAll(_ rows: [PhoneProfile.VariableRow], _ reply: Reply) throws(LinkError) {
        let separator = state.mode == .fastbootd ? ":" : profile.answers.separator
        var index = 0
        while index < rows.count {
            let range = arguments(of: rows[index].name)
            var group = [rows[index]]
            while range != nil, index + group.count < rows.count, arguments(of: rows[index + group.count].name) == range
            {
                group.append(rows[index + group.count])
            }
            for argument in range ?? [""] {
                for row in group {
                    let name = range == nil ? row.name : row.name.dropLast() + argument
                    if let value = value(of: name, in: rows) { try reply.info("\(name)\(separator)\(value)") }
                }
            }
            index += group.count
        }
    }

    /// What a row whose name ends in `:*` ranges over; nil for a plain row.
    private func arguments(of row: String) -> [String]? {
        guard row.hasSuffix(":*") else { return nil }
        switch row.dropLast(2) {
        case "slot-retry-count", "slot-unbootable", "slot-successful": return profile.slots
        case "has-slot":
            guard state.mode == .fastbootd else { return profile.partitions.map(\.name) }
            return profile.partitions.map(\.name) + Set(state.logical.keys.map(withoutSlot)).sorted()
        default: return allPartitions.flatMap { $0.copies.map(\.name) }
        }
    }

    private func value(of name: String, in rows: [PhoneProfile.VariableRow]) -> String? {
        if let text = setValue(of: name) { return text }
        let family = name.firstIndex(of: ":").map { name[...$0] + "*" }
        guard let row = rows.first(where: { $0.name == name || $0.name == family ?? "" }) else { return nil }
        if options.isConformant, state.mode == .fastboot {
            if name == "max-download-size" { return "0x\(String(maxDownload, radix: 16))" }
            if name == "version-baseband", row.value?.isEmpty == true { return "unknown" }
        }
        if name == "max-download-size", state.mode == .fastboot, let bytes = options.maxDownload {
            return row.value?.hasPrefix("0x") == false ? "\(bytes)" : "0x\(String(bytes, radix: 16))"
        }
        if name == "snapshot-update-status", let snapshot = state.snapshot { return snapshot }
        if let value = row.value { return value }
        guard let family, let colon = name.firstIndex(of: ":") else { return computed(name) }
        return computed(family.dropLast(2), of: String(name[name.index(after: colon)...]))
    }

    private func computed(_ name: String) -> String? {
        switch name {
        case "unlocked": state.unlocked ? "yes" : "no"
        case "serialno": options.serial ?? profile.serial
        case "current-slot": state.currentSlot
        case "slot-count": "\(profile.slots.count)"
        case "token": makeToken()
        default: nil
        }
    }

    private func computed(_ family: Substring, of argument: String) -> String? {
        switch family {
        case "partition-size":
            guard let target = target(argument), !target.isBoth else { return nil }
            return sizeText(target.copies[0].bytes)
        case "partition-type":
            guard let target = target(argument), !target.isBoth else { return nil }
            return target.type
        case "is-logical":
            guard let target = target(argument), !target.isBoth else { return nil }
            return target.isLogical ? "yes" : "no"
        case "has-slot":
            if state.mode == .fastbootd {
                // Whether there is a partition of that name and the current slot; no is said of every other word.
                guard let slot = state.currentSlot else { return "no" }
                return target("\(argument)_\(slot)") == nil ? "no" : "yes"
            }
            return profile.partitions.first { $0.name == argument }.map { $0.slotted ? "yes" : "no" }
        case "slot-retry-count": return state.slots[argument].map { "\($0.retries)" }
        case "slot-unbootable": return state.slots[argument].map { $0.unbootable ? "yes" : "no" }
        case "slot-successful":
            // fastbootd says the opposite: a bug of its GetSlotSuccessful that hosts meet in the field.
            return state.slots[argument].map { $0.successful != (state.mode == .fastbootd) ? "yes" : "no" }
        default: return nil
        }
    }

    private func sizeText(_ bytes: UInt64) -> String {
        if state.mode == .fastbootd { return "0x" + String(bytes, radix: 16, uppercase: true) }
        if options.isConformant { return "0x" + String(bytes, radix: 16, uppercase: true) }
        let style = profile.answers
        return style.sizePrefix + String(bytes, radix: 16, uppercase: style.sizeUppercase)
    }

    /// 36 bytes as base64url text: a fixed head, then other bytes at each read.
    private func makeToken() -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        return "VQEA" + String((0..<44).map { _ in alphabet[Int.random(in: 0..<64)] })
    }
}
