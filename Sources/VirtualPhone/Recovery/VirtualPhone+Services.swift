extension VirtualPhone {
    /// What a service of the recovery comes to.
    enum Service {
        /// A text, and the end.
        case text(String)
        /// Nothing but the end.
        case silent
        /// The recovery knows no such service.
        case unknown
        case reboot(DeviceMode)
        case sideload(SideloadRequest)
    }

    /// What this phone's recovery does beside the protocol.
    var quirks: Set<RecoveryQuirk> { options.quirks.union(profile.recovery?.quirks ?? []) }

    /// What the recovery calls itself in its greeting.
    var recoveryBanner: String {
        switch recoveryKind {
        case .miAssistant: "sideload::"
        case .sideload:
            "sideload::ro.product.name=\(profile.name);ro.product.model=\(profile.title);"
                + "ro.product.device=\(profile.name);features=cmd,shell_v2"
        }
    }

    /// Runs a service up to its answer, which the caller sends.
    func service(_ name: String) -> Service {
        guard let colon = name.firstIndex(of: ":") else { return .unknown }
        let argument = String(name[name.index(after: colon)...])
        switch (String(name[..<colon]), argument) {
        case ("reboot", let place): return rebootTarget(place)
        case ("sideload-host", let form): return sideload(form)
        case (let verb, "") where recoveryKind == .miAssistant: return assistant(verb)
        default: return .unknown
        }
    }

    /// What only Xiaomi's recovery knows.
    private func assistant(_ verb: String) -> Service {
        switch verb {
        case "format-data":
            wipeData()
            return .text("Format data done")
        case "recovery": return .reboot(.recovery)
        case "bootloader", "fastboot": return .reboot(.fastboot)
        case "shutdown": return .reboot(.gone)
        default: return reading(verb).map(Service.text) ?? .unknown
        }
    }

    /// The faults that a recovery has in common with a bootloader: it waits before it answers, or says a text and does nothing.
    func faultyService(_ name: String) -> Service? {
        for fault in options.faults {
            switch fault {
            case .delay(let pattern, let milliseconds) where pattern.matches(name): pause(.milliseconds(milliseconds))
            case .fail(let pattern, let text) where pattern.matches(name): return .text(text)
            default: break
            }
        }
        return nil
    }

    private func rebootTarget(_ word: String) -> Service {
        switch word {
        case "": .reboot(.gone)
        case "bootloader": .reboot(.fastboot)
        case "recovery": .reboot(.recovery)
        case "fastboot" where !profile.logical.isEmpty: .reboot(.fastbootd)
        default: .unknown
        }
    }

    /// Xiaomi's recovery begins no sideload without a validation; what it thinks of one shows when it has the package.
    private func sideload(_ argument: String) -> Service {
        guard let request = SideloadRequest(argument) else { return .silent }
        switch (recoveryKind, request.validation) {
        case (.sideload, nil): return .sideload(request)
        case (.miAssistant, let text?) where text.hasPrefix(PretendedToken.mark): return .sideload(request)
        default: return .silent
        }
    }

    private func reading(_ name: String) -> String? {
        if let text = options.serviceAnswers[name] { return text }
        if name == "getsn" { return options.serial ?? profile.serial }
        return profile.recovery?.answers[name]
    }
}
