import Plan
import StockPackage

/// Whether a phone would start from what its partitions hold at the moment of the lock.
///
/// A locked phone starts nothing but what its vbmeta vouches for, and takes nothing from fastboot any more: every partition has to hold
/// what was verified, at that very moment.
struct LockReadiness {
    private let input: GateInput
    private let faults: EndFaults
    /// The index of the lock in the plan.
    private let lock: Int

    /// Nil where the plan locks nothing.
    init?(_ input: GateInput) {
        guard let lock = input.plan.steps.firstIndex(where: { $0.isLock && $0.leftOut == nil }) else { return nil }
        self.input = input
        self.lock = lock
        faults = EndFaults(input)
    }

    /// A step between the last write and the lock that no stock script has there; nil where there is none.
    ///
    /// Stock scripts choose the slot there, and MediaTek's say `oem cdms`. Erases count as writes where the clean script has them too:
    /// what they may not erase is judged by what is empty at the lock.
    var stepBetween: Step? {
        let steps = input.plan.steps
        guard let last = steps[..<lock].lastIndex(where: { $0.isFlash && $0.leftOut == nil }) else { return nil }
        let ordinary = (input.package.mode(.clean)?.steps ?? []).compactMap { step in
            if case .erase(let name) = step.action { name.lowercased() } else { nil }
        }
        return steps[(last + 1)..<lock].first { step in
            guard step.leftOut == nil else { return false }
            switch step.action {
            case .setActive: return false
            case .oem(let argument): return argument != "cdms"
            case .erase(let name):
                let names = name.split(separator: "+").map { partitionBase($0.lowercased()) }
                return !names.allSatisfy(StartingPart.isOfOwner) && !ordinary.contains(name.lowercased())
            default: return true
            }
        }
    }

    /// The first partition that does not hold at the lock what the clean script leaves there, in words; nil where all do.
    var unlikeClean: String? {
        guard let plan = Planner(package: input.package).plan(.clean, for: input.phone) else { return nil }
        let clean = EndState(of: plan, phone: input.phone, package: input.package)
        for copy in clean.copies {
            guard case .image(let image)? = clean.holds(copy).certain else { continue }
            let here = faults.end.holds(copy, after: lock)
            if here.certain == .image(image) { continue }
            // The lock erases the owner's data whatever is there.
            if StartingPart.isOfOwner(partitionBase(copy)), here.certain == .erased { continue }
            guard here.mayBeWritten else { return "\(copy) is written by mode clean, and not before the lock" }
            return "\(copy) does not hold \(ForeignFile.fileName(image)) at the lock, as in mode clean: \(here)"
        }
        return nil
    }

    /// The first partition that is empty at the lock, or may be, although a phone needs it; nil where none is.
    var empty: String? {
        faults.places(of: faults.emptyCode + faults.emptyRest).first.map { "empty at the lock: \($0)" }
    }

    /// The first partition that the package's vbmeta names and that does not hold an image of the package at the lock; nil where all do.
    var unlikeVBMeta: String? {
        guard let avb = input.package.avb else { return nil }
        var named: [(name: String, image: String?)] = avb.digests.map { ($0.partition, $0.image) }
        named += avb.chain.map { ($0.partition, $0.image) }
        named += avb.trees.map { ($0.partition, nil) }
        named += avb.vbmetas.filter { !$0.isInFooter }.map { ($0.partition, $0.image) }
        let slots = faults.end.activeSlots(after: lock)
        for (name, image) in named {
            for copy in copies(of: name.lowercased()) {
                let here = faults.end.holds(copy, after: lock)
                guard case .image(let there)? = here.certain else {
                    return "\(copy), which vbmeta names, is not surely written before the lock: \(here)"
                }
                let mayStart = partitionBase(copy) == copy || slots.isEmpty || slots.contains(String(copy.suffix(1)))
                if let image, mayStart, there != image {
                    return "\(copy), which vbmeta names, does not hold \(ForeignFile.fileName(image)): \(here)"
                }
            }
        }
        return nil
    }

    /// A partition of the code that starts the phone that the package has an image for by its name, or a spare copy of one that is written,
    /// which the phone has and nothing was written to before the lock; nil where there is none.
    var leftOut: String? {
        guard let listed = input.phone?.partitions.map({ Set($0.keys) }) else { return nil }
        let written = Set(
            faults.end.touched.filter { faults.end.holds($0, after: lock).mayBeWritten }.map(partitionBase))
        for image in input.package.images.sorted(by: { $0.file < $1.file }) {
            let base = ForeignFile.stem(image.path)
            guard faults.code.base(of: base) != nil, !BootChain.mayEndErased(base), !written.contains(base),
                faults.end.names.all(of: base).contains(where: listed.contains)
            else { continue }
            return "\(base) is not written, and the package has \(image.file) for it"
        }
        for base in written.sorted() where faults.code.base(of: base) != nil {
            let spare = "\(base)bak"
            guard listed.contains(spare), !written.contains(spare) else { continue }
            return "\(base) is written, and \(spare), its spare copy, is not"
        }
        return nil
    }

    /// A partition whose copy in some slot that may start is not the image of the other one; nil where the slot does not matter.
    var wrongSlot: String? {
        let slots = faults.end.activeSlots(after: lock).sorted()
        guard input.phone != nil, let main = mainSlot, slots != [main] else { return nil }
        for copy in faults.end.touched where copy.hasSuffix("_\(main)") {
            let base = partitionBase(copy)
            let best = faults.end.holds(copy, after: lock)
            for slot in slots where slot != main {
                let other = faults.end.holds("\(base)_\(slot)", after: lock)
                if best.mayBeWritten, other != best {
                    return "the phone may start slot \(slot), where \(base) holds \(other), and not \(best)"
                }
            }
        }
        return nil
    }

    /// The slot that the clean script activates; nil where it activates none.
    private var mainSlot: String? {
        let steps = input.package.mode(.clean)?.steps ?? input.package.mode(.cleanLock)?.steps ?? []
        return steps.compactMap { if case .setActive(let slot) = $0.action { slot.lowercased() } else { nil } }.last
    }

    /// The copies that a name in vbmeta means: those of a partition of its own. What lies inside `super` is as whole as that.
    private func copies(of name: String) -> [String] {
        let all = faults.end.names.all(of: name)
        let known = Set(faults.end.copies)
        let own = all.filter(known.contains)
        if !own.isEmpty { return all }
        return known.contains("super") ? ["super"] : []
    }
}

extension Step {
    /// Whether it locks the bootloader.
    var isLock: Bool { if case .lock = action { true } else { false } }
}
