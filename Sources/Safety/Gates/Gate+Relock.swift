import Plan
import StockPackage

extension Gate {
    static let relock = Gate(
        id: .relock,
        reads:
            "the plan: does it lock, and does the lock stand last, directly after a whole, verified, unmodified flash",
        why:
            "a lock on firmware that is not whole, or does not fit the hardware's sales region, ends in a phone that starts no more",
        severities: [.refuse, .confirm],
        judge: { input in
            guard input.plan.locks else { return [] }
            if let reason = lockIsOutOfPlace(input.plan) { return [.lockMisplaced(reason, input.plan)] }
            if let reason = flashIsNotWhole(input) { return [.lockOnLess(reason, input.plan)] }
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
    private static func flashIsNotWhole(_ input: GateInput) -> String? {
        if let problem = input.package.problems.first { return "the package is not in order: \(problem.evidence)" }
        let writes = input.plan.active.filter(\.isFlash)
        if let ignored = writes.first(where: \.mayFail) { return "the script goes on when this fails: \(ignored)" }
        if let left = input.plan.steps.first(where: { $0.isFlash && $0.leftOut != nil }) {
            return "not written on this phone: \(left)"
        }
        let written = Set(writes.flatMap(\.partitions))
        let whole = input.package.mode(.clean)?.steps ?? []
        for step in whole {
            guard case .flash(let name, _) = step.action, !pseudoPartitions.contains(name) else { continue }
            let lacking = name.split(separator: "+").map(String.init).filter { !written.contains($0) }
            if let first = lacking.first { return "\(first) is written by mode clean, and not before the lock" }
        }
        return unverified(writes, input.package).map { "no checksum of the package covers \($0)" }
    }

    /// An image that nothing in the package vouches for. The hash in the archive's name vouches for all of them.
    private static func unverified(_ writes: [Step], _ package: PackageFacts) -> String? {
        if package.kind != .folder, PackageName(package.fileName) != nil { return nil }
        let used = Set(writes.compactMap { if case .flash(_, let image, _, _) = $0.action { image } else { nil } })
        return package.images.first { used.contains($0.path) && $0.verifiedBy.isEmpty }?.path
    }

    static let region = Gate(
        id: .region,
        reads:
            "the package's region by its name, its version and its suffix; the region of the firmware on the phone, where known",
        why: "hardware sold in China starts only Chinese firmware once it is locked, and the reverse",
        severities: [.refuse, .confirm, .note],
        judge: { input in
            let package = input.package
            let now = input.phone?.installed
            guard input.plan.locks else {
                guard input.plan.wipesData, let there = now?.region, let region = package.region, there != region else {
                    return []
                }
                return [.regionChanges(there, region)]
            }
            let witnesses = regionWitnesses(package)
            guard let region = package.region, !witnesses.isEmpty else { return [.regionUnknown(package)] }
            // Older packages for Turkey, Taiwan, Russia and Indonesia say `global` in the name. What kills is the line round China.
            if Set(witnesses.map { $0.region == .china }).count > 1 { return [.regionContradicts(witnesses)] }
            if let there = now?.region, (there == .china) != (region == .china) {
                return [.lockAcrossChina(there, region, source: now?.source ?? "")]
            }
            return []
        })

    /// Everything in a package that tells its region, and what it tells.
    private static func regionWitnesses(_ package: PackageFacts) -> [(what: String, region: Region)] {
        let letters = package.version.flatMap(VersionLetters.init(version:))?.region
        let field = PackageName(package.fileName)?.region.flatMap(Region.init(field:))
        let suffix = package.variant.map { Region.split(variant: $0).region }
        return [
            letters.map { ("version \(package.version ?? "")", $0) }, field.map { ("the file's name", $0) },
            suffix.map { ("variant \(package.variant ?? "")", $0) },
        ].compactMap(\.self)
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
            .relock, .confirm, "This locks the bootloader at the end. Unlocking again is not in your hands.",
            evidence: "\(region); the region that the hardware was sold in cannot be read",
            advice: """
                A phone made for China with other firmware, or the reverse, does not start once locked. Unlocking needs the bound Mi \
                account, days of waiting and a quota. Without a reason to lock, use --mode clean.
                """,
            consentWord: model)
    }

    fileprivate static func regionUnknown(_ package: PackageFacts) -> Finding {
        Finding(
            .region, .refuse, "The package does not tell which region it is for, so no phone is locked on it.",
            evidence: "no region in the name, the version (\(package.version ?? "none")) or the variant",
            advice: "Get the package under its original name, or do not lock: --mode clean.")
    }

    fileprivate static func regionContradicts(_ witnesses: [(what: String, region: Region)]) -> Finding {
        Finding(
            .region, .refuse, "The package contradicts itself about its region, so no phone is locked on it.",
            evidence: witnesses.map { "\($0.what): \($0.region.rawValue)" }.joined(separator: "; "),
            advice: "Get the package under its original name, or do not lock: --mode clean.")
    }

    fileprivate static func lockAcrossChina(_ there: Region, _ region: Region, source: String) -> Finding {
        Finding(
            .region, .confirm,
            "The phone runs firmware of another region, and only its own hardware's region starts when locked.",
            evidence:
                "the package is for region \(region.rawValue); the phone has region \(there.rawValue) now (\(source))",
            advice: """
                Go on only if the phone was sold in region \(region.rawValue): the label on its box tells. Otherwise it does not start once \
                it is locked.
                """,
            consentWord: region.rawValue)
    }

    fileprivate static func regionChanges(_ there: Region, _ region: Region) -> Finding {
        Finding(
            .region, .note, "This changes the region of the phone's firmware. Do not lock the bootloader after that.",
            evidence: "the package is for region \(region.rawValue); the phone has region \(there.rawValue) now",
            advice: "An unlocked phone starts firmware of any region; a locked one only that of its own hardware.")
    }
}
