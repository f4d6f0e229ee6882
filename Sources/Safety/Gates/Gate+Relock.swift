import Plan
import StockPackage

extension Gate {
    static let relock = Gate(
        id: .relock,
        reads:
            """
            the plan: does it lock, and does the lock stand last, directly after a whole, verified, unmodified flash; what every partition \
            holds at that moment
            """,
        why:
            "a lock on firmware that is not whole, or does not fit the hardware's sales region, ends in a phone that starts no more",
        severities: [.refuse, .confirm],
        judge: { input in
            guard input.plan.locks else { return input.plan.mode == .cleanLock ? [.locksNothing(input.plan)] : [] }
            if let reason = lockIsOutOfPlace(input.plan) { return [.lockMisplaced(reason, input.plan)] }
            let lock = LockReadiness(input)
            if let step = lock?.stepBetween {
                return [.lockMisplaced("between the last write and the lock stands: \(step)", input.plan)]
            }
            if let reason = flashIsNotWhole(input, lock) { return [.lockOnLess(reason, input.plan)] }
            return [.locks(input.package, model: modelName(input) ?? input.plan.codename)]
        })

    /// A lock is only ever the end of a flash in the mode that is named for it; nil when it is that.
    private static func lockIsOutOfPlace(_ plan: FlashPlan) -> String? {
        guard plan.mode == .cleanLock else { return "this mode does not lock" }
        let actions = plan.active.map(\.action)
        guard let lock = actions.firstIndex(where: { if case .lock = $0 { true } else { false } }) else { return nil }
        guard plan.active[..<lock].contains(where: \.isFlash) else { return "nothing is written before the lock" }
        if actions[..<lock].contains(where: { if case .reboot = $0 { true } else { false } }) {
            return "the phone restarts before the lock"
        }
        for action in actions[(lock + 1)...] {
            if case .reboot = action { continue }
            return "the lock is not the last step"
        }
        return nil
    }

    /// Why the flash before the lock is not a complete, verified, unmodified one; nil when it is.
    private static func flashIsNotWhole(_ input: GateInput, _ lock: LockReadiness?) -> String? {
        if input.package.isRootBuild {
            return "its name says \(input.package.build ?? ""): a build with root, which is not made for owners"
        }
        if let named = PackageName(input.package.fileName).map({ Variant($0.variant).codename }),
            !([input.package.codename] + input.package.products).contains(named)
        {
            return "its name says \(named), and inside it is \(input.package.codename)"
        }
        if let problem = input.package.problems.first { return "the package is not in order: \(problem.evidence)" }
        let writes = input.plan.active.filter(\.isFlash)
        if let ignored = writes.first(where: \.mayFail) { return "the script goes on when this fails: \(ignored)" }
        if let left = input.plan.steps.first(where: { $0.isFlash && $0.leftOut != nil }) {
            return "not written on this phone: \(left)"
        }
        if let lock, let reason = lock.empty ?? lock.unlikeClean ?? lock.unlikeVBMeta ?? lock.wrongSlot ?? lock.leftOut
        {
            return reason
        }
        return unverified(writes, input.package).map { "no checksum of the package covers \($0)" }
    }

    /// An image that nothing in the package vouches for. The MD5 in the name of a .tgz, with which it was compared, vouches for all of
    /// them; that of a .tar cannot be compared: it is the compressed file's.
    private static func unverified(_ writes: [Step], _ package: PackageFacts) -> String? {
        if package.kind == .tgz, PackageName(package.fileName) != nil { return nil }
        let used = Set(writes.compactMap { if case .flash(_, let image, _, _) = $0.action { image } else { nil } })
        return package.images.first { used.contains($0.path) && $0.verifiedBy.isEmpty }?.path
    }
}

extension Finding {
    fileprivate static func lockMisplaced(_ reason: String, _ plan: FlashPlan) -> Finding {
        Finding(
            .relock, .refuse, "The package would lock the bootloader where no stock package does.",
            evidence: "\(plan.package), mode \(plan.mode.rawValue): \(reason)",
            advice:
                "Do not use this package, with restock or without: a lock at the wrong moment leaves a phone that starts no more."
        )
    }

    /// Whoever asks for a lock believes that the phone has one afterwards.
    fileprivate static func locksNothing(_ plan: FlashPlan) -> Finding {
        Finding(
            .relock, .refuse, Lexicon.english("gate.relock.locks-nothing.sentence"),
            evidence: "\(plan.package), mode \(plan.mode.rawValue): no step locks the bootloader",
            advice: Lexicon.english("gate.relock.locks-nothing.advice"))
    }

    fileprivate static func lockOnLess(_ reason: String, _ plan: FlashPlan) -> Finding {
        Finding(
            .relock, .refuse,
            "A bootloader is locked only on a whole, verified, unmodified stock flash, and this is none.",
            evidence: "\(plan.package), mode \(plan.mode.rawValue): \(reason)",
            advice: "Use an unmodified package under its original name, or do not lock: --mode clean.")
    }

    fileprivate static func locks(_ package: PackageFacts, model: String) -> Finding {
        let region =
            package.region.map { "the package is for region \($0.rawValue)" } ?? "the package's region is unknown"
        return Finding(
            .relock, .confirm, Lexicon.english("gate.relock.sentence"),
            evidence: "\(region); the region that the hardware was sold in cannot be read",
            advice: Lexicon.english("gate.relock.advice"),
            consentWord: model)
    }
}
