import Glibc

/// What is on the bus, read from Linux' sysfs: nothing is opened and no phone is asked anything.
///
/// libusb's own list is not used here, because without udev (in containers, in rescue systems) it never learns of a
/// replug.
struct USBBus {
    /// Where sysfs is mounted.
    var sysfs = "/sys"
    /// Where the device nodes are.
    var nodes = "/dev/bus/usb"
    /// Where processes are seen.
    var processes = "/proc"

    /// How long a device that is half there is given, in microseconds.
    private let settling: UInt32 = 50_000

    var folder: String { "\(sysfs)/bus/usb/devices" }

    /// Every phone's interface on the bus, by bus and port. Empty when Linux has no USB.
    func devices() -> [USBDeviceInfo] {
        SystemFiles.names(in: folder)
            .filter { $0.contains("-") && !$0.contains(":") }
            .flatMap { name in
                // In the moment of coming and going a device is half there.
                let seen = interfaces(ofDevice: name)
                guard !seen.allSatisfy(isWhole) else { return seen }
                usleep(settling)
                return interfaces(ofDevice: name)
            }
    }

    /// Linux has chosen a configuration and made the folders of its interfaces.
    private func isWhole(_ info: USBDeviceInfo) -> Bool {
        info.activeConfiguration != 0
            && (info.activeConfiguration != info.interface.configuration
                || SystemFiles.exists(place(of: info.interface, in: info.portPath)))
    }

    private func place(of interface: USBInterface, in path: String) -> String {
        "\(folder)/\(path)/\(path):\(interface.configuration).\(interface.number)"
    }

    /// The path of a device's node: both numbers have three digits at least.
    func node(bus: Int, address: Int) -> String {
        func three(_ number: Int) -> String {
            String(repeating: "0", count: max(0, 3 - "\(number)".count)) + "\(number)"
        }
        return "\(nodes)/\(three(bus))/\(three(address))"
    }

    private func interfaces(ofDevice path: String) -> [USBDeviceInfo] {
        func file(_ name: String) -> String? { SystemFiles.text("\(folder)/\(path)/\(name)") }
        guard let descriptors = SystemFiles.read("\(folder)/\(path)/descriptors"),
            let bus = file("busnum").flatMap({ Int($0) }), let address = file("devnum").flatMap({ Int($0) })
        else { return [] }
        let active = file("bConfigurationValue").flatMap { UInt8($0) } ?? 0
        return phoneInterfaces(inDescriptors: descriptors).map { interface in
            let place = place(of: interface, in: path)
            return USBDeviceInfo(
                portPath: path, bus: bus, address: address,
                vendor: file("idVendor").flatMap { UInt16($0, radix: 16) } ?? 0,
                product: file("idProduct").flatMap { UInt16($0, radix: 16) } ?? 0,
                serial: file("serial"), interfaceName: SystemFiles.text("\(place)/interface"),
                speed: file("speed").flatMap { USBSpeed(sysfs: $0) }, interface: interface, activeConfiguration: active,
                access: access(to: node(bus: bus, address: address), interface: place))
        }
    }

    /// A claimed interface has the driver "usbfs", so a look is enough.
    func access(to node: String, interface place: String) -> USBDeviceInfo.Access {
        guard SystemFiles.exists(node) else { return .noNode(node) }
        guard SystemFiles.mayWrite(node) else { return .noPermission(node) }
        guard SystemFiles.link("\(place)/driver")?.hasSuffix("/usbfs") == true else { return .ok }
        if isHeldByThisProgram(node) { return .ok }
        return .claimed(holder(of: node, processes: processes))
    }

    private func isHeldByThisProgram(_ node: String) -> Bool {
        SystemFiles.names(in: "\(processes)/self/fd").contains {
            SystemFiles.link("\(processes)/self/fd/\($0)") == node
        }
    }
}
