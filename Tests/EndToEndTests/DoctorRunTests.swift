import Foundation
import Testing

/// A folder that looks like a computer with USB to `restock doctor --root`.
private final class MadeComputer {
    let root: URL

    init() throws {
        root = try temporaryFolder()
        try write("etc/os-release", "NAME=Made\nPRETTY_NAME=\"Made Linux 1\"\n")
        try write("sys/bus/usb/devices/usb1/busnum", "1\n")
        try write("dev/bus/usb/001/001", "")
        try write("run/udev/control", "")
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func write(_ path: String, _ bytes: [UInt8]) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

    /// A device with one interface of a class.
    func plug(_ path: String, _ address: Int, id: (String, String), class bytes: [UInt8], speed: String = "480") throws
    {
        let device: [UInt8] = [18, 1, 0, 2, 0, 0, 0, 64, 0, 0, 0, 0, 0, 1, 1, 2, 3, 1]
        let rest: [UInt8] = [9, 2, 32, 0, 1, 1, 0, 0x80, 250, 9, 4, 0, 0, 2] + bytes + [4]
        let endpoints: [UInt8] = [7, 5, 0x81, 2, 0, 2, 0, 7, 5, 0x01, 2, 0, 2, 0]
        let folder = "sys/bus/usb/devices/\(path)"
        try write("\(folder)/descriptors", device + rest + endpoints)
        for (name, text) in [
            ("busnum", "1"), ("devnum", "\(address)"), ("idVendor", id.0), ("idProduct", id.1), ("speed", speed),
            ("bConfigurationValue", "1"), ("serial", "4c1b07f2"), ("\(path):1.0/interface", "fastboot"),
        ] { try write("\(folder)/\(name)", "\(text)\n") }
        try write("dev/bus/usb/001/00\(address)", "")
    }
}

@Suite("restock doctor") struct DoctorRunTests {
    @Test("on this computer, whatever it has: a page that fits, and JSON that agrees with it") func here() throws {
        // A path is one word, which is never broken; those of the tests are long.
        let short = ["XDG_STATE_HOME": "/tmp", "XDG_CACHE_HOME": "/tmp"]
        let page = try restock("doctor", environment: short)
        let json = try restock("doctor", "--json", environment: short)
        #expect([0, 1, 4].contains(page.status) && page.status == json.status && page.error.isEmpty, "\(page)")
        #expect(json.events.count == 1 && json.result["exitCode"] as? Int32 == json.status)
        for line in page.out.split(separator: "\n") where !line.hasPrefix("      ") {
            #expect(line.count <= 80, "\(line)")
        }
        let findings = try #require(json.result["findings"] as? [[String: Any]])
        for finding in findings { #expect(page.out.contains("(\(finding["id"] ?? "?"))")) }
        if !FileManager.default.fileExists(atPath: "/sys/bus/usb") {
            #expect(page.status == 1 && page.out.contains("This computer shows no USB bus, so no phone can be seen."))
        }
    }

    @Test("a phone in fastboot mode, found, redacted, ready: exit 0") func ready() throws {
        let computer = try MadeComputer()
        try computer.plug("1-2", 5, id: ("18d1", "d00d"), class: [0xFF, 0x42, 0x03])
        try computer.write("etc/udev/rules.d/51-restock.rules", try rule())
        let ended = try restock("doctor", "--root", computer.root.path)
        #expect(ended.status == 0, "\(ended)")
        #expect(ended.out.contains("mode        fastboot mode") && ended.out.contains("Made Linux 1"))
        #expect(ended.out.contains("serial      4c***f2") && !ended.out.contains("4c1b07f2"))
        #expect(ended.out.hasSuffix("All is well: one phone is there to speak with.\n"))
        let whole = try restock("doctor", "--json", "--show-serials", "--root", computer.root.path).result
        let phone = try #require((whole["phones"] as? [[String: Any]])?.first)
        #expect(phone["serial"] as? String == "4c1b07f2" && phone["address"] as? String == "usb:1-2")
        #expect(whole["outcome"] as? String == "done")
    }

    @Test("emergency mode: exit 1; nothing there: exit 4") func others() throws {
        let computer = try MadeComputer()
        #expect(try restock("doctor", "--root", computer.root.path).status == 4)
        try computer.plug("1-1", 3, id: ("05c6", "9008"), class: [0xFF, 0xFF, 0xFF])
        let ended = try restock("doctor", "--json", "--root", computer.root.path)
        #expect(ended.status == 1 && ended.result["outcome"] as? String == "failed")
        #expect((ended.result["phones"] as? [[String: Any]])?.first?["mode"] as? String == "edl")
    }

    @Test("versions, and where this runs, from the files that say so") func surroundings() throws {
        let computer = try MadeComputer()
        func look() throws -> [String: Any] {
            try #require(
                try restock("doctor", "--json", "--root", computer.root.path).result["computer"] as? [String: Any])
        }
        let bare = try look()
        #expect(bare["virtualMachine"] == nil && bare["container"] == nil)
        #expect(bare["restock"] as? String == "0.1.0" || bare["restock"] as? String == "restock 0.1.0")
        #expect((bare["libusb"] as? String)?.wholeMatch(of: /\d+\.\d+\.\d+.*/) != nil, "\(bare)")
        let kernel = try run(URL(filePath: "/bin/uname"), ["-sr"]).out.trimmingCharacters(in: .newlines)
        #expect((bare["kernel"] as? String)?.hasPrefix(kernel) == true)
        #expect(bare["distribution"] as? String == "Made Linux 1")
        for (file, text, machine) in [
            ("sys/class/dmi/id/sys_vendor", "QEMU\n", "QEMU"),
            ("sys/class/dmi/id/sys_vendor", "innotek GmbH\n", "VirtualBox"),
            ("sys/class/dmi/id/product_name", "VMware Virtual Platform\n", "VMware"),
            ("proc/version", "Linux version 6.6.87.2-microsoft-standard-WSL2\n", "WSL"),
        ] {
            try computer.write("sys/class/dmi/id/sys_vendor", "\n")
            try computer.write(file, text)
            #expect(try look()["virtualMachine"] as? String == machine)
        }
        let page = try restock("doctor", "--root", computer.root.path)
        #expect(page.out.contains("  runs in     a virtual machine (WSL)\n") && page.out.contains("usbipd"))
        for (file, text, container) in [
            ("run/systemd/container", "lxc", "lxc"), ("run/.containerenv", "", "podman"), (".dockerenv", "", "docker"),
        ] {
            try computer.write(file, text)
            #expect(try look()["container"] as? String == container)
        }
    }

    @Test("packages at a glance") func packages() throws {
        let computer = try MadeComputer()
        func glance(_ path: String) throws -> (String, [String: Any]) {
            let result = try restock("doctor", "--json", "--root", computer.root.path, path).result
            let findings = result["findings"] as? [[String: Any]] ?? []
            let severity = findings.first { $0["id"] as? String == "package" }?["severity"] as? String
            return (severity ?? "", result["package"] as? [String: Any] ?? [:])
        }
        let sound = try soundPackage("liuqin")
        let (severity, package) = try glance(sound.path)
        #expect(severity == "advice" && package["kind"] as? String == "tgz" && package["problem"] == nil)
        #expect(package["version"] as? String == "OS2.0.203.0.VMYCNXM")
        // A name that the owner's folders are not part of.
        #expect((package["file"] as? String)?.contains("/") == false)
        try computer.write("a.zip", [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 4000))
        try computer.write("b.tgz", "<html><body>404</body></html>")
        for name in ["a.zip", "b.tgz", "gone.tgz"] {
            #expect(try glance(computer.root.appending(path: name).path).0 == "problem", "\(name)")
        }
    }

    @Test("--install-rules: shown, refused without a yes, written with one, and once only") func install() throws {
        let computer = try MadeComputer()
        let target = computer.root.appending(path: "etc/udev/rules.d/51-restock.rules")
        let asked = try restock("doctor", "--install-rules", "--root", computer.root.path)
        if geteuid() == 0 {
            #expect(asked.status == 2 && asked.words.contains("Add --yes to agree."), "\(asked)")
        }
        #expect(asked.error.contains("ENV{ID_USB_INTERFACES}==\"*:ff4203:*\", TAG+=\"uaccess\""))
        #expect(asked.error.contains("/etc/udev/rules.d/51-restock.rules"))
        #expect(asked.error.contains("udevadm control --reload"))
        #expect(!FileManager.default.fileExists(atPath: target.path))
        // The real udev of whoever runs the tests is left alone.
        let path = ["PATH": computer.root.path]
        let written = try restock(
            "doctor", "--install-rules", "--yes", "--root", computer.root.path, environment: path)
        #expect(written.status == 0 && written.out.hasPrefix("Installed."), "\(written)")
        #expect(written.words.contains("The rule is written, but this did not work"))
        #expect(try String(contentsOf: target, encoding: .utf8) == rule())
        let again = try restock("doctor", "--install-rules", "--json", "--root", computer.root.path, environment: path)
        #expect(again.status == 0 && again.result["written"] as? Bool == false)
        #expect(try restock("doctor", "--yes").status == 64)
        #expect(try restock("doctor", "--install-rules", "x.tgz").status == 64)
    }

    @Test("at a terminal it is asked, and another word writes nothing") func asked() throws {
        let computer = try MadeComputer()
        let terminal = try Pseudoterminal(["doctor", "--install-rules", "--root", computer.root.path])
        #expect(terminal.waitFor("Type \"install\""))
        terminal.type("yes")
        #expect(terminal.end() == 3)
        #expect(
            !FileManager.default.fileExists(
                atPath: computer.root.appending(path: "etc/udev/rules.d/51-restock.rules").path))
    }

    private func rule() throws -> String {
        let house = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: house.appending(path: "Udev/51-restock.rules"), encoding: .utf8)
    }
}
