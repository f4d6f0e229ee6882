import Plan
import StockPackage

/// What is wrong with the way in which a plan ends.
struct EndFaults {
    let end: EndState
    let plan: FlashPlan
    let package: PackageFacts
    let code: BootCode

    init(_ input: GateInput) {
        plan = input.plan
        package = input.package
        code = BootCode(input.package)
        end = EndState(of: input.plan, phone: input.phone, package: input.package)
    }

    /// Copies of the code that starts the phone which are empty in the end, or may be.
    var emptyCode: [String] {
        empty.filter { copy in
            let isWanted = code.base(of: copy).map { !BootChain.mayEndErased($0) } ?? false
            return isWanted || code.base(of: copy) != nil && wasWritten(copy)
        }
    }

    /// Other copies that are empty in the end although the phone needs them, or the plan has written them.
    var emptyRest: [String] {
        empty.filter { copy in
            let base = partitionBase(copy)
            guard code.base(of: copy) == nil, !StartingPart.isOfOwner(base) else { return false }
            return StartingPart.isOfAndroid(base) || wasWritten(copy) || isSystemErased(copy, base)
        }
    }

    /// Whether a script erases a copy that may start of a partition of the system.
    private func isSystemErased(_ copy: String, _ base: String) -> Bool {
        guard let change = end.changes.last(where: { $0.copy == copy }), case .erase = plan.steps[change.step].action
        else { return false }
        let slots = end.activeSlots(after: plan.steps.count)
        let mayStart = base == copy || slots.isEmpty || slots.contains(String(copy.suffix(1)))
        return mayStart && StartingPart.isOfSystem(base)
    }

    /// Copies with the steps that empty them, for the owner: `xbl_a, xbl_b (flash_all_lock.sh line 98: erase xbl_ab)`.
    func places(of copies: [String]) -> [String] {
        var rows: [(step: String, copies: [String])] = []
        for copy in copies {
            let step = emptying(copy)
            let index = rows.firstIndex { $0.step == step } ?? rows.endIndex
            if index == rows.endIndex { rows.append((step, [])) }
            rows[index].copies.append(copy)
        }
        return rows.map { "\($0.copies.joined(separator: ", "))\($0.step.isEmpty ? "" : " (\($0.step))")" }
    }

    /// The step that empties a copy, in words.
    private func emptying(_ copy: String) -> String {
        guard let change = end.changes.last(where: { $0.copy == copy && $0.after.contents.contains(.erased) }),
            let erase = end.changes.last(where: {
                $0.copy == copy && $0.step <= change.step && isErase(plan.steps[$0.step])
            })
        else { return "" }
        let step = plan.steps[erase.step]
        return step.source.isEmpty ? "\(step)" : "\(step.source): \(step)"
    }

    /// Copies that get one file and then another one over it.
    var overwritten: [String] {
        let sparse = Set(package.images.filter(\.isSparse).map(\.path))
        return end.touched.compactMap { copy in
            guard !StartingPart.isOfOwner(partitionBase(copy)) else { return nil }
            var images: [String] = []
            for change in end.changes where change.copy == copy {
                guard case .flash(_, let image, _, _) = plan.steps[change.step].action,
                    !change.after.doubts.contains(.condition)
                else { continue }
                // Several sparse images may each hold a part of one partition.
                if images.last != image, !(sparse.contains(image) && images.allSatisfy(sparse.contains)) {
                    images.append(image)
                }
            }
            guard images.count > 1 else { return nil }
            return "\(copy): \(images.map(ForeignFile.fileName).joined(separator: ", then "))"
        }
    }

    /// Copies of one partition of this code that get two files, one in each slot.
    var unlikeSlots: [String] {
        let written = end.touched.filter { code.base(of: $0) != nil && end.holds($0).certain != nil }
        return Dictionary(grouping: written, by: partitionBase).compactMap { base, copies -> String? in
            let images = Set(copies.map { end.holds($0) }.filter(\.mayBeWritten).map(\.description))
            guard copies.count == 2, images.count == 2 else { return nil }
            return "\(base): \(images.map(ForeignFile.fileName).sorted().joined(separator: " and "))"
        }.sorted()
    }

    private var empty: [String] { end.touched.filter { end.holds($0).mayBeErased } }

    private func wasWritten(_ copy: String) -> Bool {
        end.changes.contains { $0.copy == copy && $0.after.mayBeWritten }
    }

    private func isErase(_ step: Step) -> Bool {
        switch step.action {
        case .erase, .resize, .create: true
        default: false
        }
    }
}
