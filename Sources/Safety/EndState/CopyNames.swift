import Plan
import StockPackage

/// Which copies of partitions a name in a plan stands for.
struct CopyNames {
    private let listed: Set<String>?
    /// Partitions that the plan or the package names with a slot, where no phone says which have one.
    private let slotted: Set<String>

    init(plan: FlashPlan, phone: PhoneFacts?, package: PackageFacts) {
        listed = phone?.partitions.map { Set($0.keys) }
        let names = plan.steps.flatMap(\.touched) + package.scriptedPartitions
        slotted = Set(names.map { $0.lowercased() }.filter { partitionBase($0) != $0 }.map(partitionBase))
    }

    /// The copies in lower case: `boot_ab` is `boot_a` and `boot_b`; on a phone with slots a bare `boot` is the copy of the active slot,
    /// and stays `boot` where that slot is not known.
    /// - Parameter active: the letter of the active slot; nil where it is not known.
    func copies(of name: String, active: String?) -> [String] {
        let name = name.lowercased()
        if listed?.contains(name) == true { return [name] }
        let base = partitionBase(name)
        if name.hasSuffix("_ab"), base != name { return ["\(base)_a", "\(base)_b"] }
        guard base == name, hasSlots(name), let active else { return [name] }
        return ["\(name)_\(active)"]
    }

    /// Whether a phone has a partition twice: by its list, else by the names that the package uses.
    func hasSlots(_ base: String) -> Bool {
        guard let listed else { return slotted.contains(base) }
        if listed.contains(base) { return false }
        // A list without any copy of it is one of old bootloaders, which list a handful.
        let copies = [base + "_a", base + "_b"].filter(listed.contains)
        return copies.isEmpty ? slotted.contains(base) : copies.count == 2
    }

    /// Every copy of a partition that there is, whether the plan names it or not.
    func all(of base: String) -> [String] { hasSlots(base) ? ["\(base)_a", "\(base)_b"] : [base] }

    /// Whether a step on this copy can do nothing, since the phone lists its partitions and not this one.
    func isMissing(_ copy: String) -> Bool { listed.map { !$0.contains(copy) } ?? false }
}

extension Step {
    /// The partitions whose contents this step changes, each name by itself.
    var touched: [String] {
        switch action {
        case .resize(let name, _), .create(let name, _): [name]
        default: partitions
        }
    }
}

extension PackageFacts {
    /// Every partition that some script of the package writes or erases, as it is spelt there.
    var scriptedPartitions: [String] {
        modes.flatMap(\.steps).flatMap { step -> [String] in
            switch step.action {
            case .flash(let name, _), .erase(let name): name.split(separator: "+").map(String.init)
            default: []
            }
        }
    }
}
