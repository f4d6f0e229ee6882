import Plan

extension PlayedPhone {
    /// Runs a plan to its end, as a run does: it stops where the phone refuses a step that may not fail.
    /// - Parameters:
    ///   - fails: whether a step that may fail does.
    ///   - watch: is told after each step whether the phone could be switched off there.
    mutating func run(
        _ plan: FlashPlan, fails: (Int) -> Bool, watch: (_ step: Int, _ reachesFastboot: Bool) -> Void = { _, _ in }
    ) -> Ending {
        for (index, step) in plan.steps.enumerated() where step.leftOut == nil {
            if step.mayFail, fails(index) { continue }
            let isDone = take(step.action)
            watch(index, reachesFastboot)
            if !isDone, !step.mayFail { return .stopped(step: index) }
            switch step.action {
            // Whatever comes after a restart, the phone has to come up for it first.
            case .reboot, .lock: if !reachesFastboot { return .dead(step: index) }
            default: break
            }
        }
        return reachesFastboot ? .done : .dead(step: plan.steps.count)
    }
}
