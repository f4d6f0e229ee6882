import StockPackage

/// Makes the plan for one phone from what the package's script says.
public struct Planner: Sendable {
    private let package: PackageFacts

    public init(package: PackageFacts) {
        self.package = package
    }

    /// The variables that the scripts of a mode ask the phone for to decide whether a guarded step is done, each once, in order.
    public static func questions(of mode: PackageMode) -> [String] {
        var names: [String] = []
        for step in mode.steps {
            guard let variable = step.condition?.variable, !names.contains(variable) else { continue }
            names.append(variable)
        }
        return names
    }

    /// The plan, in the order of the script. Guarded steps whose condition the phone does not meet stay in it as left out.
    /// - Parameter phone: nil makes the plan as `inspect` shows it, with no guard judged.
    /// - Returns: nil when the package has no script for this mode.
    public func plan(_ mode: FlashMode, for phone: PhoneFacts?) -> FlashPlan? {
        guard let offer = package.mode(mode) else { return nil }
        let steps = offer.steps.map { line in
            Step(
                action: action(line), leftOut: leftOut(line, phone), mayFail: line.mayFail,
                source: "\(offer.script.fileName) line \(line.line)")
        }
        return FlashPlan(
            mode: mode, package: [package.codename, package.version ?? ""].filter { !$0.isEmpty }.joined(separator: " "),
            codename: package.codename, steps: steps)
    }

    private func action(_ step: ScriptStep) -> Step.Action {
        switch step.action {
        case .flash(let partition, let path):
            let image = package.images.first { $0.path == path }
            return .flash(partition: partition, image: path, bytes: image?.bytes ?? 0, expandedBytes: image?.expandedBytes ?? 0)
        case .erase(let partition): return .erase(partition: partition)
        case .setActive(let slot): return .setActive(slot: slot)
        case .oem(let argument): return .oem(argument: argument)
        case .reboot(let target): return .reboot(target: target)
        case .lock: return .lock
        }
    }

    private func leftOut(_ step: ScriptStep, _ phone: PhoneFacts?) -> String? {
        guard let phone, let condition = step.condition else { return nil }
        let answer = phone.variables[condition.variable] ?? nil
        if condition.holds(for: answer) { return nil }
        return "the phone says \(condition.variable): \(answer ?? "unknown")"
    }
}
