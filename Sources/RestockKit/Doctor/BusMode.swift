import USB

/// What a device on the bus is doing, as far as looking tells.
public enum BusMode: String, Sendable {
    /// The bootloader's fastboot.
    case fastboot
    /// Fastboot in user space.
    case fastbootd
    /// A recovery that takes packages: Mi Assistant, or "Apply update from ADB".
    case sideload
    /// Another recovery.
    case recovery
    /// Android with USB debugging; also a recovery that could not be spoken to.
    case adb
    /// Qualcomm's emergency download mode (05c6:9008).
    case edl
    /// A Qualcomm chip whose start-up code has crashed (05c6:900e).
    case crashed
    /// MediaTek's code in the chip (0e8d:0003).
    case brom = "mediatek-brom"
    /// MediaTek's preloader (0e8d:2000 and others with a serial port).
    case preloader = "mediatek-preloader"
    /// A phone that shows no interface to work with: it charges, or shares files.
    case charging

    /// Nil for what is no phone.
    ///
    /// The class of an interface counts first: vendor and product ids vary, and bootloaders borrow each other's. Where there is no such
    /// interface, only the ids are left.
    public init?(_ sight: USBDeviceSight) {
        if sight.classes.contains(USBClass(0xFF, 0x42, 0x03)) {
            self = sight.interfaceNames.contains("fastbootd") ? .fastbootd : .fastboot
            return
        }
        if sight.classes.contains(USBClass(0xFF, 0x42, 0x01)) {
            self = .adb
            return
        }
        // 06/01/01 is a still image device: MTP or PTP, which phones speak to share files.
        let sharesFiles = sight.classes.contains(USBClass(0x06, 0x01, 0x01))
        switch (sight.vendor, sight.product) {
        case (0x05C6, 0x9008): self = .edl
        case (0x05C6, 0x900E): self = .crashed
        case (0x0E8D, 0x0003): self = .brom
        case (0x0E8D, 0x2000): self = .preloader
        // MediaTek makes radios and drives, too; the preloader is a serial port.
        case (0x0E8D, _) where sight.classes.contains { $0.base == 0x02 }: self = .preloader
        // Xiaomi sells mice, cameras and dongles, too, which have a class of their own.
        case (0x2717, _) where sharesFiles || !sight.classes.contains { Self.gadgets.contains($0.base) }:
            self = .charging
        case (0x18D1, _) where sharesFiles, (0x0E8D, _) where sharesFiles, (0x05C6, _) where sharesFiles:
            self = .charging
        default: return nil
        }
    }

    /// Audio, mice and keyboards, printers, video, radios.
    private static let gadgets: Set<UInt8> = [0x01, 0x03, 0x07, 0x0E, 0xE0]

    /// Whether restock speaks with a phone in this mode.
    public var isSpoken: Bool {
        switch self {
        case .fastboot, .fastbootd, .sideload, .recovery, .adb: true
        case .edl, .crashed, .brom, .preloader, .charging: false
        }
    }

    /// In words.
    public var words: String {
        switch self {
        case .fastboot: "fastboot mode"
        case .fastbootd: "fastbootd"
        case .sideload: "recovery, taking packages (Mi Assistant or sideload)"
        case .recovery: "recovery"
        case .adb: "started with USB debugging, or in its recovery"
        case .edl: "Qualcomm's emergency mode (EDL)"
        case .crashed: "a Qualcomm chip whose start-up code has crashed"
        case .brom: "MediaTek's BROM"
        case .preloader: "MediaTek's preloader"
        case .charging: "charging or sharing files, USB debugging off"
        }
    }
}
