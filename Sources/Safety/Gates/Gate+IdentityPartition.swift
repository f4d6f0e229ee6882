import Plan
import StockPackage

extension Gate {
    static let identityPartition = Gate(
        id: .identityPartition,
        reads:
            "the partitions that the plan writes or erases, against the names and families of names of those that no tool may touch",
        why:
            "they hold what makes this phone this phone: radio identity, calibration, keys, locks. Nobody can make them again",
        severities: [.refuse, .note],
        judge: { input in
            input.plan.steps.flatMap { step -> [Finding] in
                guard let (name, use) = step.use else { return [] }
                let product = input.phone?.product ?? input.package.codename
                return name.split(separator: "+").compactMap { part in
                    guard let entry = IdentityPartitions.entry(for: String(part), use: use, product: product) else {
                        return nil
                    }
                    // Packages of 2018 write it to phones with one anti-rollback number alone. Another phone is not touched by that.
                    if entry.name == "antirbpass", let condition = step.condition {
                        if step.leftOut != nil { return nil }
                        if input.phone == nil { return .onlySome(step, condition) }
                    }
                    return Finding(
                        .identityPartition, .refuse,
                        "The package would touch \(part), which holds \(entry.holds). restock never does that.",
                        evidence: "\(step.source): \(step)",
                        advice:
                            "No stock script that is known does this. Do not use this package, with restock or without."
                    )
                }
            }
        })
}

extension Step {
    /// The partition, or several joined by `+`, that it changes, and how; nil for a step that names none.
    var use: (name: String, use: IdentityPartitions.Use)? {
        switch action {
        case .flash(let name, _, _, _), .resize(let name, _), .create(let name, _): (name, .flash)
        case .erase(let name): (name, .erase)
        case .setActive, .oem, .reboot, .lock: nil
        }
    }
}

extension Finding {
    /// A step that only phones with some answer would reach, while no phone is there to ask.
    fileprivate static func onlySome(_ step: Step, _ condition: ScriptCondition) -> Finding {
        Finding(
            .identityPartition, .note,
            "On some phones this package would switch the anti-rollback protection off. restock refuses it for those.",
            evidence: "\(step.source): \(step) if \(condition)",
            advice: "A phone that is asked tells whether it is one of them.")
    }
}
