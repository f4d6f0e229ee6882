import Plan

extension Gate {
    static let googleFRP = Gate(
        id: .googleFRP,
        reads: "the plan: does it erase the owner's data; what Google's lock holds cannot be read in fastboot mode",
        why:
            "only an erase from the phone's own Settings turns Google's lock off; after any other it asks for the old account",
        severities: [.note],
        judge: { input in
            guard input.plan.wipesData else { return [] }
            let listed = input.phone?.partitions.map { $0["frp"] ?? $0["config"] }
            switch listed {
            case .some(.some(let partition)): return [.googleAsks(input.lastFlash, wherePartition: partition.name)]
            default: return [.googleAsks(input.lastFlash, wherePartition: nil)]
            }
        })
}

extension Finding {
    static func googleAsks(
        _ last: LastFlash, wherePartition name: String?, mode: String = "in fastboot mode"
    ) -> Finding {
        Finding(
            .googleFRP, .note,
            "After this erase the phone may ask for the Google account that was on it before (factory reset protection).",
            evidence: name.map {
                "the phone has the partition \($0), where this lock lives; what it holds cannot be read \(mode)"
            } ?? "whether this lock is on cannot be read \(mode)",
            advice: """
                This is a lock of its own, beside the Mi account's. An erase turns it off only when it is started in the phone's Settings\
                \(last.isBroken
                    ? ", which nobody can reach before the flash is finished. Have that account's name and password at hand."
                    : ". If the phone still starts: remove the Google account there first. Else have its name and password at hand.")
                """)
    }
}
