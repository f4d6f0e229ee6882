/// What is asked of Xiaomi's recovery about itself: a closed list, and nothing on it changes the phone. Read off several
/// clients of Mi Assistant. `getmitoken:` is left out: nothing here needs that secret.
public enum RecoveryRead: String, Sendable, CaseIterable {
    /// The codename with its region: `gale_eea_global`.
    case device = "getdevice:"
    /// The version of the installed firmware: `V816.0.3.0.UGPEUXM`.
    case version = "getversion:"
    case serial = "getsn:"
    /// The Android version that it is made from: `14`.
    case codebase = "getcodebase:"
    case branch = "getbranch:"
    case language = "getlanguage:"
    /// The country that is set on the phone: `PT`. Not the region of the firmware.
    case country = "getregion:"
    /// 1 for China, 2 for everywhere else.
    case zone = "getromzone:"
    /// Known to newer recoveries only.
    case recoveryVersion = "getrecoveryversion:"
}
