/// A phone's interface that is on the bus now.
public struct USBDeviceInfo: Equatable, Sendable {
    /// Where it is plugged in, as Linux writes it: `1-2.4` is bus 1, port 2, port 4 of the hub there.
    public let portPath: String
    /// The bus number.
    public let bus: Int
    /// The address on that bus; it changes with every replug.
    public let address: Int
    /// idVendor.
    public let vendor: UInt16
    /// idProduct.
    public let product: UInt16
    /// The serial number that the device reported when it was plugged in.
    public let serial: String?
    /// The interface's own name, such as "fastbootd" or "Android Fastboot"; only known in the active configuration.
    public let interfaceName: String?
    /// Nil when Linux reports a rate that this program does not know.
    public let speed: USBSpeed?
    /// The interface with its endpoints.
    public let interface: USBInterface
    /// The configuration that is active now; 0 when none is.
    public let activeConfiguration: UInt8
    /// Whether this program could open it.
    public let access: Access

    /// What the interface speaks.
    public var kind: USBInterfaceKind { interface.kind }

    /// Whether an interface can be opened, as far as looking tells.
    public enum Access: Equatable, Sendable {
        case ok
        /// The device node at this path may not be opened for writing by this user.
        case noPermission(String)
        /// Linux sees the device, but there is no device node at this path; so it is in containers without
        /// /dev/bus/usb.
        case noNode(String)
        /// Another program has claimed the interface: "NAME (pid N)" where /proc shows which.
        case claimed(String?)
    }
}
