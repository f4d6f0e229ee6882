import Foundation
import Testing
import USB

@testable import RestockKit
@testable import StockPackage
@testable import restock

private func snapshot() -> DoctorSnapshot {
    var snapshot = DoctorSnapshot()
    snapshot.restock = "restock 0.1.0"
    snapshot.kernel = "Linux 6.1.0-37-amd64, x86_64"
    snapshot.distribution = "Debian GNU/Linux 12 (bookworm)"
    snapshot.libusb = "1.0.26"
    snapshot.otherDevices = 3
    snapshot.buses = 2
    snapshot.phones = [
        .init(
            USBDeviceSight(
                portPath: "1-2.4", vendor: 0x18D1, product: 0xD00D, serial: "4c1b07f2",
                classes: [USBClass(0xFF, 0x42, 0x03)], port: .usb2, access: .noPermission("/dev/bus/usb/001/007")),
            mode: .fastboot),
        .init(
            USBDeviceSight(
                portPath: "1-3", vendor: 0x05C6, product: 0x9008, speed: .full,
                access: .claimed("a-program-with-a-very-long-name-indeed (pid 4711), another-one (pid 4712)")),
            mode: .edl),
    ]
    snapshot.places = [.init("state", path: "~/.local/state/restock", free: 50_000_000_000, isWritable: true)]
    snapshot.package = PackageGlance(
        file: "liuqin.tgz", bytes: 7_000_000_000, kind: "tgz", codename: "liuqin", version: "OS2.0.203.0.VMYCNXM")
    return snapshot
}

private func page(_ snapshot: DoctorSnapshot, width: Int = 80, colour: Bool = false, serials: Bool = false) -> String {
    DoctorText(words: Words(width: width, colour: colour), showSerials: serials).render(DoctorReport(snapshot))
}

@Suite("doctor: the page") struct DoctorPageTests {
    @Test("what one pastes into a question") func text() {
        let text = page(snapshot())
        for line in [
            "  restock     0.1.0", "  libusb      1.0.26", "  USB         2 buses, 3 other devices",
            "  udev rule   not installed", "  state       ~/.local/state/restock, 50.0 GB free", "Phone at usb:1-2.4",
            "  mode        fastboot mode", "  id          18d1:d00d", "  serial      4c***f2",
            "  access      no permission",
            "  access      restock does not speak this mode", "PROBLEM (permission)",
            "      sudo restock doctor --install-rules", "PROBLEM (edl)",
            "NOTE (usb2-port)", "2 things stand in the way.",
        ] {
            #expect(text.split(separator: "\n").contains { $0 == line }, "\"\(line)\" is missing in:\n\(text)")
        }
        #expect(!text.contains("4c1b07f2") && !text.contains("Optional") && !text.contains("\u{1B}"))
        #expect(page(snapshot(), serials: true).contains("4c1b07f2"))
    }

    @Test("every word for a finding is in Documentation/json.md, and no other") func words() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Documentation/json.md")
        let page = try String(contentsOf: file, encoding: .utf8).replacing("\n", with: " ")
        let list = try #require(page.firstMatch(of: /A finding's `id` is one of ([^.]+)\./)).output.1
        let words = list.matches(of: /`([a-z0-9-]+)`/).map { String($0.output.1) }
        #expect(words == DoctorFinding.ID.allCases.map(\.rawValue))
    }

    @Test("fits", arguments: [60, 80, 120]) func width(columns: Int) {
        for line in page(snapshot(), width: columns).split(separator: "\n") {
            #expect(line.count <= columns, "\(line)")
        }
    }

    @Test("colour marks and nothing else") func colour() {
        let coloured = page(snapshot(), colour: true)
        #expect(coloured.contains("\u{1B}[1;31mPROBLEM\u{1B}[0m (edl)"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == page(snapshot()))
    }

    @Test("as JSON: stable keys, redacted") func json() throws {
        let line = jsonLine(DoctorJSON(DoctorReport(snapshot()), showSerials: false))
        #expect(!line.contains("4c1b07f2"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(
            object.keys.sorted() == ["computer", "exitCode", "findings", "outcome", "package", "phones", "type"])
        #expect(object["outcome"] as? String == "failed" && object["exitCode"] as? Int == 1)
        let phones = try #require(object["phones"] as? [[String: Any]])
        #expect(
            phones[0].keys.sorted() == ["address", "canOpen", "hubs", "id", "megabits", "mode", "port", "serial"])
        #expect(phones[0]["mode"] as? String == "fastboot" && phones[0]["megabits"] as? Int == 480)
        #expect(phones[0]["serial"] as? String == "4c***f2" && phones[0]["hubs"] as? Int == 1)
        #expect(phones[1]["heldBy"] as? String != nil && phones[1]["canOpen"] as? Bool == false)
        let findings = try #require(object["findings"] as? [[String: Any]])
        #expect(
            findings[0].keys.sorted() == ["advice", "command", "device", "id", "sentence", "severity"])
        let computer = try #require(object["computer"] as? [String: Any])
        #expect(
            computer.keys.sorted() == [
                "buses", "distribution", "kernel", "libusb", "otherDevices", "otherRules", "places", "remote",
                "restock", "root", "rule", "udev",
            ])
        #expect(computer["rule"] as? String == "missing")
        let whole = jsonLine(DoctorJSON(DoctorReport(snapshot()), showSerials: true))
        #expect(whole.contains("\"serial\":\"4c1b07f2\""))
    }
}

@Suite("doctor: the udev rule") struct UdevRuleTests {
    /// A root of a computer, gone with the test.
    private final class Root {
        let path = NSTemporaryDirectory() + "/restock-rule-\(UUID().uuidString)"
        init() throws {
            try FileManager.default.createDirectory(atPath: path + "/etc", withIntermediateDirectories: true)
        }
        deinit { try? FileManager.default.removeItem(atPath: path) }
        func write(_ file: String, _ text: String) throws {
            let url = URL(filePath: path + file)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        func text(_ file: String) -> String? { try? String(contentsOfFile: path + file, encoding: .utf8) }
    }

    @Test("the program has the rule of the folder Udev, letter for letter") func same() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Udev/51-restock.rules")
        #expect(try String(contentsOf: file, encoding: .utf8) == UdevRule.text)
    }

    @Test("found in each of udev's folders, the earlier one counts; comments do not") func standing() throws {
        let root = try Root()
        #expect(UdevRule.standing(below: root.path) == .missing)
        try root.write("/usr/lib/udev/rules.d/51-restock.rules", "# another comment\n" + UdevRule.text)
        #expect(UdevRule.standing(below: root.path) == .installed("/usr/lib/udev/rules.d/51-restock.rules"))
        try root.write("/etc/udev/rules.d/51-restock.rules", "SUBSYSTEM==\"usb\", MODE=\"0666\"\n")
        #expect(UdevRule.standing(below: root.path) == .differs("/etc/udev/rules.d/51-restock.rules"))
        try root.write("/lib/udev/rules.d/51-android.rules", "")
        #expect(UdevRule.others(below: root.path) == ["51-android.rules"])
    }

    @Test("installed: written, the old one kept, the commands run in their order") func install() throws {
        let root = try Root()
        try root.write("/etc/udev/rules.d/51-restock.rules", "old\n")
        let plan = RuleInstall(root: root.path)
        #expect(!plan.isThere && plan.kept == "/etc/udev/rules.d/51-restock.rules.old")
        #expect(root.text(plan.path) == "old\n", "planning writes nothing")
        var run: [[String]] = []
        let remark = try plan.perform {
            run.append($0)
            return 0
        }
        #expect(remark == nil && run == plan.commands)
        #expect(root.text(plan.path) == UdevRule.text && root.text(plan.path + ".old") == "old\n")
        #expect(RuleInstall(root: root.path).isThere)
    }

    @Test("a command that fails is told, and the rule is there") func failingCommand() throws {
        let root = try Root()
        let remark = try RuleInstall(root: root.path).perform { _ in nil }
        #expect(remark?.contains("udevadm control --reload; udevadm trigger") == true)
        #expect(RuleInstall(root: root.path).isThere)
    }

    @Test("a folder that cannot be written: exit 1, in words") func unwritable() throws {
        let root = try Root()
        // A file where the folder should be stops root, too.
        try root.write("/etc/udev", "")
        let error = #expect(throws: Failure.self) { _ = try RuleInstall(root: root.path).perform { _ in 0 } }
        #expect(error?.outcome == .failed && error?.state == "No rule was changed.")
    }
}
