/// What people do to a phone in the hope that a lock goes away.
public enum OwnerAction: String, Sendable, CaseIterable {
    case signOut = "sign-out"
    case settingsReset = "settings-reset"
    /// "Wipe data" on the recovery's screen, or its service `format-data:`.
    case recoveryWipe = "recovery-wipe"
    case fastbootErase = "fastboot-erase"
    /// The package's `flash_all`.
    case cleanFlash = "clean-flash"
    /// The package's `flash_all_lock`.
    case flashAndLock = "flash-and-lock"
    case bootloaderUnlock = "bootloader-unlock"
    /// Emergency download mode with persist, misc and frp erased. Here because people ask; restock does not do it.
    case edlErase = "edl-erase"
    /// Another Android, without Mi services.
    case customROM = "custom-rom"

    /// The key of its name in the lexicon.
    public var nameKey: String { "action.\(rawValue).name" }
    /// The key of what there is to say about it.
    public var noteKey: String { "action.\(rawValue).note" }
}
