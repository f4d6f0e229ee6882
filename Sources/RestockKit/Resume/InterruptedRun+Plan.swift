import Plan
import Safety

extension InterruptedRun {
    /// What is left to do of a plan. Every partition that is not proved to be on the phone's storage is written again, whole: with its
    /// erase, if it has one. Lists of checksums, slots, `oem` commands and the restart are always repeated.
    ///
    /// A plan that locks the bootloader is repeated whole: a lock stands directly after a whole flash in the same run. So is one that is
    /// not step for step the plan of the interrupted run.
    public func rest(of plan: FlashPlan) -> FlashPlan {
        let missing = plan.locks || !isSame(plan) ? nil : missingPartitions(plan)
        let steps = plan.steps.map { step -> Step in
            guard let missing, step.leftOut == nil, !step.partitions.isEmpty,
                step.partitions.allSatisfy({ !missing.contains($0.lowercased()) })
            else { return step }
            return Step(
                action: step.action, leftOut: "stored in run \(number)", mayFail: step.mayFail, source: step.source)
        }
        return FlashPlan(
            mode: plan.mode, package: plan.package, codename: plan.codename, steps: Self.bootChainFirst(steps))
    }

    /// The partitions of which some step is not known to be stored.
    private func missingPartitions(_ plan: FlashPlan) -> Set<String> {
        Set(plan.active.filter { !isStored($0) }.flatMap(\.partitions).map { $0.lowercased() })
    }

    /// Moves what the phone needs to reach fastboot before the other writes, so that a second interruption finds it complete. A step
    /// moves past writes and erases only: a `set_active` decides where a bare name is written.
    private static func bootChainFirst(_ steps: [Step]) -> [Step] {
        var result: [Step] = []
        var row: [Step] = []
        func isChain(_ step: Step) -> Bool { step.partitions.contains { BootChain.base(of: $0) != nil } }
        func settle() {
            result += row.filter(isChain) + row.filter { !isChain($0) }
            row = []
        }
        for step in steps {
            if step.partitions.isEmpty {
                settle()
                result.append(step)
            } else {
                row.append(step)
            }
        }
        settle()
        return result
    }
}
