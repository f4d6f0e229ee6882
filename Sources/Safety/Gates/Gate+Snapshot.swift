import Plan

extension Gate {
    static let snapshotMerge = Gate(
        id: .snapshotMerge,
        reads:
            "getvar snapshot-update-status; whether the plan writes super and the phone's notes on updates (metadata) anew",
        why:
            "an update that is half merged keeps parts of Android in two places; overwriting one of them leaves neither whole",
        severities: [.refuse, .confirm],
        judge: { input in
            guard let status = input.phone?.snapshot, !status.isEmpty, status != "none" else { return [] }
            guard status == "snapshotted" else { return [.merging(status, input.lastFlash)] }
            let isLost = writesAnew("super", input.plan) && writesAnew("metadata", input.plan)
            return [isLost ? .pendingIsLost(input.lastFlash) : .pending(input.lastFlash)]
        })

    private static func writesAnew(_ base: String, _ plan: FlashPlan) -> Bool {
        plan.active.contains { $0.isFlash && $0.partitions.contains { partitionBase($0.lowercased()) == base } }
    }
}

extension Finding {
    static func merging(_ status: String, _ last: LastFlash) -> Finding {
        Finding(
            .snapshotMerge, .refuse, "The phone is in the middle of a system update.",
            evidence: "getvar snapshot-update-status: \(status)",
            advice: last.isBroken
                ? notBeforeTheRest
                : """
                Start the phone, leave it on for half an hour so that it can finish, then come back. If it does not start: restart it to \
                fastbootd (restock reboot fastboot), where the update can be finished with `fastboot snapshot-update merge`.
                """)
    }

    /// In the middle of a flash nothing is to be started first.
    private static let notBeforeTheRest = """
        Leave the phone in fastboot mode: in the middle of a flash it may not start. Try again; if it says the same, report it.
        """

    fileprivate static func pending(_ last: LastFlash) -> Finding {
        Finding(
            .snapshotMerge, .refuse, "A system update waits on this phone for its first start.",
            evidence: "getvar snapshot-update-status: snapshotted; the plan keeps the phone's notes on it (metadata)",
            advice: last.isBroken
                ? notBeforeTheRest
                : """
                Start the phone once and leave it on for half an hour, then come back. If it does not start: \
                `fastboot snapshot-update cancel` gives the update up.
                """)
    }

    static func pendingIsLost(_ last: LastFlash) -> Finding {
        Finding(
            .snapshotMerge, .confirm, "A system update waits on this phone for its first start; this gives it up.",
            evidence: "getvar snapshot-update-status: snapshotted; the plan writes super and metadata anew",
            advice: last.isBroken
                ? "The flash that is not finished would have given it up already."
                : "If the phone still starts, rather start it once, leave it on for half an hour, and come back.",
            consentWord: "discard")
    }
}
