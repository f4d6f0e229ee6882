import Plan

extension Gate {
    static let battery = Gate(
        id: .battery,
        reads: "getvar battery-soc-ok, and battery-voltage where the phone does not say that",
        why:
            "a phone that goes out in the middle of a flash may not start again, and in fastboot mode many do not charge",
        severities: [.refuse, .confirm, .note],
        judge: { input in
            guard let phone = input.phone, !input.plan.active.isEmpty else { return [] }
            return batteryFindings(phone, input.lastFlash)
        })

    /// What there is to say about the battery of a phone in fastboot mode.
    static func batteryFindings(_ phone: PhoneFacts, _ last: LastFlash) -> [Finding] {
        // Outside of what a cell of a phone can have, a number is no voltage.
        let voltage = phone.batteryMillivolts.flatMap { (2500...5500).contains($0) ? $0 : nil }
        let isLow = voltage.map { $0 < lowMillivolts }
        return switch (phone.batteryOK, isLow, voltage) {
        case (false, _, _): [.batteryTooLow(voltage, last)]
        // The bootloader knows the cell; its yes outweighs a rule of thumb.
        case (true, true, let voltage?): [.batteryRatherLow(voltage)]
        case (nil, true, let voltage?): [.batterySeemsLow(voltage, last)]
        case (nil, nil, _): [.batteryUnknown]
        default: []
        }
    }

    /// A resting lithium cell of this voltage is nearly empty.
    private static let lowMillivolts = 3700
}

extension Finding {
    /// A phone in the middle of a flash may not come back from being switched off.
    private static let chargeAsItIs = """
        Do not switch it off: it may not start again. Leave it in fastboot mode on its own charger for an hour, where some phones charge, \
        and come back.
        """

    fileprivate static func batteryTooLow(_ voltage: Int?, _ last: LastFlash) -> Finding {
        Finding(
            .battery, .refuse, "The phone says that its battery is too low to be flashed.",
            evidence: "getvar battery-soc-ok: no" + (voltage.map { "; battery-voltage: \($0) mV" } ?? ""),
            advice: last.isBroken
                ? chargeAsItIs : "Switch it off, charge it for an hour with its own charger, and come back.")
    }

    fileprivate static func batterySeemsLow(_ voltage: Int, _ last: LastFlash) -> Finding {
        Finding(
            .battery, .confirm, "The battery may be too low for a whole flash.",
            evidence: "getvar battery-voltage: \(voltage) mV; the phone does not say whether that is enough",
            advice: last.isBroken
                ? chargeAsItIs : "Better: switch it off, charge it for an hour with its own charger, and come back.",
            consentWord: "low")
    }

    fileprivate static func batteryRatherLow(_ voltage: Int) -> Finding {
        Finding(
            .battery, .note, "The battery is rather low, though the phone says that it is enough.",
            evidence: "getvar battery-soc-ok: yes; battery-voltage: \(voltage) mV",
            advice: "With time to spare, charge it first.")
    }

    fileprivate static let batteryUnknown = Finding(
        .battery, .note, "The phone does not say how full its battery is.",
        evidence: "no usable answer to battery-soc-ok and battery-voltage",
        advice: "Make sure that it is at least half full: it may not charge while it is being flashed.")
}
