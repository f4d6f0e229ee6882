import Plan
import RestockKit
import VirtualPhone

/// The ways to wipe, and the phones that know them.
struct WipeGoods: Sendable {
    private let profiles: [PhoneProfile]

    init() throws {
        profiles = try ["liuqin", "chopin", "raphaelin", "whyred", "daisy"].map { try PhoneProfile(named: $0) }
    }

    /// A way, a phone, and what to say behind `--via`.
    func pick(_ dice: inout Dice) -> (WipeMethod, PhoneProfile, WipeVia?) {
        let method = dice.pick(WipeMethod.allCases)
        // Without Xiaomi's own recovery there is nobody to ask.
        let profile = dice.pick(profiles.filter { $0.recovery != nil || [.erase, .recoveryMessage].contains(method) })
        let via: WipeVia? =
            switch method {
            case .erase: dice.oneIn(2) ? .fastboot : nil
            case .recoveryMessage: .recovery
            case .formatData, .restartAndFormat: dice.oneIn(2) ? .recovery : nil
            }
        return (method, profile, via)
    }
}
