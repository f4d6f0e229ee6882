import Plan
import StockPackage

/// How a plan ends: what every copy of a partition holds then, and after each step on the way. Plain data.
///
/// Gates read this and no lists of names: a phone is ruined by what is in its partitions at the end, whatever stood there in between.
public struct EndState: Sendable {
    /// What one step did to one copy.
    struct Change: Sendable {
        /// The index of the step in the plan.
        let step: Int
        let copy: String
        let after: Holding
    }

    /// The slots that may be active, after so many steps.
    private let slots: [Set<String>]
    let changes: [Change]
    let names: CopyNames
    /// The end.
    private let last: [String: Holding]
    /// Partitions that the phone or the package knows and the plan leaves alone.
    private let others: Set<String>

    /// - Parameters:
    ///   - phone: nil where none was asked yet: then steps that hang on an answer may or may not be done.
    ///   - package: whose scripts say which other partitions there are.
    public init(of plan: FlashPlan, phone: PhoneFacts?, package: PackageFacts) {
        let names = CopyNames(plan: plan, phone: phone, package: package)
        var active = Self.slots(of: phone)
        var slots = [active]
        var now: [String: Holding] = [:]
        var changes: [Change] = []
        for (index, step) in plan.steps.enumerated() {
            if step.leftOut == nil {
                let hangs = step.condition != nil && phone == nil
                let doubt: Holding.Doubt? = step.mayFail ? .mayFail : hangs ? .condition : nil
                if case .setActive(let slot) = step.action {
                    let slot = slot.lowercased()
                    active = doubt == nil ? [slot] : active.union([slot])
                }
                let known = active.count == 1 ? active.first : nil
                for (name, content) in Self.effects(of: step, package) {
                    for copy in names.copies(of: name, active: known) {
                        if doubt == .mayFail, names.isMissing(copy) { continue }
                        let before = now[copy] ?? Holding(.untouched)
                        let after = doubt.map { before.or(content, because: $0) } ?? Holding(content)
                        now[copy] = after
                        changes.append(Change(step: index, copy: copy, after: after))
                    }
                }
            }
            slots.append(active)
        }
        self.names = names
        self.slots = slots
        self.changes = changes
        last = now
        let slot = active.count == 1 ? active.first : nil
        let known = (phone?.partitions.map { Array($0.keys) } ?? []) + package.scriptedPartitions
        others = Set(known.flatMap { names.copies(of: $0, active: slot) }).subtracting(now.keys)
            .subtracting(pseudoPartitions)
    }

    /// Every copy of a partition that the phone, the plan or the package names, in order.
    public var copies: [String] { last.keys.sorted() + others.sorted() }

    /// The copies that the plan writes or erases.
    var touched: [String] { last.keys.sorted() }

    /// What a copy holds when the plan has ended.
    public func holds(_ copy: String) -> Holding { last[copy.lowercased()] ?? Holding(.untouched) }

    /// What a copy holds after the first `count` steps of the plan.
    public func holds(_ copy: String, after count: Int) -> Holding {
        let copy = copy.lowercased()
        return changes.last { $0.step < count && $0.copy == copy }?.after ?? Holding(.untouched)
    }

    /// The slots that may be active after the first `count` steps: one letter where it is known. Empty on a phone without slots.
    public func activeSlots(after count: Int) -> Set<String> { slots[min(count, slots.count - 1)] }

    private static func slots(of phone: PhoneFacts?) -> Set<String> {
        guard let phone else { return ["a", "b"] }
        if let current = phone.currentSlot ?? phone.slots.current { return [current.lowercased()] }
        return phone.listsBothCopies ? phone.slots.all ?? ["a", "b"] : []
    }

    /// Whether zeros in a partition are as good as an erase: where the phone needs what else would be there. Stock scripts write zeros over
    /// what is made anew, and bootloaders without verified boot have a vbmeta that nobody reads.
    private static func isEmptyWithZeros(_ name: String) -> Bool {
        let base = partitionBase(name.lowercased())
        if let code = BootChain.base(of: name) { return !BootChain.mayEndErased(code) }
        return StartingPart.isOfAndroid(base) && !base.hasPrefix("vbmeta")
    }

    /// What a step leaves in which partitions. A lock erases the owner's data.
    private static func effects(
        of step: Step, _ package: PackageFacts
    ) -> [(name: String, content: Holding.Content)] {
        switch step.action {
        case .flash(_, let image, _, _):
            switch package.images.first(where: { $0.path == image })?.scan.layout.substance {
            // A sparse image that says "don't care" of everything writes nothing: what was there stays.
            case .nothing?: []
            case .zeros?: step.partitions.map { ($0, isEmptyWithZeros($0) ? .erased : .image(image)) }
            case .data?, nil: step.partitions.map { ($0, .image(image)) }
            }
        case .erase: step.partitions.map { ($0, .erased) }
        // A logical partition that shrinks to nothing, or is new, holds nothing; one that only grows holds what it held.
        case .resize(let name, 0), .create(let name, _): [(name, .erased)]
        case .lock: [("userdata", .erased)]
        case .resize, .setActive, .oem, .reboot: []
        }
    }
}

extension EndState: CustomStringConvertible {
    /// One line for each copy that the plan touches, and one for all others.
    public var description: String {
        let lines = touched.map { "\($0): \(holds($0))" }
        return (lines + (others.isEmpty ? [] : ["untouched: \(others.sorted().joined(separator: ", "))"]))
            .joined(separator: "\n")
    }
}
