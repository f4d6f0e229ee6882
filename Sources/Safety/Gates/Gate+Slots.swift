import Plan

extension Gate {
    static let slotState = Gate(
        id: .slotState,
        reads: "getvar current-slot, slot-count, slot-unbootable; the slots that the plan writes and activates",
        why: "a phone that is wrong about its slots starts the half that was not written",
        severities: [.refuse, .confirm, .note],
        judge: { input in
            let wrongHalf = writtenInTheOtherSlot(input)
            var findings = wrongHalf.map { [Finding.otherSlotWritten($0.names, active: $0.active)] } ?? []
            guard let phone = input.phone, isForThisPhone(input) else { return findings }
            let slots = phone.slots
            let active = input.plan.active.compactMap(activated).last
            if let active {
                if slots == SlotFacts() { return findings + [.slotsNotTold(active)] }
                if let count = slots.count, count < 2 { return findings + [.noSlots(count, active, input.lastFlash)] }
                if let all = slots.all, !all.contains(active) { findings.append(.noSuchSlot(active, all)) }
            }
            guard let current = slots.current else { return findings }
            if let all = slots.all, !all.isEmpty, !all.contains(current) {
                findings.append(.currentIsNone(current, all, input.lastFlash))
            } else if slots.unbootable.contains(current) {
                findings.append(.currentDoesNotStart(current, isMended: active != nil, locks: input.plan.locks))
            }
            return findings
        })

    private static func activated(_ step: Step) -> String? {
        if case .setActive(let slot) = step.action { slot.lowercased() } else { nil }
    }

    /// Partitions that are written only in the slot which the plan does not activate.
    private static func writtenInTheOtherSlot(_ input: GateInput) -> (names: [String], active: String)? {
        let end = EndState(of: input.plan, phone: input.phone, package: input.package)
        let starting = end.activeSlots(after: input.plan.steps.count)
        // Before a phone was asked, only a plan that activates a slot tells which one starts.
        let known = starting.count == 1 && (input.phone != nil || input.plan.active.contains { activated($0) != nil })
        guard known, let active = starting.first else { return nil }
        let stranded = end.touched.filter { copy in
            let base = partitionBase(copy)
            guard base != copy, !copy.hasSuffix("_\(active)"), end.holds(copy).mayBeWritten else { return false }
            // A bare name stands for the active slot of a phone that does not say which that is.
            return !end.holds("\(base)_\(active)").mayBeWritten && !end.holds(base).mayBeWritten
        }
        return stranded.isEmpty ? nil : (stranded, active)
    }
}

extension Finding {
    private static func list(_ slots: Set<String>) -> String { slots.sorted().joined(separator: ", ") }

    /// A restart is the wrong thing for a phone in the middle of a flash.
    private static func tryAgain(_ last: LastFlash) -> String {
        last.isBroken ? "Try again, on another cable or port." : "Restart the phone into fastboot mode and try again."
    }

    fileprivate static func noSlots(_ count: Int, _ active: String, _ last: LastFlash) -> Finding {
        Finding(
            .slotState, .refuse, "The package is for a phone with two slots, and this phone says that it has none.",
            evidence: "getvar slot-count: \(count); the plan activates slot \(active)",
            advice: "\(tryAgain(last)) If it says the same, the package is for another model."
        )
    }

    fileprivate static func noSuchSlot(_ active: String, _ all: Set<String>) -> Finding {
        Finding(
            .slotState, .refuse, "The package activates a slot that this phone does not have.",
            evidence: "the plan activates slot \(active); the phone's slots are \(list(all))",
            advice: "Do not use this package for this phone.")
    }

    fileprivate static func currentIsNone(_ current: String, _ all: Set<String>, _ last: LastFlash) -> Finding {
        Finding(
            .slotState, .refuse, "The phone contradicts itself about its slots.",
            evidence: "getvar current-slot: \(current); its slots are \(list(all))",
            advice: "\(tryAgain(last)) If it says the same, report its `getvar all`.")
    }

    fileprivate static func otherSlotWritten(_ names: [String], active: String) -> Finding {
        Finding(
            .slotState, .refuse, "The package writes one slot and starts the other.",
            evidence: "slot \(active) starts, and written is \(names.joined(separator: ", "))",
            advice: "The phone would start the half that was not written. Use an unmodified package.")
    }

    /// - Parameters:
    ///   - isMended: the plan activates a slot, which gives it its tries back.
    fileprivate static func currentDoesNotStart(_ current: String, isMended: Bool, locks: Bool) -> Finding {
        let severity: Severity = isMended ? .note : locks ? .refuse : .confirm
        return Finding(
            .slotState, severity, Lexicon.english("gate.slot-state.given-up.sentence"),
            evidence: "getvar slot-unbootable:\(current): yes; current-slot: \(current)",
            advice: isMended
                ? Lexicon.english("gate.slot-state.given-up.advice-mended")
                : Lexicon.english("gate.slot-state.given-up.advice", ["slot": current]),
            consentWord: severity == .confirm ? "slot" : nil)
    }

    fileprivate static func slotsNotTold(_ active: String) -> Finding {
        Finding(
            .slotState, .note,
            "The phone says nothing about its slots, so it is not known whether it has the one to start.",
            evidence: "no answer to current-slot, slot-count; the plan activates slot \(active)",
            advice: "If the phone has no such slot, it refuses that step and stays in fastboot mode.")
    }
}
