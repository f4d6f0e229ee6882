import FoundationEssentials
import Glibc
import StockPackage
import Transport
import USB

/// Looks at this computer for the doctor. No phone is changed; one that may be in its recovery is greeted, as `devices` does.
public struct DoctorLook: Sendable {
    private let root: String
    private let environment: @Sendable (String) -> String
    private let restock: String

    /// - Parameters:
    ///   - root: the folder that stands for `/`, without a slash at its end; with one no phone is spoken to.
    ///   - environment: for XDG folders, ssh, and the address of the adb server.
    ///   - restock: the version of this program.
    public init(root: String = "", restock: String, environment: @escaping @Sendable (String) -> String) {
        self.root = root
        self.restock = restock
        self.environment = environment
    }

    /// Fills the snapshot.
    /// - Parameter package: a path to glance at.
    public func look(package: String? = nil) -> DoctorSnapshot {
        var snapshot = DoctorSnapshot()
        let places = USBPlaces(root: root)
        let surroundings = Surroundings(root: root)
        snapshot.hasUSB = places.hasUSB
        snapshot.buses = places.buses
        snapshot.hasNodes = places.hasNodes
        snapshot.container = surroundings.container
        snapshot.virtualMachine = surroundings.virtualMachine
        snapshot.hasUdev = surroundings.exists("/run/udev/control")
        snapshot.rule = UdevRule.standing(below: root)
        snapshot.otherRules = UdevRule.others(below: root)
        snapshot.groupNames = surroundings.groupNames
        snapshot.groups = Self.groups
        snapshot.isRoot = geteuid() == 0
        snapshot.isRemote = !environment("SSH_CONNECTION").isEmpty
        snapshot.restock = restock
        snapshot.kernel = Surroundings.kernel
        snapshot.distribution = surroundings.distribution
        snapshot.libusb = libusbVersion()
        snapshot.program = RuleInstall.program
        snapshot.places = [
            place("state", "XDG_STATE_HOME", ".local/state"), place("cache", "XDG_CACHE_HOME", ".cache"),
        ]
        snapshot.package = package.map { PackageGlance(path: $0) }
        snapshot.packagePath = package.map { HomePath.folded($0, home: environment("HOME")) } ?? ""
        if snapshot.packagePath.hasPrefix("/") { snapshot.packagePath = snapshot.package?.file ?? "" }
        let sights = USBContext.sights(in: places)
        snapshot.phones = sights.compactMap { sight in
            BusMode(sight).map { DoctorSnapshot.Phone(sight, mode: meet(sight, $0)) }
        }
        snapshot.otherDevices = sights.count - snapshot.phones.count
        return snapshot
    }

    /// A recovery and a started phone look alike: only a greeting tells.
    private func meet(_ sight: USBDeviceSight, _ mode: BusMode) -> BusMode {
        guard mode == .adb, root.isEmpty,
            let phone = (try? attachedPhones())?.first(where: { $0.address == .usb(sight.portPath) })
        else { return mode }
        return BusMode(rawValue: RecoveryFinder(environment: environment).mode(of: phone)) ?? mode
    }

    private func place(_ name: String, _ variable: String, _ below: String) -> DoctorSnapshot.Place {
        let home = environment("HOME")
        let base =
            environment(variable).hasPrefix("/")
            ? environment(variable) : home.hasPrefix("/") ? "\(home)/\(below)" : nil
        guard let base else { return .init(name, path: nil, free: nil, isWritable: false) }
        // What is not there yet is made below the first folder that is.
        let path = "\(base)/restock"
        var there = path
        while !there.isEmpty, !FileManager.default.fileExists(atPath: there) {
            there = String(there[..<(there.lastIndex(of: "/") ?? there.startIndex)])
        }
        if there.isEmpty { there = "/" }
        var facts = statvfs()
        let free = unsafe statvfs(there, &facts) == 0 ? UInt64(facts.f_bavail) * UInt64(facts.f_frsize) : nil
        let isWritable = unsafe access(there, W_OK | X_OK) == 0
        // Pasted into a question it need not name the owner.
        return .init(name, path: HomePath.folded(path, home: home), free: free, isWritable: isWritable)
    }

    private static var groups: Set<UInt32> {
        var numbers = [gid_t](repeating: 0, count: 256)
        let count = unsafe getgroups(Int32(numbers.count), &numbers)
        return Set(numbers.prefix(Int(max(0, count)))).union([getegid()])
    }
}
