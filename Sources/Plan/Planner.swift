import StockPackage

/// Makes the plan for one phone from what the package's script says.
public struct Planner: Sendable {
    private let package: PackageFacts

    /// Plans for one package.
    public init(package: PackageFacts) {
        self.package = package
    }

    /// The variables that the script of a mode asks the phone for, beside those that every run asks for: by its checks and by the
    /// guards of its steps. Each once, in order.
    public static func questions(of mode: PackageMode) -> [String] {
        var names: [String] = []
        let asked = mode.checks.flatMap(\.extraVariables) + mode.steps.flatMap { $0.condition?.variables ?? [] }
        for name in asked where !names.contains(name) { names.append(name) }
        return names
    }

    /// The plan, in the order of the script, but for checksum lists, which go out before the first erase. Guarded steps whose condition the phone does not meet stay in it as left out.
    /// - Parameter phone: nil makes the plan as `inspect` shows it, with no guard judged.
    /// - Returns: nil when the package has no script for this mode.
    public func plan(_ mode: FlashMode, for phone: PhoneFacts?) -> FlashPlan? {
        guard let offer = package.mode(mode) else { return nil }
        let steps = offer.steps.map { line in
            var step = Step(
                action: action(line), leftOut: leftOut(line, phone), mayFail: line.mayFail,
                source: "\(offer.script.fileName) line \(line.line)")
            step.condition = line.condition
            if case .flash(_, let path) = line.action { step.ordersWipe = package.miscMessages[path] == .wipe }
            return step
        }
        return FlashPlan(
            mode: mode,
            package: [package.codename, package.version ?? ""].filter { !$0.isEmpty }.joined(separator: " "),
            codename: package.codename, steps: listsFirst(steps))
    }

    private func action(_ step: ScriptStep) -> Step.Action {
        switch step.action {
        case .flash(let partition, let path):
            let image = package.images.first { $0.path == path }
            return .flash(
                partition: partition, image: path, bytes: image?.bytes ?? 0, expandedBytes: image?.expandedBytes ?? 0)
        case .erase(let partition): return .erase(partition: partition)
        case .setActive(let slot): return .setActive(slot: slot)
        case .oem(let argument): return .oem(argument: argument)
        case .reboot(let target): return .reboot(target: target)
        case .lock(let command): return .lock(command)
        }
    }

    private func leftOut(_ step: ScriptStep, _ phone: PhoneFacts?) -> String? {
        guard let phone, let condition = step.condition else { return nil }
        if condition.isMet(by: phone.variables) { return nil }
        let said = condition.variables.map { "\($0): \((phone.variables[$0] ?? nil) ?? "unknown")" }
        return "the phone says \(said.joined(separator: ", "))"
    }
}

extension ScriptCheck {
    /// The variables of a check that no run asks for by itself.
    fileprivate var extraVariables: [String] {
        switch self {
        case .product, .antiRollback, .unlocked: []
        case .securityPatch: [PhoneFacts.patchVariable]
        case .hardwareRevision: ["hw-revision"]
        case .variable(let name, _, _): [name]
        case .answers(let condition, _): condition.variables
        }
    }
}
