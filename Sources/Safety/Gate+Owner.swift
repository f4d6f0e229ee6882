import Plan
import StockPackage

extension Gate {
    private static func offersToKeep(_ package: PackageFacts) -> Bool {
        package.update != nil || package.mode(.keepData) != nil
    }

    static let accountBinding = Gate(
        id: .accountBinding,
        reads: "nothing on the phone: no mode that can be flashed can read it",
        why: "neither a wipe nor a flash removes an account lock, and nobody tells the owner before it is too late",
        severities: [.confirm],
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
        severities: [.confirm],
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
                    advice: !offersToKeep(input.package) || input.plan.mode == .keepData
                        ? "Copy off what you need first." : "Copy off what you need first, or use --mode keep-data.",
                    consentWord: "wipe")
            ]
        })
}
