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
            // Every flash is from fastboot mode, where nothing can be read.
            return [.accountsSurvive(.fastboot, input.lastFlash)]
        })

    static let dataLoss = Gate(
        id: .dataLoss,
        reads:
            "the plan: does it write or erase userdata or metadata, lock the bootloader, or leave the recovery a message to wipe",
        why: "photos, messages and apps on the phone are gone after that, for good",
        severities: [.confirm],
        judge: { input in
            guard input.plan.wipesData else { return [] }
            let lines = input.plan.active.filter(\.wipesData)
            let canKeep = offersToKeep(input.package) && input.plan.mode != .keepData && !input.lastFlash.isBroken
            return [
                .wipesEverything(
                    lines.map(\.wipeDescription), input.lastFlash, advice: canKeep ? "gate.data-loss.advice-keep" : nil)
            ]
        })
}

extension Step {
    /// The step as evidence for a wipe.
    fileprivate var wipeDescription: String {
        ordersWipe ? "\(self), whose message makes the recovery erase the data when the phone starts" : description
    }
}
