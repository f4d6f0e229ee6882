/// Where a phone goes when it restarts.
public enum RebootTarget: Sendable, Hashable, CaseIterable {
    /// Android.
    case system
    /// The bootloader's fastboot again.
    case bootloader
    /// The recovery's screen.
    case recovery
    /// Fastboot in user space (fastbootd), which knows the logical partitions.
    case fastboot

    /// The command on the wire.
    var command: String {
        switch self {
        case .system: "reboot"
        case .bootloader: "reboot-bootloader"
        case .recovery: "reboot-recovery"
        case .fastboot: "reboot-fastboot"
        }
    }
}
