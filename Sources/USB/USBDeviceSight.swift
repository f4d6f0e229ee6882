/// A device on the bus, whatever it is, as Linux describes it; nothing was opened.
public struct USBDeviceSight: Equatable, Sendable {
    /// Where it is plugged in, as Linux writes it: `1-2.4` is bus 1, port 2, port 4 of the hub there.
    public var portPath: String
    /// idVendor.
    public var vendor: UInt16
    /// idProduct.
    public var product: UInt16
    /// The serial number that the device reported when it was plugged in.
    public var serial: String?
    /// What its interfaces are, in any configuration and alternate setting, each once.
    public var classes: [USBClass]
    /// The names of the interfaces in the active configuration, such as "fastbootd".
    public var interfaceNames: [String]
    /// Nil when Linux reports a rate that this program does not know.
    public var speed: USBSpeed?
    /// What the port itself could do.
    public var port: Port
    /// Whether this program could open it.
    public var access: USBDeviceInfo.Access
    /// Who may open its node; nil where there is none.
    public var node: Node?

    /// The fastest that a port is wired for.
    public enum Port: String, Sendable {
        /// No USB 3 half belongs to it.
        case usb2
        /// Linux pairs it with a USB 3 half (`peer`), or the device is on that half.
        case usb3
        /// Linux does not tell.
        case unknown
    }

    /// A device node's owner and permissions.
    public struct Node: Equatable, Sendable {
        /// `/dev/bus/usb/001/004`.
        public var path: String
        /// The number of its group.
        public var group: UInt32
        /// The permission bits: 0o664.
        public var mode: UInt32

        public init(path: String, group: UInt32, mode: UInt32) {
            self.path = path
            self.group = group
            self.mode = mode
        }
    }

    /// How many hubs stand between it and the computer.
    public var hubs: Int { portPath.count { $0 == "." } }

    public init(
        portPath: String, vendor: UInt16, product: UInt16, serial: String? = nil, classes: [USBClass] = [],
        interfaceNames: [String] = [], speed: USBSpeed? = .high, port: Port = .unknown,
        access: USBDeviceInfo.Access = .ok, node: Node? = nil
    ) {
        self.portPath = portPath
        self.vendor = vendor
        self.product = product
        self.serial = serial
        self.classes = classes
        self.interfaceNames = interfaceNames
        self.speed = speed
        self.port = port
        self.access = access
        self.node = node
    }
}

/// The three class bytes of an interface descriptor.
public struct USBClass: Hashable, Sendable {
    /// `bInterfaceClass`: 0xFF is a vendor's own.
    public let base: UInt8
    /// `bInterfaceSubClass`: 0x42 beside 0xFF is Android's.
    public let sub: UInt8
    /// `bInterfaceProtocol`: 1 is ADB, 3 is fastboot.
    public let proto: UInt8

    public init(_ base: UInt8, _ sub: UInt8, _ proto: UInt8) {
        self.base = base
        self.sub = sub
        self.proto = proto
    }
}

/// The class bytes of every interface in a device's descriptors, each once, in their order; see
/// ``phoneInterfaces(inDescriptors:)`` for the form. A length that cannot be ends the search.
public func interfaceClasses(inDescriptors bytes: [UInt8]) -> [USBClass] {
    var found: [USBClass] = []
    var at = 0
    while at + 2 <= bytes.count, bytes[at] >= 2, at + Int(bytes[at]) <= bytes.count {
        if bytes[at + 1] == 4, bytes[at] >= 9 {
            let one = USBClass(bytes[at + 5], bytes[at + 6], bytes[at + 7])
            if !found.contains(one) { found.append(one) }
        }
        at += Int(bytes[at])
    }
    return found
}
