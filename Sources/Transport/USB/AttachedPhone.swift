import USB

/// A phone that is on the bus of this computer.
public struct AttachedPhone: Sendable {
    /// What it can be asked for.
    public enum Mode: String, Sendable {
        /// The bootloader's fastboot.
        case fastboot
        /// Fastboot in user space; the interface names itself "fastbootd".
        case fastbootd
        /// A recovery, or Android with USB debugging.
        case adb
    }

    /// `usb:` and the port path.
    public let address: PhoneAddress
    /// As the phone reported it when it was plugged in.
    public let serial: String?
    /// What it can be asked for.
    public let mode: Mode
    /// How fast the cable is, in words: "USB 2.0 high speed (480 Mbit/s)".
    public let speed: String
    /// The same in megabits a second: 12, 480, 5000; nil for a rate that this program does not know.
    public var megabits: Int? { info.speed?.megabits }
    /// Why it cannot be opened, as far as looking tells; nil when it can.
    public let problem: TransportError?

    let info: USBDeviceInfo

    init(_ info: USBDeviceInfo) {
        self.info = info
        address = .usb(info.portPath)
        serial = info.serial
        switch info.kind {
        case .adb: mode = .adb
        case .fastboot: mode = info.interfaceName == "fastbootd" ? .fastbootd : .fastboot
        }
        speed = info.speed.map { "\($0)" } ?? "USB of unknown speed"
        switch info.access {
        case .ok: problem = nil
        case .noPermission(let path): problem = .noPermission(path: path)
        case .noNode(let path): problem = .notFound("\(path): Linux sees the phone, but its device node is missing")
        case .claimed(let holder): problem = .claimed(holder: holder)
        }
    }
}
