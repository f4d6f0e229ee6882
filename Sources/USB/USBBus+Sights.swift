extension USBContext {
    /// Every device on the bus now, phones or not, without hubs. Nothing is opened; libusb is not needed.
    public static func sights(in places: USBPlaces = USBPlaces()) -> [USBDeviceSight] {
        USBBus(sysfs: places.sysfs, nodes: places.nodes, processes: places.processes).sights()
    }
}

extension USBBus {
    /// Every device but the hubs, by bus and port.
    func sights() -> [USBDeviceSight] {
        SystemFiles.names(in: folder).filter { $0.contains("-") && !$0.contains(":") }.compactMap(sight)
    }

    private func sight(ofDevice path: String) -> USBDeviceSight? {
        func file(_ name: String) -> String? { SystemFiles.text("\(folder)/\(path)/\(name)") }
        guard let descriptors = SystemFiles.read("\(folder)/\(path)/descriptors"),
            let bus = file("busnum").flatMap({ Int($0) }), let address = file("devnum").flatMap({ Int($0) })
        else { return nil }
        let classes = interfaceClasses(inDescriptors: descriptors)
        // A hub is no phone's business.
        guard !classes.contains(where: { $0.base == 0x09 }) else { return nil }
        let places = SystemFiles.names(in: "\(folder)/\(path)").filter { $0.hasPrefix("\(path):") }
            .map { "\(folder)/\(path)/\($0)" }
        let node = node(bus: bus, address: address)
        let speed = file("speed").flatMap { USBSpeed(sysfs: $0) }
        return USBDeviceSight(
            portPath: path, vendor: file("idVendor").flatMap { UInt16($0, radix: 16) } ?? 0,
            product: file("idProduct").flatMap { UInt16($0, radix: 16) } ?? 0, serial: file("serial"),
            classes: classes, interfaceNames: places.compactMap { SystemFiles.text("\($0)/interface") }, speed: speed,
            port: port(of: path, speed), access: access(to: node, interfaces: places),
            node: SystemFiles.permissions(node).map { .init(path: node, group: $0.group, mode: $0.mode) })
    }

    /// Linux links the two halves of a port that can do both with `peer`.
    private func port(of path: String, _ speed: USBSpeed?) -> USBDeviceSight.Port {
        if speed == .super || speed == .superPlus { return .usb3 }
        guard SystemFiles.exists("\(folder)/\(path)/port") else { return .unknown }
        return SystemFiles.exists("\(folder)/\(path)/port/peer") ? .usb3 : .usb2
    }

    private func access(to node: String, interfaces places: [String]) -> USBDeviceInfo.Access {
        let all = places.map { access(to: node, interface: $0) }
        return all.first { $0 != .ok } ?? (all.isEmpty ? access(to: node, interface: "") : .ok)
    }
}
