import Plan
import StockPackage

/// The steps of a plan in which the phone may not reach fastboot when it is cut off: from the first that changes the code that starts it
/// to the last. In between that code is part old, part new.
///
/// Everywhere else a plan may stop, and the phone still takes the rest of it from fastboot.
public struct DangerousStretch: Sendable, Equatable {
    /// The first such step, counted from 1 as the plan is printed.
    public let first: Int
    /// The last one.
    public let last: Int
    /// The first and the last in a few words: `flash xbl_ab`.
    let begin: String
    let end: String

    /// Nil where a plan touches nothing of this code.
    public init?(of plan: FlashPlan, _ package: PackageFacts) { self.init(of: plan, BootCode(package)) }

    init?(of plan: FlashPlan, _ code: BootCode) {
        let touching = plan.steps.indices.filter { index in
            plan.steps[index].leftOut == nil && plan.steps[index].partitions.contains { code.base(of: $0) != nil }
        }
        guard let first = touching.first, let last = touching.last else { return nil }
        self.first = first + 1
        self.last = last + 1
        begin = Self.short(plan.steps[first])
        end = Self.short(plan.steps[last])
    }

    private static func short(_ step: Step) -> String {
        switch step.action {
        case .flash(let name, _, _, _): "flash \(name)"
        default: "\(step)"
        }
    }
}
