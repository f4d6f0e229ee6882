import Plan

extension Words {
    /// A plan, one line a step; what is too long for the terminal goes on below its own beginning.
    func plan(_ plan: FlashPlan) -> String {
        let lines = Self.plain("\(plan)").split(separator: "\n")
        guard let head = lines.first else { return "" }
        return
            ([wrap(String(head))] + lines.dropFirst().map { hang(String($0), indent: "\(plan.steps.count)".count + 4) })
            .joined(separator: "\n")
    }

    /// A plan that fits a screen: which partitions are written and which erased, and what comes then, each in its order.
    /// - Parameter more: how to see each step.
    func summary(_ plan: FlashPlan, more: String = "--dry-run") -> String {
        let kinds = ["writes", "erases", "resizes", "makes", "then"]
        var rows = kinds.map { kind in
            let names = plan.active.filter { Self.kind(of: $0) == kind }.map(Self.name)
            return (kind, names.joined(separator: kind == "then" ? ", " : " "))
        }
        var leftOut: [(reason: String, names: [String])] = []
        for step in plan.steps {
            guard let reason = step.leftOut else { continue }
            let index = leftOut.firstIndex { $0.reason == reason } ?? leftOut.endIndex
            if index == leftOut.endIndex { leftOut.append((reason, [])) }
            // Erased and written, it is one partition.
            if !leftOut[index].names.contains(Self.name(step)) { leftOut[index].names.append(Self.name(step)) }
        }
        rows += leftOut.map { ("leaves out", "\($0.names.joined(separator: " ")): \($0.reason)") }
        rows.removeAll { $0.1.isEmpty }
        let head = Self.plain("\(plan)").split(separator: "\n").first ?? ""
        return [
            wrap(String(head)), table(rows.map { ("  " + $0.0, $0.1) }, column: 14),
            wrap("Add \(more) to see each step by itself.", indent: 2),
        ].joined(separator: "\n")
    }

    private static func kind(of step: Step) -> String {
        switch step.action {
        case .flash: "writes"
        case .erase: "erases"
        case .resize: "resizes"
        case .create: "makes"
        case .setActive, .oem, .reboot, .lock: "then"
        }
    }

    private static func name(_ step: Step) -> String {
        switch step.action {
        case .flash(let name, _, _, _), .erase(let name), .resize(let name, _), .create(let name, _): name
        default: "\(step)"
        }
    }
}
