/// What survives what. One table for `restock account`, for the account-binding gate and for tests.
///
/// The safe default that all of restock speaks from: a Mi account lock and Google's lock survive everything that restock can do.
public enum AccountModel {
    /// What `action` does to `lock`.
    public static func fate(of lock: AccountLock, after action: OwnerAction) -> Fate {
        switch lock {
        case .bootloader: bootloader(action)
        case .miAccount: miAccount(action)
        case .google: google(action)
        }
    }

    private static let storage = "the mark is in protected storage, outside what this touches"

    private static func bootloader(_ action: OwnerAction) -> Fate {
        switch action {
        case .signOut, .settingsReset, .recoveryWipe, .fastbootErase, .customROM: Fate(.survives, .inferred, storage)
        case .cleanFlash: Fate(.survives, .inferred, "no such script locks or unlocks, and a locked phone takes none")
        case .flashAndLock: Fate(.closes, .verified, "stock scripts: the last command is the lock")
        case .bootloaderUnlock: Fate(.released, .verified, "with a signature of Xiaomi's server, and only with that")
        case .edlErase: Fate(.unknown, .unknown, "no text on it")
        }
    }

    private static func miAccount(_ action: OwnerAction) -> Fate {
        switch action {
        case .signOut: Fate(.released, .reported, "several pages and owners")
        case .settingsReset: Fate(.unknown, .unknown, "released only where the account is removed on the way")
        case .recoveryWipe:
            Fate(.survives, .reported, "several pages; code 20038 was still given after a factory reset")
        case .fastbootErase:
            Fate(.survives, .inferred, "what survives the recovery's wipe survives the same wipe from here")
        case .cleanFlash: Fate(.survives, .inferred, "stock scripts write nothing that could release it")
        case .flashAndLock: Fate(.survives, .inferred, "as a flash; unlocking again needs the bound account")
        case .bootloaderUnlock:
            Fate(.survives, .inferred, "code 20038: refused where another account has locked the phone")
        case .edlErase:
            Fate(.returns, .reported, "one owner, Redmi Note 8, 2023: back after the first internet connection")
        case .customROM: Fate(.returns, .inferred, "what asks for the account is part of stock firmware")
        }
    }

    private static func google(_ action: OwnerAction) -> Fate {
        switch action {
        case .signOut: Fate(.survives, .reported, "several pages: another account, another lock")
        case .settingsReset: Fate(.released, .verified, "AOSP: a trusted reset wipes the persistent data block")
        case .recoveryWipe: Fate(.survives, .verified, "AOSP: active after an untrusted factory reset")
        case .fastbootErase: Fate(.survives, .inferred, "its block is in the partition frp")
        case .cleanFlash, .flashAndLock: Fate(.survives, .inferred, "no stock script writes the partition frp")
        case .bootloaderUnlock:
            Fate(.unknown, .unknown, "whether \"OEM unlocking\" switches it off on MIUI is not known")
        case .edlErase, .customROM: Fate(.unknown, .unknown, "no text on it")
        }
    }

    /// Where something can be read about the locks.
    public static let modes = AccountEvidence.Mode.allCases

    /// The keys of what is not known, in the order in which an owner should hear it.
    public static let unknownKeys = [
        "unknown.absence", "unknown.settings-reset", "unknown.find-device", "unknown.oem-unlocking", "unknown.store",
        "unknown.official-text",
    ]
}
