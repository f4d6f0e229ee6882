import Plan
import StockPackage

extension Gate {
    static let accountBinding = Gate(
        id: .accountBinding,
        reads: "nothing on the phone: no mode that can be flashed can read it",
        why: "neither a wipe nor a flash removes an account lock, and nobody tells the owner before it is too late",
        severities: [.confirm],
        judge: { input in
            guard !input.plan.active.isEmpty else { return [] }
            return [
                Finding(
                    .accountBinding, .confirm,
                    "A Mi account lock (Find Device) and Google's lock survive this. Assume that this phone has both.",
                    evidence: "neither can be read in fastboot mode; both live outside what a flash or a wipe touches",
                    advice: """
                        Only the account's holder can release them. Still able to start the phone? Sign out first: Settings, Mi Account, Sign \
                        out. Bought second-hand? Ask the seller to do so, or to remove the phone at i.mi.com. Password forgotten: \
                        account.xiaomi.com/pass/forgetPassword. Else: Xiaomi's support, with proof of purchase.
                        """,
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
                    advice: input.package.mode(.keepData) == nil || input.plan.mode == .keepData
                        ? "Copy off what you need first." : "Copy off what you need first, or use --mode keep-data.",
                    consentWord: "wipe")
            ]
        })
}
