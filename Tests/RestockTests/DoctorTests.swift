import Foundation
import Testing
import USB

@testable import RestockKit
@testable import StockPackage
@testable import restock

/// A sight of a device, as the bus tells of it.
private func sight(
    _ vendor: UInt16, _ product: UInt16, _ classes: [USBClass], names: [String] = [],
    port: USBDeviceSight.Port = .unknown,
    speed: USBSpeed? = .high, at path: String = "1-2", access: USBDeviceInfo.Access = .ok,
    node: USBDeviceSight.Node? = nil
) -> USBDeviceSight {
    USBDeviceSight(
        portPath: path, vendor: vendor, product: product, serial: "4c1b07f2", classes: classes, interfaceNames: names,
        speed: speed, port: port, access: access, node: node)
}

private let fastboot = USBClass(0xFF, 0x42, 0x03)
private let adb = USBClass(0xFF, 0x42, 0x01)
private let files = USBClass(0x06, 0x01, 0x01)

/// A computer on which all is well, with the phones given.
private func computer(_ phones: [USBDeviceSight] = []) -> DoctorSnapshot {
    var snapshot = DoctorSnapshot()
    snapshot.phones = phones.map { .init($0, mode: BusMode($0) ?? .charging) }
    snapshot.rule = .installed("/usr/lib/udev/rules.d/51-restock.rules")
    snapshot.restock = "restock 0.1.0"
    snapshot.kernel = "Linux 6.1.0-37-amd64, x86_64"
    snapshot.distribution = "Debian GNU/Linux 12 (bookworm)"
    snapshot.libusb = "1.0.26"
    snapshot.groups = [1000]
    snapshot.groupNames = [0: "root", 46: "plugdev"]
    snapshot.places = [
        .init("state", path: "~/.local/state/restock", free: 50_000_000_000, isWritable: true),
        .init("cache", path: "~/.cache/restock", free: 50_000_000_000, isWritable: true),
    ]
    return snapshot
}

private func phone(_ access: USBDeviceInfo.Access, node: USBDeviceSight.Node? = nil) -> USBDeviceSight {
    sight(0x18D1, 0xD00D, [fastboot], access: access, node: node)
}

private let noPermission = USBDeviceInfo.Access.noPermission("/dev/bus/usb/001/007")

extension DoctorReport {
    fileprivate var ids: [String] { findings.map(\.id.rawValue) }
}

@Suite("doctor: modes") struct DoctorModeTests {
    @Test(
        "by class first, then by ids",
        arguments: [
            (sight(0x18D1, 0xD00D, [fastboot], names: ["fastboot"]), BusMode.fastboot as BusMode?),
            (sight(0x2717, 0xD00D, [fastboot], names: ["fastbootd"]), .fastbootd),
            (sight(0x2717, 0xFF08, [files, adb]), .adb), (sight(0x0E8D, 0x201C, [adb]), .adb),
            (sight(0x05C6, 0x9008, [USBClass(0xFF, 0xFF, 0xFF)]), .edl),
            (sight(0x05C6, 0x9008, [fastboot]), .fastboot),
            (sight(0x05C6, 0x900E, [USBClass(0xFF, 0xFF, 0xFF)]), .crashed),
            (sight(0x0E8D, 0x0003, [USBClass(0x02, 0x02, 0x01), USBClass(0x0A, 0, 0)]), .brom),
            (sight(0x0E8D, 0x2000, []), .preloader),
            (sight(0x0E8D, 0x20FF, [USBClass(0x02, 0x02, 0x01), USBClass(0x0A, 0, 0)]), .preloader),
            // A MediaTek radio, a Xiaomi mouse, a Xiaomi camera, a hard disk: no phones.
            (sight(0x0E8D, 0x7961, [USBClass(0xE0, 0x01, 0x01)]), nil),
            (sight(0x2717, 0x003B, [USBClass(0x03, 0x01, 0x02)]), nil),
            (sight(0x2717, 0x5001, [USBClass(0x0E, 0x01, 0x00)]), nil),
            (sight(0x0BC2, 0xAB26, [USBClass(0x08, 0x06, 0x50)]), nil), (sight(0x04A9, 0x3218, [files]), nil),
            (sight(0x2717, 0xFF40, [files]), .charging), (sight(0x2717, 0xFF00, []), .charging),
            (sight(0x18D1, 0x4EE1, [files]), .charging), (sight(0x18D1, 0x5033, [USBClass(0xFF, 0, 0)]), nil),
        ]) func modes(sight: USBDeviceSight, mode: BusMode?)
    {
        #expect(BusMode(sight) == mode)
    }

    @Test("each mode that restock does not speak says what it is and how to leave it")
    func unspoken() {
        for (product, vendor, id) in [
            (0x9008, 0x05C6, "edl"), (0x900E, 0x05C6, "crashed"), (0x0003, 0x0E8D, "mediatek"),
            (0x2000, 0x0E8D, "mediatek"),
        ] as [(UInt16, UInt16, String)] {
            let report = DoctorReport(computer([sight(vendor, product, [], access: noPermission)]))
            #expect(report.ids == [id] && report.outcome == .failed, "\(report.findings)")
            #expect(report.findings[0].advice.contains("hold Power and Volume Down"))
            // Never a way round: emergency modes are not offered.
            #expect(report.findings[0].command == nil)
        }
        let charging = DoctorReport(computer([sight(0x2717, 0xFF40, [files], access: noPermission)]))
        #expect(charging.ids == ["charging"] && charging.outcome == .noPhone)
    }
}

@Suite("doctor: judgement") struct DoctorJudgementTests {
    @Test("a phone that can be opened: nothing to say") func well() {
        let report = DoctorReport(computer([phone(.ok)]))
        #expect(report.findings.isEmpty && report.outcome == .done)
    }

    @Test("no USB: the container, the virtual machine, the bare computer") func noUSB() throws {
        var snapshot = computer()
        snapshot.hasUSB = false
        snapshot.buses = 0
        snapshot.rule = .missing
        let bare = DoctorReport(snapshot)
        #expect(bare.ids == ["no-usb"] && bare.outcome == .failed && bare.findings[0].command != nil)
        #expect(bare.findings[0].advice.contains("BIOS or UEFI settings"))
        snapshot.virtualMachine = "VirtualBox"
        #expect(DoctorReport(snapshot).findings[0].advice.contains("virtual machine (VirtualBox)"))
        snapshot.virtualMachine = "WSL"
        #expect(DoctorReport(snapshot).findings[0].advice.contains("usbipd"))
        snapshot.container = "docker"
        let inside = DoctorReport(snapshot).findings[0]
        #expect(inside.advice.contains("-v /dev/bus/usb:/dev/bus/usb") && inside.command == nil)
        snapshot.hasUSB = true
        snapshot.buses = 2
        snapshot.hasNodes = false
        #expect(DoctorReport(snapshot).ids == ["no-nodes"])
    }

    @Test("no phone: what else is on the bus is counted") func noPhone() {
        for (count, words) in [(0, "No device is on USB"), (1, "The one device"), (5, "None of the 5 devices")] {
            var snapshot = computer()
            snapshot.otherDevices = count
            let report = DoctorReport(snapshot)
            #expect(report.ids == ["no-phone"] && report.outcome == .noPhone)
            #expect(report.findings[0].sentence.contains(words))
        }
        var inside = computer()
        inside.virtualMachine = "VirtualBox"
        #expect(DoctorReport(inside).findings[0].advice.contains("This is a virtual machine (VirtualBox)"))
        inside.container = "docker"
        #expect(DoctorReport(inside).findings[0].advice.contains("This is a container (docker)"))
    }

    @Test("no permission: the one command that helps") func permission() {
        func command(_ change: (inout DoctorSnapshot) -> Void = { _ in }, node: USBDeviceSight.Node? = nil)
            -> DoctorFinding
        {
            var snapshot = computer([phone(noPermission, node: node)])
            change(&snapshot)
            let report = DoctorReport(snapshot)
            #expect(report.ids == ["permission"] && report.outcome == .failed)
            return report.findings[0]
        }
        #expect(command { $0.rule = .missing }.command == "sudo restock doctor --install-rules")
        #expect(
            command { snapshot in
                snapshot.rule = .missing
                snapshot.program = "/opt/restock"
            }.command == "sudo /opt/restock doctor --install-rules")
        #expect(command().command == "sudo udevadm trigger --subsystem-match=usb --action=add")
        #expect(command { $0.isRemote = true }.command == "sudo restock doctor")
        #expect(command { $0.isRemote = true }.advice.contains("over ssh"))
        let plugdev = USBDeviceSight.Node(path: "/dev/bus/usb/001/007", group: 46, mode: 0o660)
        #expect(command(node: plugdev).command == "sudo usermod -aG plugdev \"$USER\"")
        // A member of the group, and a group that may not write: something else is wrong.
        #expect(command({ $0.groups.insert(46) }, node: plugdev).command?.contains("usermod") == false)
        #expect(
            command(node: .init(path: "/dev/bus/usb/001/007", group: 46, mode: 0o640)).command?.contains("usermod")
                == false)
        let inside = command { $0.container = "podman" }
        #expect(inside.command == nil && inside.advice.contains("on the host"))
    }

    @Test(
        "held: the program is named, and how to end it",
        arguments: [
            ("adb (pid 812)", "adb kill-server" as String?), ("fwupd (pid 4)", "sudo systemctl stop fwupd"),
            ("gvfsd-mtp (pid 9)", nil), ("qemu-system-x86 (pid 77)", nil), ("something (pid 3)", nil),
            ("cat (pid 2), adb (pid 5)", "adb kill-server"),
        ]) func held(holder: String, command: String?)
    {
        let report = DoctorReport(computer([phone(.claimed(holder))]))
        #expect(report.ids == ["held"] && report.outcome == .failed)
        #expect(report.findings[0].sentence.contains(holder) && report.findings[0].command == command)
    }

    @Test(
        "held by a virtual machine or by the desktop: where to take it back",
        arguments: [
            ("qemu-system-x86 (pid 77)", "passed through to a virtual machine"),
            ("VirtualBoxVM (pid 8)", "passed through to a virtual machine"),
            ("VBoxSVC (pid 8)", "passed through to a virtual machine"),
            ("vmware-vmx (pid 8)", "passed through to a virtual machine"),
            ("gvfsd-mtp (pid 9)", "Eject the phone there"),
            ("restock (pid 5)", "Another restock is at work"), ("something (pid 3)", "End that program."),
        ]) func heldAdvice(holder: String, words: String)
    {
        let report = DoctorReport(computer([phone(.claimed(holder))]))
        #expect(report.findings[0].advice.contains(words))
    }

    @Test("a started phone that the adb server holds is as it should be; a recovery is not") func adbServer() {
        func report(_ mode: BusMode) -> DoctorReport {
            var snapshot = computer([sight(0x18D1, 0x4EE7, [adb], access: .claimed("adb (pid 812)"))])
            snapshot.phones[0].mode = mode
            return DoctorReport(snapshot)
        }
        #expect(report(.adb).ids == ["started"] && report(.adb).outcome == .done)
        #expect(report(.sideload).ids == ["held"] && report(.sideload).outcome == .failed)
        #expect(report(.sideload).findings[0].command == "adb kill-server")
    }

    @Test("held by somebody whom only root sees") func heldUnseen() {
        #expect(DoctorReport(computer([phone(.claimed(nil))])).findings[0].command == "sudo restock doctor")
    }

    @Test("speed: what the link does, what the port could") func speed() {
        func ids(_ speed: USBSpeed?, _ port: USBDeviceSight.Port, at path: String = "1-2", _ classes: [USBClass])
            -> [String]
        {
            DoctorReport(computer([sight(0x18D1, 0xD00D, classes, port: port, speed: speed, at: path)])).ids
        }
        #expect(ids(.full, .usb2, [fastboot]) == ["slow-link"])
        #expect(ids(.high, .usb3, [fastboot]) == ["usb2-link"])
        #expect(ids(.high, .usb2, [fastboot]) == ["usb2-port"])
        #expect(ids(.high, .unknown, [fastboot]).isEmpty && ids(nil, .unknown, [fastboot]).isEmpty)
        #expect(ids(.super, .usb3, [fastboot]) == ["usb3-fastboot"])
        let hub = DoctorReport(
            computer([sight(0x18D1, 0xD00D, [fastboot], port: .usb2, speed: .full, at: "1-2.4")])
        ).findings[0]
        #expect(hub.sentence.contains("12 Mbit/s, behind a hub") && hub.severity == .advice)
        #expect(DoctorReport(computer([sight(0x05C6, 0x9008, [], speed: .full)])).ids == ["edl"])
    }

    @Test("the rule where no phone asks for it") func rule() {
        func ids(_ change: (inout DoctorSnapshot) -> Void) -> [String] {
            var snapshot = computer([phone(.ok)])
            change(&snapshot)
            return DoctorReport(snapshot).ids
        }
        #expect(ids { $0.rule = .missing } == ["rule-missing"])
        #expect(ids { $0.rule = .differs("/etc/udev/rules.d/51-restock.rules") } == ["rule-differs"])
        #expect(ids { $0.hasUdev = false } == ["no-udev"])
        #expect(
            ids { snapshot in
                snapshot.rule = .missing
                snapshot.isRoot = true
            }.isEmpty)
        #expect(
            ids { snapshot in
                snapshot.rule = .missing
                snapshot.container = "docker"
            }.isEmpty)
    }

    @Test("disk and places") func places() {
        var snapshot = computer([phone(.ok)])
        snapshot.places[0].free = 1_000_000
        snapshot.places[1].isWritable = false
        #expect(DoctorReport(snapshot).ids == ["disk", "not-writable"])
        snapshot.places[0] = .init("state", path: nil, free: nil, isWritable: false)
        #expect(DoctorReport(snapshot).ids == ["no-place", "not-writable"])
        #expect(DoctorReport(snapshot).outcome == .done)
    }

    @Test("a package: a problem, or on to inspect; problems come first") func package() {
        var snapshot = computer([sight(0x18D1, 0xD00D, [fastboot], port: .usb2)])
        snapshot.package = PackageGlance(file: "liuqin images.tgz", kind: "tgz")
        snapshot.packagePath = "~/stock/liuqin images.tgz"
        var report = DoctorReport(snapshot)
        #expect(report.ids == ["usb2-port", "package"] && report.outcome == .done)
        #expect(report.findings[1].command == "restock inspect ~/'stock/liuqin images.tgz'")
        snapshot.package = PackageGlance(file: "x.tgz", problem: "it is an empty file")
        report = DoctorReport(snapshot)
        #expect(report.ids == ["package", "usb2-port"] && report.outcome == .failed)
    }
}
