import Foundation
import Testing

@testable import USB

/// A folder that looks like a computer with USB: sysfs, device nodes and processes.
final class FakeComputer {
    let root = FileManager.default.temporaryDirectory.appending(path: "usb-tests-\(UUID().uuidString)")

    var bus: USBBus {
        USBBus(sysfs: "\(root.path)/sys", nodes: "\(root.path)/dev", processes: "\(root.path)/proc")
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func write(_ path: String, _ content: [UInt8]) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content).write(to: file)
    }

    func link(_ path: String, to target: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
    }

    /// A phone at a port path.
    func plug(_ path: String, bus: Int, address: Int, files: [String: String] = [:]) throws {
        let folder = "sys/bus/usb/devices/\(path)"
        try write("\(folder)/descriptors", Made.phone)
        var texts = [
            "busnum": "\(bus)", "devnum": "\(address)", "idVendor": "18d1", "idProduct": "d00d", "speed": "480",
            "bConfigurationValue": "1", "serial": "abc123", "\(path):1.0/interface": "Android Fastboot",
        ]
        texts.merge(files) { $1 }
        for (name, text) in texts { try write("\(folder)/\(name)", Array("\(text)\n".utf8)) }
    }

    func node(_ bus: Int, _ address: Int) throws {
        try write(String(self.bus.node(bus: bus, address: address).dropFirst(root.path.count + 1)), [])
    }
}

@Test func nothingWithoutUSB() {
    #expect(USBBus(sysfs: "/nowhere/sys", nodes: "/nowhere/dev").devices().isEmpty)
}

@Test func aPhoneIsReadFromFiles() throws {
    let computer = FakeComputer()
    try computer.plug("1-2.4", bus: 1, address: 7)
    try computer.node(1, 7)
    // A hub and the folder of an interface are no phones.
    try computer.write("sys/bus/usb/devices/usb1/busnum", Array("1".utf8))
    try computer.write("sys/bus/usb/devices/1-2.4:1.0/bInterfaceClass", Array("ff".utf8))
    let phone = try #require(computer.bus.devices().first)
    #expect(computer.bus.devices().count == 1)
    #expect(phone.portPath == "1-2.4")
    #expect(phone.bus == 1 && phone.address == 7)
    #expect(phone.vendor == 0x18D1 && phone.product == 0xD00D)
    #expect(phone.serial == "abc123")
    #expect(phone.interfaceName == "Android Fastboot")
    #expect(phone.speed == .high)
    #expect(phone.kind == .fastboot)
    #expect(phone.access == .ok)
}

@Test func aPhoneWithoutNodeSaysSo() throws {
    let computer = FakeComputer()
    try computer.plug("2-1", bus: 2, address: 113)
    #expect(computer.bus.devices().first?.access == .noNode("\(computer.root.path)/dev/002/113"))
}

@Test func aClaimedPhoneNamesItsHolder() throws {
    let computer = FakeComputer()
    try computer.plug("1-1", bus: 1, address: 5)
    try computer.node(1, 5)
    try computer.link("sys/bus/usb/devices/1-1/1-1:1.0/driver", to: "../../../bus/usb/drivers/usbfs")
    #expect(computer.bus.devices().first?.access == .claimed(nil))
    try computer.write("proc/812/comm", Array("fwupd\n".utf8))
    try computer.link("proc/812/fd/9", to: computer.bus.node(bus: 1, address: 5))
    #expect(computer.bus.devices().first?.access == .claimed("fwupd (pid 812)"))
    // The node is open in this very program: the claim is ours.
    try computer.link("proc/self/fd/3", to: computer.bus.node(bus: 1, address: 5))
    #expect(computer.bus.devices().first?.access == .ok)
}

@Test func holdersAreSearchedByNode() throws {
    let computer = FakeComputer()
    let processes = "\(computer.root.path)/proc"
    for (number, name, target) in [
        (30, "gvfsd", "/dev/x"), (4, "adb", "/dev/x"), (5, "cat", "/dev/xy"), (77, "self", "/dev/x"),
    ] {
        try computer.write("proc/\(number)/comm", Array("\(name)\n".utf8))
        try computer.link("proc/\(number)/fd/3", to: target)
    }
    try computer.write("proc/uptime", [])
    #expect(holder(of: "/dev/x", processes: processes, except: 77) == "adb (pid 4), gvfsd (pid 30)")
    #expect(holder(of: "/dev/z", processes: processes, except: 77) == nil)
    #expect(holder(of: "/dev/x", processes: "/nowhere", except: 77) == nil)
}

@Test(arguments: [(1, 2, "001/002"), (12, 34, "012/034"), (3, 127, "003/127"), (1000, 5, "1000/005")])
func nodesHaveThreeDigits(bus: Int, address: Int, path: String) {
    #expect(USBBus().node(bus: bus, address: address) == "/dev/bus/usb/\(path)")
}

@Test func changesAreDeparturesThenArrivals() throws {
    let computer = FakeComputer()
    try computer.plug("1-1", bus: 1, address: 5)
    let before = computer.bus.devices()
    try computer.plug("1-1", bus: 1, address: 6)
    try computer.plug("1-3", bus: 1, address: 9)
    let after = computer.bus.devices()
    #expect(USBEvent.changes(from: before, to: after) == [.left(before[0]), .arrived(after[0]), .arrived(after[1])])
    #expect(USBEvent.changes(from: after, to: after).isEmpty)
    // Who may open it is no event.
    try computer.node(1, 6)
    #expect(USBEvent.changes(from: after, to: computer.bus.devices()).isEmpty)
}

@Test func watchersHearUntilTheyLeave() throws {
    let computer = FakeComputer()
    let watchers = BusWatchers(bus: computer.bus)
    let heard = Heard()
    let number = watchers.add { heard.add($0) }
    #expect(watchers.areMany)
    watchers.look()
    #expect(heard.events.isEmpty)
    try computer.plug("1-1", bus: 1, address: 5)
    watchers.look()
    watchers.look()
    let phone = try #require(computer.bus.devices().first)
    #expect(heard.events == [.arrived(phone)])
    // On its way out a device loses its serial number first; the event still names it.
    try FileManager.default.removeItem(at: computer.root.appending(path: "sys/bus/usb/devices/1-1/serial"))
    watchers.look()
    try FileManager.default.removeItem(at: computer.root.appending(path: "sys/bus/usb/devices/1-1"))
    watchers.look()
    #expect(heard.events == [.arrived(phone), .left(phone)])
    watchers.remove(number)
    #expect(!watchers.areMany)
    try computer.plug("1-1", bus: 1, address: 6)
    watchers.look()
    #expect(heard.events.count == 2)
}

private final class Heard: @unchecked Sendable {
    private(set) var events: [USBEvent] = []
    func add(_ event: USBEvent) { events.append(event) }
}
