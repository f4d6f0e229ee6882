extension VirtualPhone {
    /// The variables that fastbootd answers, in the words of AOSP's README and its table of variables.
    var userspaceVariables: [PhoneProfile.VariableRow] {
        func row(_ name: String, _ value: String? = nil) -> PhoneProfile.VariableRow {
            .init(name: name, value: value, source: "AOSP fastbootd")
        }
        var rows = [
            row("is-userspace", "yes"), row("max-download-size", "0x10000000"), row("version", "0.4"),
            row("product", profile.name), row("serialno"), row("unlocked"), row("secure", "yes"),
            row("super-partition-name", "super"), row("snapshot-update-status", "none"),
            row("dynamic-partition", "true"),
            row("slot-count"), row("has-slot:*"), row("is-logical:*"), row("partition-size:*"), row("partition-type:*"),
        ]
        if !profile.slots.isEmpty {
            rows += [row("current-slot"), row("slot-successful:*"), row("slot-unbootable:*")]
        }
        return rows
    }

    /// The commands that only fastbootd has. Nil for one that it does not know.
    func userspace(_ verb: String, _ rest: String) -> Answer? {
        let words = rest.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch verb {
        case "shutdown":
            nextMode = .gone
            return .okay()
        case "fetch": return .fail("Fetch is not allowed on user build")
        case "create-logical-partition", "resize-logical-partition", "delete-logical-partition":
            guard state.unlocked else { return .fail("Command not available on locked devices") }
            return changeLogical(verb, words)
        default: return nil
        }
    }

    private func changeLogical(_ verb: String, _ words: [String]) -> Answer {
        let name = words[0]
        let exists = state.logical[name] != nil
        if verb == "delete-logical-partition" {
            guard words.count == 1, exists else { return .fail("Partition doesn't exist") }
            state.logical[name] = nil
        } else {
            guard words.count == 2, let bytes = UInt64(words[1]) else { return .fail("Invalid partition size") }
            let creates = verb == "create-logical-partition"
            guard !name.isEmpty, exists != creates else {
                return .fail(exists ? "Partition already exists" : "Partition doesn't exist")
            }
            let others = state.logical.reduce(UInt64(0)) { $0 + ($1.key == name ? 0 : $1.value) }
            let room = profile.partitions.first { $0.name == "super" }?.bytes ?? 0
            guard bytes <= room, others <= room - bytes else { return .fail("Not enough space for partition") }
            state.logical[name] = bytes
        }
        save()
        return .okay()
    }
}
