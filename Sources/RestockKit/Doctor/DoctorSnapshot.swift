import StockPackage
import USB

/// Everything that the doctor looks at, as plain data: the look fills it, the judgement reads it.
public struct DoctorSnapshot: Sendable, Equatable {
    /// A package, as far as a glance tells.
    public typealias Package = PackageGlance

    /// A phone on the bus.
    public struct Phone: Sendable, Equatable {
        public var sight: USBDeviceSight
        public var mode: BusMode

        public init(_ sight: USBDeviceSight, mode: BusMode) {
            self.sight = sight
            self.mode = mode
        }

        /// As `-s` takes it: by the port, so that no serial number is in it.
        public var address: String { "usb:\(sight.portPath)" }
    }

    /// A folder that restock writes to.
    public struct Place: Sendable, Equatable {
        /// `state` or `cache`.
        public var name: String
        /// Nil where the environment names no place.
        public var path: String?
        /// Bytes that are free for this user; nil where that cannot be told.
        public var free: UInt64?
        public var isWritable: Bool

        public init(_ name: String, path: String?, free: UInt64?, isWritable: Bool) {
            self.name = name
            self.path = path
            self.free = free
            self.isWritable = isWritable
        }
    }

    /// The udev rule that lets people open phones.
    public enum Rule: Sendable, Equatable {
        case missing
        /// The rule of this restock, at this path.
        case installed(String)
        /// A file of that name with another text.
        case differs(String)
    }

    public var phones: [Phone] = []
    /// Other devices on the bus, hubs left out.
    public var otherDevices = 0
    /// The kernel has USB.
    public var hasUSB = true
    public var buses = 1
    /// There are device nodes in `/dev/bus/usb`.
    public var hasNodes = true
    /// `docker`, `podman`, `lxc` and their like; nil outside of containers.
    public var container: String?
    /// `KVM or QEMU`, `VirtualBox` and their like; nil on real machines, and where it does not show.
    public var virtualMachine: String?
    /// udev runs, which alone gives phones to people who are not root.
    public var hasUdev = true
    public var rule = Rule.missing
    /// Other people's rules for Android phones.
    public var otherRules: [String] = []
    public var isRoot = false
    /// Over ssh: udev's rule counts for those who sit at the computer.
    public var isRemote = false
    /// The numbers of this user's groups.
    public var groups: Set<UInt32> = []
    /// The names of groups, by number.
    public var groupNames: [UInt32: String] = [:]
    public var places: [Place] = []
    public var restock = ""
    public var kernel = ""
    public var distribution = ""
    public var libusb = ""
    /// How to call this program with sudo: `restock`, or its path where it is not installed.
    public var program = "restock"
    public var package: PackageGlance?
    /// How the next command names it: as it was typed, the home folder as `~`. An absolute path elsewhere may name the owner, and is
    /// the file's name alone.
    public var packagePath = ""

    public init() {}
}
