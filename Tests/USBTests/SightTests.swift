import Testing

@testable import USB

@Test func everyDeviceIsSeenButHubs() throws {
    let computer = FakeComputer()
    try computer.plug("1-2.4", bus: 1, address: 7, files: ["1-2.4:1.0/interface": "fastbootd"])
    try computer.node(1, 7)
    // A Qualcomm chip in its emergency mode: one interface of its maker's own class, one configuration.
    try computer.plug("1-3", bus: 1, address: 8, files: ["idVendor": "05c6", "idProduct": "9008", "speed": "12"])
    try computer.write(
        "sys/bus/usb/devices/1-3/descriptors",
        Made.device + Made.configuration(1) + Made.interface(0, class: [0xFF, 0xFF, 0xFF]) + Made.bulk(0x81)
            + Made.bulk(0x01))
    try computer.plug("1-4", bus: 1, address: 9)
    try computer.write(
        "sys/bus/usb/devices/1-4/descriptors",
        Made.device + Made.configuration(1) + Made.interface(0, class: [9, 0, 0])
    )
    try computer.write("sys/bus/usb/devices/usb1/busnum", Array("1".utf8))
    let seen = computer.bus.sights()
    #expect(seen.map(\.portPath) == ["1-2.4", "1-3"])
    #expect(seen[0].interfaceNames == ["fastbootd"] && seen[0].classes == [USBClass(0xFF, 0x42, 0x03)])
    #expect(seen[0].access == .ok && seen[0].hubs == 1 && seen[0].serial == "abc123" && seen[0].speed == .high)
    #expect(seen[0].node?.path == computer.bus.node(bus: 1, address: 7) && (seen[0].node?.mode ?? 0) & 0o600 == 0o600)
    #expect(seen[1].vendor == 0x05C6 && seen[1].product == 0x9008 && seen[1].speed == .full && seen[1].hubs == 0)
    #expect(seen[1].access == .noNode(computer.bus.node(bus: 1, address: 8)) && seen[1].node == nil)
}

@Test func aPortTellsWhetherItHasAUSB3Half() throws {
    let computer = FakeComputer()
    let ports = "sys/bus/usb/devices"
    try computer.plug("1-1", bus: 1, address: 2)
    try computer.plug("1-2", bus: 1, address: 3)
    try computer.write("\(ports)/1-2/port/connect_type", Array("hotplug".utf8))
    try computer.plug("1-3", bus: 1, address: 4)
    try computer.write("\(ports)/1-3/port/peer/connect_type", Array("hotplug".utf8))
    try computer.plug("2-1", bus: 2, address: 2, files: ["speed": "5000"])
    #expect(computer.bus.sights().map(\.port) == [.unknown, .usb2, .usb3, .usb3])
}

@Test func aHeldDeviceNamesItsHolder() throws {
    let computer = FakeComputer()
    try computer.plug("1-1", bus: 1, address: 5)
    try computer.node(1, 5)
    try computer.link("sys/bus/usb/devices/1-1/1-1:1.0/driver", to: "../../../bus/usb/drivers/usbfs")
    try computer.write("proc/99/comm", Array("qemu-system-x86\n".utf8))
    try computer.link("proc/99/fd/9", to: computer.bus.node(bus: 1, address: 5))
    #expect(computer.bus.sights().first?.access == .claimed("qemu-system-x86 (pid 99)"))
}

@Test func theComputerWithoutUSBIsToldFromTheOneWithoutDevices() throws {
    let computer = FakeComputer()
    var places = USBPlaces(root: computer.root.path)
    #expect(!places.hasUSB && places.buses == 0 && !places.hasNodes)
    #expect(USBContext.sights(in: places).isEmpty)
    try computer.write("sys/bus/usb/devices/usb1/busnum", Array("1".utf8))
    try computer.write("sys/bus/usb/devices/usb2/busnum", Array("2".utf8))
    try computer.write("dev/bus/usb/001/001", [])
    #expect(places.hasUSB && places.buses == 2 && places.hasNodes)
    places.sysfs = "/nowhere"
    #expect(!places.hasUSB)
}

@Test func classesOfDescriptorsAreReadOnceEach() {
    let two = Made.phone + Made.interface(1, class: [6, 1, 1]) + Made.interface(2, alternate: 1)
    #expect(interfaceClasses(inDescriptors: two) == [USBClass(0xFF, 0x42, 3), USBClass(6, 1, 1)])
    for count in 0..<two.count { #expect(interfaceClasses(inDescriptors: Array(two[..<count])).count <= 2) }
    #expect(interfaceClasses(inDescriptors: [0, 4, 1]).isEmpty)
}
