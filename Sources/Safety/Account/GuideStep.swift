/// One step of the official ways out. The raw value names it in JSON.
public enum GuideStep: String, Sendable, CaseIterable {
    case signOut = "sign-out"
    case signOutSelling = "sign-out-selling"
    case removeGoogle = "remove-google"
    case eraseInSettings = "erase-in-settings"
    case removeDevice = "remove-device"
    case resetPassword = "reset-password"
    case support
    case serviceCentre = "service-centre"
    case sellerSignsOut = "seller-signs-out"
    case sellerRemoves = "seller-removes"
    case returnIt = "return-it"
    case doNotHandOver = "do-not-hand-over"
    case wait
    case thenWipe = "then-wipe"
    case neverDelete = "never-delete"

    /// The key of its text in the lexicon.
    public var key: String { "step.\(rawValue)" }

    /// How sure it is. Xiaomi's own text was not at hand, so nothing here is verified.
    public var grade: Grade {
        switch self {
        case .returnIt, .thenWipe: .inferred
        default: .reported
        }
    }
}
