extension VirtualPhone {
    /// The variables that fastbootd answers, in the words of AOSP's README and its table of variables.
    var userspaceVariables: [PhoneProfile.VariableRow] {
        func row(_ name: String, _ value: String? = nil, _ source: String = "AOSP fastbootd")
            -> PhoneProfile.VariableRow
        {
            .init(name: name, value: value, source: source)
        }
        var rows = [
            row("is-userspace", "yes"), row("max-download-size", "0x\(String(maxDownload, radix: 16))"),
            row("version", "0.4"),
            row("product", profile.name), row("serialno"), row("unlocked"), row("secure", "yes"),
            row("super-partition-name", "super"), row("snapshot-update-status", "none"),
            row("dynamic-partition", "true"), row("treble-enabled", "true"), row("cpu-abi", "arm64-v8a"),
            row("off-mode-charge", "1"), row("battery-voltage", "4013", "chosen"), row("battery-soc-ok", "yes"),
            row("version-bootloader", profileText("version-bootloader"), "of the bootloader"),
            row("version-baseband", profileText("version-baseband"), "of the bootloader"),
            row("hw-revision", profileText("hw-revision"), "of the bootloader"), row("variant", profile.name, "chosen"),
            row("slot-count"), row("has-slot:*"), row("is-logical:*"), row("partition-size:*"), row("partition-type:*"),
        ]
        if options.userdebug { rows.append(row("max-fetch-size", "0x\(String(Self.fetchLimit, radix: 16))")) }
        if !profile.slots.isEmpty {
            rows += [row("current-slot"), row("slot-successful:*"), row("slot-unbootable:*")]
        }
        return rows
    }

    /// What the bootloader says, which fastbootd has from the properties that it left; "unknown" where it says nothing.
    private func profileText(_ name: String) -> String {
        profile.variables.first { $0.name == name }?.value.flatMap { $0.isEmpty ? nil : $0 } ?? "unknown"
    }

    /// AOSP's names that a run may set; what tells fastbootd from the bootloader is not among them.
    static let settableInUserspace: Set<String> = [
        "version", "version-bootloader", "version-baseband", "version-os", "version-vndk", "product", "serialno",
        "variant",
        "secure", "unlocked", "hw-revision", "off-mode-charge", "battery-voltage", "battery-soc", "battery-soc-ok",
        "cpu-abi", "system-fingerprint", "vendor-fingerprint", "first-api-level", "security-patch-level",
        "treble-enabled",
        "dynamic-partition", "super-partition-name", "snapshot-update-status", "current-slot", "slot-count",
        "has-slot:*",
        "slot-successful:*", "slot-unbootable:*", "is-logical:*", "partition-size:*", "partition-type:*",
    ]

    /// What fastbootd says where it has no answer.
    func userspaceFailure(of name: String) -> String {
        guard let colon = name.firstIndex(of: ":") else {
            let wantsMore = userspaceVariables.contains { $0.name == "\(name):*" }
            return wantsMore ? "Missing argument" : "Unknown variable"
        }
        switch name[..<colon] {
        case "partition-size": return "Could not open partition"
        case "partition-type": return "Invalid partition"
        case "is-logical": return "Partition not found"
        case "slot-successful", "slot-unbootable": return "Invalid slot"
        default: return "Unknown variable"
        }
    }

    /// The commands that only fastbootd has. Nil for one that it does not know.
    func userspace(_ verb: String, _ rest: String) -> Answer? {
        let words = rest.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch verb {
        case "shutdown":
            nextMode = .gone
            return .okay()
        case "update-super": return updateSuper(words)
        case "create-logical-partition": return changingLogical { createLogical(words) }
        case "resize-logical-partition": return changingLogical { resizeLogical(words) }
        case "delete-logical-partition": return changingLogical { deleteLogical(words) }
        default: return nil
        }
    }

    /// A name without the slot that it ends in.
    func withoutSlot(_ name: String) -> String {
        for slot in profile.slots where name.hasSuffix("_\(slot)") { return String(name.dropLast(slot.count + 1)) }
        return name
    }
}
