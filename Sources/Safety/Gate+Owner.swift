import Plan
import StockPackage

extension Gate {
    static let accountBinding = Gate(
        id: .accountBinding,
        reads: "nothing on the phone: no mode that can be flashed can read it",
        why: "neither a wipe nor a flash removes an account lock, and nobody tells the owner before it is too late",
        judge: { input in
            guard !input.plan.active.isEmpty else { return [] }
            // The same words as `restock account`: every flash is from fastboot mode, where nothing can be read.
            let say = Lexicon.english
            return [
                Finding(
                    .accountBinding, .confirm, say("gate.account-binding.sentence"),
                    evidence: say("gate.account-binding.evidence"), advice: say("gate.account-binding.advice"),
                    consentWord: "understood")
            ]
        })

    static let dataLoss = Gate(
        id: .dataLoss,
        reads: "the plan: does it write or erase userdata or metadata, or lock the bootloader",
        why: "photos, messages and apps on the phone are gone after that, for good",
        judge: { input in
            guard input.plan.wipesData else { return [] }
            let lines = input.plan.active.filter { step in
                switch step.action {
                case .flash(let name, _, _, _), .erase(let name): holdsUserData(name)
                case .lock: true
                default: false
                }
            }
            return [
                Finding(
                    .dataLoss, .confirm, "Everything on this phone is erased: photos, messages, apps.",
                    evidence: lines.map(\.description).joined(separator: "; "),
                    advice: input.package.mode(.keepData) == nil || input.plan.mode == .keepData
                        ? "Copy off what you need first." : "Copy off what you need first, or use --mode keep-data.",
                    consentWord: "wipe")
            ]
        })

    static let relock = Gate(
        id: .relock,
        reads: "the plan: does it end by locking the bootloader",
        why: "a lock on firmware that does not fit the hardware's sales region ends in a phone that starts no more",
        judge: { input in
            guard input.plan.locks else { return [] }
            if let reason = lockIsOutOfPlace(input.plan) {
                return [
                    Finding(
                        .relock, .refuse, "The package would lock the bootloader where no stock package does.",
                        evidence: "\(input.plan.package), mode \(input.plan.mode.rawValue): \(reason)",
                        advice:
                            "Do not use this package, with restock or without: a lock at the wrong moment leaves a phone that starts no more."
                    )
                ]
            }
            let region =
                input.package.region.map { "the package is for region \($0.rawValue)" }
                ?? "the package's region is unknown"
            return [
                Finding(
                    .relock, .confirm, "This locks the bootloader at the end. Unlocking again is not in your hands.",
                    evidence: "\(region); the region that the hardware was sold in cannot be read",
                    advice: """
                        A phone made for China with other firmware, or the reverse, does not start once locked. Unlocking needs the bound Mi \
                        account, days of waiting and a quota. Without a reason to lock, use --mode clean.
                        """,
                    consentWord: input.plan.codename)
            ]
        })

    /// A lock is only ever the end of a flash in the mode that is named for it; nil when it is that.
    private static func lockIsOutOfPlace(_ plan: FlashPlan) -> String? {
        guard plan.mode == .cleanLock else { return "this mode does not lock" }
        let actions = plan.active.map(\.action)
        guard let lock = actions.firstIndex(where: { if case .lock = $0 { true } else { false } }) else { return nil }
        guard actions[..<lock].contains(where: { if case .flash = $0 { true } else { false } }) else {
            return "nothing is written before the lock"
        }
        for action in actions[(lock + 1)...] {
            if case .reboot = action { continue }
            return "the lock is not the last step"
        }
        return nil
    }
}
