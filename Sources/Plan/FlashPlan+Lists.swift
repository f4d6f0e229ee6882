/// The steps that give a bootloader the package's checksum lists.
extension Step {
    /// Whether it gives the bootloader a list of checksums, which that keeps in memory until it restarts.
    public var isList: Bool {
        if case .flash(let name, _, _, _) = action { pseudoPartitions.contains(name.lowercased()) } else { false }
    }
}

extension FlashPlan {
    /// Why the lists are left out of a plan: the name of the consent that this takes.
    static let withoutListsReason = "without-crc-lists"

    /// Whether the phone is given lists.
    public var hasLists: Bool { active.contains(where: \.isList) }

    /// Whether the lists are left out with the owner's consent.
    public var leavesListsOut: Bool { steps.contains { $0.isList && $0.leftOut == Self.withoutListsReason } }

    /// The same without the lists. Images travel as they would with them: a list of an earlier run may still be in the phone's memory.
    public var withoutLists: FlashPlan {
        FlashPlan(
            mode: mode, package: package, codename: codename,
            steps: steps.map { step in
                guard step.isList, step.leftOut == nil else { return step }
                return Step(
                    action: step.action, leftOut: Self.withoutListsReason, mayFail: step.mayFail, source: step.source)
            })
    }
}

/// The lists before the erases and writes that stand in front of them, so that a bootloader which refuses a list has lost nothing by
/// then. Many scripts begin with `erase boot`. No list moves past anything else: a restart, for one, makes the phone forget it.
func listsFirst(_ steps: [Step]) -> [Step] {
    var result: [Step] = []
    var row: [Step] = []
    func settle() {
        result += row.filter(\.isList) + row.filter { !$0.isList }
        row = []
    }
    for step in steps {
        if step.isList || !step.partitions.isEmpty {
            row.append(step)
        } else {
            settle()
            result.append(step)
        }
    }
    settle()
    return result
}
