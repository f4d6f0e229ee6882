/// What popular guides tell owners, claim by claim, and how it is judged here. The raw value names it in JSON.
public enum GuideClaim: String, Sendable, CaseIterable {
    case signOut = "sign-out"
    case days
    case settingsReset = "settings-reset"
    case recoveryReset = "recovery-reset"
    case reflash
    case otherChip = "other-chip"
    case programs
    case secondHand = "second-hand"
    case selling
    case password
    case support
    case serviceCentre = "service-centre"
    case delete
    case unlockQuota = "unlock-quota"
    case asksFirst = "asks-first"

    /// How a claim is judged.
    public enum Judgement: String, Sendable, CaseIterable {
        case right
        case plausible
        /// What is promised does not happen.
        case wrong
        /// The conclusion is right, its reason is not quite.
        case inEffect = "in-effect"
        /// An official way.
        case official

        /// The key of its name in the lexicon.
        public var key: String { "claim.verdict.\(rawValue)" }
    }

    /// The key of the claim, as guides put it.
    public var claimKey: String { "claim.\(rawValue).claim" }
    /// The key of what there is to say about it.
    public var answerKey: String { "claim.\(rawValue).answer" }

    /// How it is judged here.
    public var judgement: Judgement {
        switch self {
        case .signOut, .settingsReset, .programs, .secondHand, .selling, .delete, .unlockQuota: .right
        case .days, .asksFirst: .plausible
        case .recoveryReset, .reflash: .wrong
        case .otherChip: .inEffect
        case .password, .support, .serviceCentre: .official
        }
    }
}
