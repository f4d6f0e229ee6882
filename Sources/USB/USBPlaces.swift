/// Where Linux shows its USB: three folders. Another root gives a copy of them, such as a test makes.
public struct USBPlaces: Equatable, Sendable {
    /// Where sysfs is mounted.
    public var sysfs: String
    /// Where the device nodes are.
    public var nodes: String
    /// Where processes are seen.
    public var processes: String

    /// - Parameter root: the folder that stands for `/`, without a slash at its end.
    public init(root: String = "") {
        sysfs = "\(root)/sys"
        nodes = "\(root)/dev/bus/usb"
        processes = "\(root)/proc"
    }

    /// Whether Linux has USB here at all, with a bus or without.
    public var hasUSB: Bool { SystemFiles.exists("\(sysfs)/bus/usb") }

    /// How many buses there are: one for each root hub.
    public var buses: Int { SystemFiles.names(in: "\(sysfs)/bus/usb/devices").count { $0.hasPrefix("usb") } }

    /// Whether the folder of the device nodes is there; in containers it often is not.
    public var hasNodes: Bool { SystemFiles.exists(nodes) }
}
