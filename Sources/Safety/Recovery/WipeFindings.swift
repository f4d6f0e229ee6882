import Plan

/// What there is to say before a phone is wiped: the same gates as before a flash, those that a wipe can meet. Pure.
/// - Parameters:
///   - phone: what fastboot said of it; nil for one that is in its recovery.
///   - last: whether it was left in the middle of a flash.
public func wipeFindings(_ plan: WipePlan, phone: PhoneFacts?, lastFlash last: LastFlash = .finished) -> [Finding] {
    let inFastboot = phone?.mode == .fastboot
    var findings = [
        Finding.accountsSurvive(inFastboot ? .fastboot : .recovery, last),
        .googleAsks(
            last, wherePartition: phone?.partitions.flatMap { $0["frp"] ?? $0["config"] }?.name,
            mode: inFastboot ? "in fastboot mode" : "in the recovery"),
    ]
    if let phone {
        findings += bootloaderFindings(plan, phone)
        if plan.method == .recoveryMessage { findings += messageFindings(phone) }
        findings += snapshotFindings(plan, phone, last)
        findings += Gate.batteryFindings(phone, last)
    }
    findings.append(.wipesEverything(plan.steps.filter(\.wipes).map(\.description), last))
    return findings
}

private func bootloaderFindings(_ plan: WipePlan, _ phone: PhoneFacts) -> [Finding] {
    guard plan.isFastboot else { return [] }
    switch phone.lock {
    case .unlocked: return []
    case .locked:
        return [
            Finding(
                .bootloaderLocked, .refuse, "The bootloader is locked, so nothing can be erased from fastboot mode.",
                evidence: phone.lockEvidence,
                advice: "The phone's own recovery can wipe while locked: restock wipe --via recovery\(phone.option)")
        ]
    case .unknown:
        return [
            Finding(
                .bootloaderLocked, .confirm, "It is not known whether the bootloader is locked.",
                evidence: phone.lockEvidence,
                advice: "If it is locked the phone refuses the first step and nothing is erased.")
        ]
    }
}

/// Whether the message can be left where the recovery looks for it.
private func messageFindings(_ phone: PhoneFacts) -> [Finding] {
    guard phone.has("misc") else {
        return [
            Finding(
                .partitionMissing, .refuse,
                "The phone has no partition misc, where a message for its recovery is left.",
                evidence: "getvar all lists no partition-type or partition-size of misc",
                advice: "Use --via fastboot, or wipe on the phone itself: start its recovery, Wipe data.")
        ]
    }
    guard (phone.slots.all?.count ?? 0) > 1 || phone.currentSlot != nil else { return [] }
    return [
        Finding(
            .slotState, .confirm, "What misc holds behind the message cannot be read in fastboot mode.",
            evidence:
                "the message has 2048 bytes; a bootloader that stores 4096 at a time writes as many behind it, where some keep which slot starts",
            advice:
                "Use --via fastboot, which does not touch misc, unless you know that this phone's bootloader takes the message well.",
            consentWord: "misc")
    ]
}

/// Notes on a system update are kept in metadata.
private func snapshotFindings(_ plan: WipePlan, _ phone: PhoneFacts, _ last: LastFlash) -> [Finding] {
    guard plan.isFastboot, let status = phone.snapshot, !status.isEmpty, status != "none" else { return [] }
    return status == "snapshotted" ? [.pendingIsLost(last)] : [.merging(status, last)]
}

extension Finding {
    /// The account warning, in the words of `restock account`.
    static func accountsSurvive(_ mode: AccountEvidence.Mode, _ last: LastFlash) -> Finding {
        let say = Lexicon.english
        return Finding(
            .accountBinding, .confirm, say("gate.account-binding.sentence"),
            evidence: mode == .fastboot
                ? say("gate.account-binding.evidence") : say("gate.account-binding.evidence-recovery"),
            advice: last.words("gate.account-binding.advice"), consentWord: "understood")
    }

    /// - Parameters:
    ///   - lines: the steps that erase.
    ///   - advice: the row of the advice; nil for the one that holds everywhere.
    static func wipesEverything(_ lines: [String], _ last: LastFlash, advice: String? = nil) -> Finding {
        Finding(
            .dataLoss, .confirm, Lexicon.english("gate.data-loss.sentence"), evidence: lines.joined(separator: "; "),
            advice: advice.map { Lexicon.english($0) } ?? last.dataAdvice, consentWord: "wipe")
    }
}
