import Plan
import Safety
import StockPackage
import Testing

/// Data that are kept, regions that are crossed, and the phone that comes back.
struct KeepDataTests {
    static let package = "V14.0.6.0.TKPEUXM"  // Android 13, EEA

    struct Row: Sendable, CustomTestStringConvertible {
        let installed: InstalledFirmware?
        let severity: Finding.Severity?
        var says = ""
        var testDescription: String { installed?.version ?? "unknown" }

        init(_ version: String?, _ severity: Finding.Severity?, says: String = "") {
            installed = version.map { InstalledFirmware(version: $0, source: "remembered") }
            self.severity = severity
            self.says = says
        }

        init(_ installed: InstalledFirmware, _ severity: Finding.Severity?) {
            self.installed = installed
            self.severity = severity
        }
    }

    static let rows = [
        Row(nil, .confirm, says: "cannot be read in fastboot mode"),
        Row("V14.0.6.0.TKPEUXM", nil), Row("V14.0.5.0.TKPEUXM", nil), Row("V13.0.9.0.SKPEUXM", nil),
        Row("V14.0.7.0.TKPEUXM", .refuse, says: "V14.0.7.0"), Row("V816.0.3.0.TKPEUXM", .refuse, says: "V816"),
        Row("OS1.0.3.0.UKPEUXM", .refuse, says: "Android 14"), Row("V14.0.6.0.TKPMIXM", .refuse, says: "region global"),
        Row("V14.0.1.0.TKPCNXM", .refuse, says: "region cn"), Row("9.5.30", .confirm, says: "9.5.30"),
        Row(InstalledFirmware(version: nil, region: .europe, android: 13, source: "x"), nil),
        Row(InstalledFirmware(version: nil, region: .europe, android: nil, source: "x"), .confirm),
        Row(InstalledFirmware(version: nil, region: nil, android: 14, source: "x"), .refuse),
    ]

    @Test(arguments: rows)
    func `what is known is judged, what is not is said`(_ row: Row) throws {
        let mode = try Samples.mode(Samples.liuqin + Samples.flash("boot"), as: .keepData)
        let package = Samples.package([mode], region: .europe, version: Self.package)
        let phone = Samples.phone { $0.installed = row.installed }
        let found = try Samples.findings(.keepData, package, mode: .keepData, phone: phone)
        #expect(found.map(\.severity) == [row.severity].compactMap(\.self), "\(found)")
        if let finding = found.first, !row.says.isEmpty {
            #expect(finding.evidence.contains(row.says), "\(finding.evidence)")
        }
    }

    @Test func `a plan that erases keeps nothing`() throws {
        let mode = try Samples.mode(Samples.liuqin + Samples.flash("boot") + Samples.flash("userdata"))
        let phone = Samples.phone { $0.installed = InstalledFirmware(version: "OS3.0.1.0.WKPMIXM", source: "x") }
        #expect(try Samples.findings(.keepData, Samples.package([mode]), phone: phone).isEmpty)
    }

    @Test(arguments: [
        ("V12.0.1.0.QJCEUXM", "V12.0.2.0.QJCEUXM"), ("V9.1.1.0.PEIMIFH", "V10.0.1.0.PEIMIFH"),
        ("V14.0.6.0.TKSINXM", "V816.0.1.0.UKSINXM"), ("OS1.0.9.0.UKSINXM", "OS2.0.1.0.VKSINXM"),
        ("OS2.0.9.0.VMYCNXM", "OS2.0.203.0.VMYCNXM"),
    ])
    func `versions have an order`(_ older: String, _ newer: String) throws {
        let (one, two) = (try #require(FirmwareVersion(older)), try #require(FirmwareVersion(newer)))
        #expect(one < two && !(two < one))
        #expect(FirmwareVersion("V816.0.1.0.X") == FirmwareVersion("OS1.0.1.0.X"))
    }

    @Test(arguments: ["9.5.30", "22.1.5", "A15.0.1.0", "", "V", "V14", "V14.x.1.0", "OS", "V14.0.6.99999999999"])
    func `what has no order is not put in one`(_ text: String) { #expect(FirmwareVersion(text) == nil) }

    // MARK: The phone that comes back

    static func phone(_ serial: String?, _ product: String? = "liuqin", _ address: String = "usb:1-2") -> PhoneFacts {
        var facts = PhoneFacts(address: address)
        facts.serial = serial
        facts.product = product
        return facts
    }

    static let returns: [(PhoneFacts, String?)] = [
        (phone("4c1b"), nil), (phone("ffff"), "serial number before: 4c1b; after: ffff"),
        (phone(nil), "serial number before: 4c1b; after: none"),
        (phone("4c1b", "chopin"), "product before: liuqin; after: chopin"),
        (phone("4c1b", nil), "product before: liuqin; after: none"),
        (phone("4c1b", "liuqin", "usb:1-3"), "port before: usb:1-2; after: usb:1-3"),
    ]

    @Test(arguments: 0..<returns.count)
    func `only the phone that went may come back`(_ index: Int) {
        let (after, says) = Self.returns[index]
        let finding = samePhone(before: Self.phone("4c1b"), after: after)
        #expect(finding?.evidence == says)
        if let finding {
            #expect(finding.gate == .samePhone && finding.severity == .refuse)
            Samples.expectSpoken(finding)
        }
    }

    static let restarts: [(String, Bool)] = [
        (Samples.flash("boot") + "fastboot $* reboot\n", false), (Samples.flash("boot"), false),
        (Samples.flash("boot") + "fastboot $* reboot bootloader\nfastboot $* reboot\n", false),
        ("fastboot $* reboot bootloader\n" + Samples.flash("boot"), true),
        (Samples.flash("boot") + "fastboot $* reboot fastboot\nfastboot $* erase cache\n", true),
    ]

    @Test(arguments: 0..<restarts.count)
    func `nothing is done after a restart`(_ index: Int) throws {
        let (lines, isRefused) = Self.restarts[index]
        let package = Samples.package([try Samples.mode(Samples.liuqin + lines)])
        #expect(try Samples.findings(.samePhone, package).map(\.severity) == (isRefused ? [.refuse] : []))
    }

    // MARK: Google

    @Test func `Google's lock is noted where data are erased, and nowhere else`() throws {
        let wiping = Samples.package([try Samples.mode(Samples.liuqin + Samples.flash("userdata"))])
        let keeping = Samples.package([try Samples.mode(Samples.liuqin + Samples.flash("boot"))])
        let listed = Samples.phone { $0.partitions = Samples.partitions(["config": 32768]) }
        let found = try Samples.findings(.googleFRP, wiping, phone: listed)
        #expect(found.map(\.severity) == [.note] && found[0].evidence.contains("config"))
        #expect(try Samples.findings(.googleFRP, wiping, phone: nil).map(\.severity) == [.note])
        #expect(try Samples.findings(.googleFRP, keeping, phone: listed).isEmpty)
    }
}
