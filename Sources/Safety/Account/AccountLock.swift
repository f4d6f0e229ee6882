/// The three locks that people take for one.
public enum AccountLock: String, Sendable, CaseIterable {
    /// Refuses flashing. The only one that a flash has to do with.
    case bootloader
    /// Mi account activation lock, also called Find Device.
    case miAccount = "mi-account"
    /// Google's Factory Reset Protection.
    case google

    /// The key of its name in the lexicon.
    public var nameKey: String { "lock.\(rawValue).name" }
    /// The key of the name that fits a column.
    public var shortKey: String { "lock.\(rawValue).short" }
    /// The key of what it is and what it does.
    public var whatKey: String { "lock.\(rawValue).what" }

    /// How sure `whatKey` is.
    public var grade: Grade {
        switch self {
        // An unlock needs Xiaomi's RSA signature over the phone's token.
        case .bootloader: .verified
        // That the server decides is concluded from locks that came back, and from the unlock server's code 20038.
        case .miAccount: .inferred
        // AOSP: the persistent data block, active after an untrusted reset.
        case .google: .verified
        }
    }
}
