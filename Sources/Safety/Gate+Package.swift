import Firmware
import Plan
import StockPackage

extension Gate {
    static let packageIntegrity = Gate(
        id: .packageIntegrity,
        reads:
            "every byte of the package: gzip checksum, the MD5 in the name, md5sum.xml, the CRC lists, sparse headers",
        why: "a damaged image that is found halfway leaves a phone that does not start",
        judge: { input in
            input.package.problems(for: input.plan.mode).filter { $0.kind == .integrity }.map(Finding.init)
        })

    static let unknownStep = Gate(
        id: .unknownStep,
        reads: "the flash script, .sh or, where there is none, .bat",
        why: "a line that is not understood could do anything to the phone",
        judge: { input in
            input.package.problems(for: input.plan.mode).filter { $0.kind == .unknownStep }.map(Finding.init)
        })

    static let identityPartition = Gate(
        id: .identityPartition,
        reads: "the partitions that the plan writes or erases, against the list of those that no tool may touch",
        why:
            "they hold what makes this phone this phone: radio identity, calibration, keys, locks. Nobody can make them again",
        severities: [.refuse, .note],
        judge: { input in
            input.plan.steps.flatMap { step -> [Finding] in
                let name: String
                switch step.action {
                case .flash(let partition, _, _, _), .erase(let partition), .resize(let partition, _),
                    .create(let partition, _):
                    name = partition
                case .setActive, .oem, .reboot, .lock: return []
                }
                return name.split(separator: "+").compactMap { part in
                    guard let entry = IdentityPartitions.entry(for: String(part)) else { return nil }
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

extension Finding {
    /// A step that only phones with some answer would reach, while no phone is there to ask.
    fileprivate static func onlySome(_ step: Step, _ condition: ScriptCondition) -> Finding {
        Finding(
            .identityPartition, .note,
            "On some phones this package would switch the anti-rollback protection off. restock refuses it for those.",
            evidence: "\(step.source): \(step) if \(condition)",
            advice: "A phone that is asked tells whether it is one of them.")
    }

    /// What to do about a package that is damaged.
    static let downloadAgain = """
        Download the package again from the official address, compare its MD5 with what the site says, and do not rename or repack it.
        """

    /// The finding for a problem of a package, for the mode that it stands in the way of.
    public init(_ problem: PackageProblem) {
        switch problem.kind {
        case .integrity:
            self.init(
                .packageIntegrity, .refuse, problem.sentence, evidence: problem.evidence,
                advice: Finding.downloadAgain)
        case .unknownStep:
            self.init(
                .unknownStep, .refuse, problem.sentence, evidence: problem.evidence,
                advice: "Use an unmodified package. If this one is, report the line, so that it can be learned.")
        }
    }
}
