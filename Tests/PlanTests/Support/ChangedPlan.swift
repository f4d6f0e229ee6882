import Plan
import StockPackage
import VirtualPhone

/// A stock plan with a few steps dropped, doubled, swapped or added, by a seed.
struct ChangedPlan: CustomStringConvertible {
    let stock: Stock
    let mode: FlashMode
    let slot: String
    let plan: FlashPlan
    /// What was changed, in words.
    let changes: [String]

    var description: String { "\(stock.name) \(mode.rawValue), slot \(slot): \(changes.joined(separator: "; "))" }

    init(seed: Int) throws {
        var dice = Dice(seed)
        stock = try Stock.named(Stock.names[seed % Stock.names.count])
        let modes = stock.facts.modes.map(\.mode)
        // Locks are what cannot be mended: half of all seeds.
        mode = Bool.random(using: &dice) ? .cleanLock : modes.randomElement(using: &dice) ?? .clean
        slot = ["a", "b"].randomElement(using: &dice) ?? "a"
        guard let plan = Planner(package: stock.facts).plan(mode, for: stock.phone(slot: slot)) else {
            throw PlanMissing()
        }
        var steps = plan.steps
        var changes: [String] = []
        for _ in 0..<Int.random(in: 1...3, using: &dice) {
            changes.append(Self.change(&steps, stock, plan.steps, &dice))
        }
        self.plan = FlashPlan(mode: plan.mode, package: plan.package, codename: plan.codename, steps: steps)
        self.changes = changes
    }

    struct PlanMissing: Error {}

    private static func change(
        _ steps: inout [Step], _ stock: Stock, _ own: [Step], _ dice: inout Dice
    ) -> String {
        let index = steps.indices.randomElement(using: &dice) ?? 0
        let other = steps.indices.randomElement(using: &dice) ?? 0
        switch Int.random(in: 0..<10, using: &dice) {
        case 0, 1:
            return "drops \(index + 1), \(steps.remove(at: index))"
        case 2:
            steps.insert(steps[index], at: other)
            return "doubles \(index + 1), \(steps[index]), at \(other + 1)"
        case 3, 4:
            steps.swapAt(index, other)
            return "swaps \(index + 1) and \(other + 1): \(steps[other]), \(steps[index])"
        case 5:
            let step = steps[index]
            steps[index] = Step(action: step.action, leftOut: step.leftOut, mayFail: true, source: step.source)
            return "lets \(index + 1) fail: \(step)"
        default:
            let step = anything(stock, own, &dice)
            steps.insert(step, at: other)
            return "adds \(step)\(step.mayFail ? ", which may fail," : "") at \(other + 1)"
        }
    }

    /// A step that somebody might put into a script.
    private static func anything(_ stock: Stock, _ own: [Step], _ dice: inout Dice) -> Step {
        let mayFail = Int.random(in: 0..<4, using: &dice) == 0
        let action: Step.Action
        switch Int.random(in: 0..<12, using: &dice) {
        case 0..<5: action = .erase(partition: name(stock, own, &dice))
        case 5..<8:
            let image = stock.facts.images.randomElement(using: &dice)
            action = .flash(
                partition: name(stock, own, &dice), image: image?.path ?? "", bytes: image?.bytes ?? 0,
                expandedBytes: image?.expandedBytes ?? 0)
        case 8: action = .setActive(slot: Bool.random(using: &dice) ? "a" : "b")
        case 9: action = .oem(argument: "cdms")
        case 10: action = .reboot(target: [nil, "bootloader", "recovery"].randomElement(using: &dice) ?? nil)
        default: action = .lock(Bool.random(using: &dice) ? .oemLock : .flashingLock)
        }
        return Step(action: action, mayFail: mayFail, source: "added")
    }

    /// A partition of the phone, as a script might spell it.
    private static func name(_ stock: Stock, _ own: [Step], _ dice: inout Dice) -> String {
        // What the plan itself writes is where the harm is.
        if Bool.random(using: &dice), let name = own.flatMap(\.partitions).randomElement(using: &dice) { return name }
        guard let row = stock.profile.partitions.randomElement(using: &dice) else { return "boot" }
        guard row.slotted else { return row.name }
        let copies = [row.name, "\(row.name)_a", "\(row.name)_b", "\(row.name)_ab", "\(row.name)_a+\(row.name)_b"]
        return copies.randomElement(using: &dice) ?? row.name
    }
}
