/// Everything that restock ever asks of a started phone: a closed list, and nothing on it changes the phone.
public enum AdbRead: Sendable, Hashable {
    /// The accounts that Android lists; no root is needed.
    case accounts
    case property(PhoneProperty)

    /// Every member of the list.
    public static let all: [AdbRead] = [.accounts] + PhoneProperty.allCases.map { .property($0) }

    /// The service as it goes to the phone. `exec:` is `shell:` without a terminal in between.
    public var service: String {
        switch self {
        case .accounts: "exec:dumpsys account"
        case .property(let property): "exec:getprop \(property.rawValue)"
        }
    }

    /// The longest answer that is read, in bytes. A list of accounts comes with the history of each.
    var limit: Int {
        switch self {
        case .accounts: 4 << 20
        case .property: 4096
        }
    }
}

/// The properties of Android that are read.
public enum PhoneProperty: String, Sendable, CaseIterable {
    case flashLocked = "ro.boot.flash.locked"
    case lockState = "ro.secureboot.lockstate"
    case verifiedBoot = "ro.boot.verifiedbootstate"
    case vbmetaState = "ro.boot.vbmeta.device_state"
    /// Where Google's lock keeps its block.
    case frpPartition = "ro.frp.pst"
    /// Whether the owner has switched "OEM unlocking" on.
    case oemUnlockAllowed = "sys.oem_unlock_allowed"
    /// The codename with its region: `liuqin_global`.
    case modDevice = "ro.product.mod_device"
    case region = "ro.miui.region"
    case version = "ro.build.version.incremental"
}
