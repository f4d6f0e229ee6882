import Plan

extension Gate {
    static let samePhone = Gate(
        id: .samePhone,
        reads:
            "the plan: does it go on after a restart; after a restart, and before a resumed run, serial number, product and port",
        why: "with several phones on the table, the one that comes back must be the one that went",
        severities: [.refuse, .confirm],
        judge: { input in
            let actions = input.plan.active
            guard let restart = actions.firstIndex(where: isRestart) else { return [] }
            let after = actions[(restart + 1)...].filter { !isRestart($0) && !isLock($0) }
            return after.isEmpty ? [] : [.goesOnAfterRestart(actions[restart], after[0])]
        })

    private static func isRestart(_ step: Step) -> Bool { if case .reboot = step.action { true } else { false } }
    private static func isLock(_ step: Step) -> Bool { if case .lock = step.action { true } else { false } }
}

/// Whether the phone that came back after a restart is the one that went. Pure: whoever restarts a phone and goes on surveys it again
/// and asks this before the next command that could change it.
/// - Returns: the reason to stop; nil when it is the same phone as far as can be told.
public func samePhone(before: PhoneFacts, after: PhoneFacts) -> Finding? {
    if before.product != after.product {
        return .cameBackAsAnother("product", before.product, after.product)
    }
    if before.serial != after.serial { return .cameBackAsAnother("serial number", before.serial, after.serial) }
    // Two phones of one model may both say no serial number, or the same: then the port is all there is.
    if before.address != after.address { return .cameBackAsAnother("port", before.address, after.address) }
    return nil
}

extension Finding {
    fileprivate static func goesOnAfterRestart(_ restart: Step, _ next: Step) -> Finding {
        Finding(
            .samePhone, .refuse,
            "The package restarts the phone in the middle and goes on after that, which restock does not.",
            evidence: "\(restart.source): \(restart); then \(next.source): \(next)",
            advice: "No stock script since 2015 that is known does this. Use an unmodified package.")
    }

    fileprivate static func cameBackAsAnother(_ what: String, _ before: String?, _ after: String?) -> Finding {
        Finding(
            .samePhone, .refuse, "After the restart another phone answers, so it is left alone.",
            evidence: "\(what) before: \(before ?? "none"); after: \(after ?? "none")",
            advice: "Unplug every other phone, leave this one on the same port, and run the same command again.")
    }
}
