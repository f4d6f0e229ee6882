/// What a phone's interface speaks, told by its class alone; vendor and product ids say nothing here (AOSP fastboot
/// does the same).
public enum USBInterfaceKind: String, Sendable {
    /// Class ff, subclass 42, protocol 03: a bootloader or fastbootd.
    case fastboot
    /// Class ff, subclass 42, protocol 01: a recovery, or Android with USB debugging.
    case adb

    /// The kind for the three class bytes of an interface descriptor; nil when they are another's.
    public init?(class: UInt8, subclass: UInt8, protocol: UInt8) {
        switch (`class`, subclass, `protocol`) {
        case (0xFF, 0x42, 0x03): self = .fastboot
        case (0xFF, 0x42, 0x01): self = .adb
        default: return nil
        }
    }
}
