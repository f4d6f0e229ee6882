import Plan
import Safety
import StockPackage
import Testing

struct AntiRollbackTests {
    typealias Declared = AntiRollbackDeclaration

    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let declared: Declared?
        let phone: [String: PhoneFacts.Rollback]
        let severity: Finding.Severity?
        let says: [String]
        var testDescription: String { name }

        init(
            _ name: String, _ declared: Declared?, _ phone: [String: PhoneFacts.Rollback],
            _ severity: Finding.Severity? = nil,
            says: [String] = []
        ) {
            self.name = name
            self.declared = declared
            self.phone = phone
            self.severity = severity
            self.says = says
        }
    }

    static func inScript(_ number: Int, _ variable: String = "anti") -> Declared {
        Declared(variable: variable, number: number, source: "flash_all.sh line 12", isExplicit: true)
    }
    static let inFile = Declared(variable: "anti", number: 3, source: "images/anti_version.txt", isExplicit: true)
    static let badFile = Declared(variable: "anti", number: nil, source: "images/anti_version.txt", isExplicit: true)
    static let byDefault = Declared(
        variable: "anti", number: 0, source: "flash_all.sh line 9, as it is absent", isExplicit: false)

    static let rows = [
        Row("equal", inScript(1), ["anti": .number(1)]),
        Row("equal, zero", inScript(0), ["anti": .number(0)]),
        Row("package lower", inScript(1), ["anti": .number(2)], .refuse, says: ["anti: 2", "has 1", "line 12"]),
        Row("package far lower", inScript(0), ["anti": .number(4)], .refuse, says: ["anti: 4", "has 0"]),
        Row("package higher", inScript(2), ["anti": .number(1)], .note, says: ["anti: 1", "has 2"]),
        Row("file equal", inFile, ["anti": .number(3)]),
        Row("file lower", inFile, ["anti": .number(5)], .refuse, says: ["anti: 5", "has 3", "anti_version.txt"]),
        Row("file higher", inFile, ["anti": .number(0)], .note, says: ["anti: 0", "has 3"]),
        Row("rollback_ver equal", inScript(2, "rollback_ver"), ["rollback_ver": .number(2)]),
        Row(
            "rollback_ver lower", inScript(1, "rollback_ver"), ["rollback_ver": .number(2)], .refuse,
            says: ["rollback_ver: 2", "has 1"]),
        Row("both equal", inScript(2), ["anti": .number(2), "rollback_ver": .number(2)]),
        Row(
            "the one that was not named is higher", inScript(1, "rollback_ver"),
            ["anti": .number(2), "rollback_ver": .number(1)], .refuse,
            says: ["anti: 2", "has 1"]),
        Row(
            "the named one is higher", inScript(1), ["anti": .number(2), "rollback_ver": .number(0)], .refuse,
            says: ["anti: 2", "has 1"]),
        Row("only the other one is known", inScript(2, "rollback_ver"), ["anti": .number(2)]),
        Row(
            "only the other one, and higher", inScript(1, "rollback_ver"), ["anti": .number(2)], .refuse,
            says: ["anti: 2", "has 1"]),
        Row("unreadable", inScript(1), ["anti": .unreadable("x")], .refuse, says: ["anti: \"x\"", "declares 1"]),
        Row(
            "one unreadable", inScript(1), ["anti": .number(1), "rollback_ver": .unreadable("?")], .refuse,
            says: ["rollback_ver: \"?\""]),
        Row(
            "absent against a number", inScript(1), [:], .refuse, says: ["neither anti nor rollback_ver", "declares 1"]),
        Row("absent against a file", inFile, [:], .refuse, says: ["declares 3"]),
        Row("absent against the default", byDefault, [:]),
        Row("zero against the default", byDefault, ["anti": .number(0)]),
        Row("one against the default", byDefault, ["anti": .number(1)], .refuse, says: ["anti: 1", "has 0"]),
        Row("unreadable against the default", byDefault, ["anti": .unreadable("-")], .refuse),
        Row(
            "unreadable file", badFile, ["anti": .number(0)], .refuse,
            says: ["anti_version.txt holds no number", "anti: 0"]),
        Row("unreadable file, silent phone", badFile, [:], .refuse),
        Row("nothing declared, silent phone", nil, [:]),
        Row("nothing declared, zero", nil, ["anti": .number(0)]),
        Row(
            "nothing declared, phone moved on", nil, ["anti": .number(4)], .refuse,
            says: ["anti: 4", "has 0", "declares none"]),
        Row("nothing declared, rollback_ver moved on", nil, ["rollback_ver": .number(1)], .refuse),
        Row("nothing declared, unreadable", nil, ["anti": .unreadable("x")], .refuse),
    ]

    @Test(arguments: rows)
    func `the package's number against both of the phone's`(_ row: Row) throws {
        let mode = try Samples.mode(Samples.liuqin + Samples.flash("boot"), anti: row.declared)
        let found = try Samples.findings(
            .antiRollback, Samples.package([mode]), phone: Samples.phone { $0.rollback = row.phone })
        #expect(found.map(\.severity) == [row.severity].compactMap(\.self))
        for words in row.says { #expect(found.first?.evidence.contains(words) == true, "\(words) in \(found)") }
    }

    private static let clear = ["anti": "GetVar Variable Not found", "rollback_ver": ""]

    struct Unknown: Sendable {
        let declared: Declared?
        let phone: [String: PhoneFacts.Rollback]
        let unknown: [String: String]
        let severity: Finding.Severity?
    }

    static let unknowns = [
        Unknown(declared: inScript(1), phone: [:], unknown: clear, severity: .confirm),
        Unknown(declared: inScript(0), phone: [:], unknown: clear, severity: .confirm),
        Unknown(declared: inFile, phone: [:], unknown: clear, severity: .confirm),
        Unknown(declared: inScript(2, "rollback_ver"), phone: [:], unknown: clear, severity: .confirm),
        // One of the two answers was no clear one.
        Unknown(declared: inScript(1), phone: [:], unknown: ["anti": "unknown variable"], severity: .refuse),
        Unknown(declared: inScript(1), phone: [:], unknown: ["rollback_ver": ""], severity: .refuse),
        Unknown(
            declared: inScript(1), phone: ["rollback_ver": .unreadable("?")], unknown: ["anti": "unknown variable"],
            severity: .refuse),
        // A number that is known counts.
        Unknown(
            declared: inScript(1), phone: ["rollback_ver": .number(2)], unknown: ["anti": "unknown variable"],
            severity: .refuse),
        Unknown(
            declared: inScript(2), phone: ["rollback_ver": .number(2)], unknown: ["anti": "unknown variable"],
            severity: nil),
        Unknown(declared: badFile, phone: [:], unknown: clear, severity: .refuse),
        Unknown(declared: byDefault, phone: [:], unknown: clear, severity: nil),
        Unknown(declared: nil, phone: [:], unknown: clear, severity: nil),
    ]

    @Test(arguments: unknowns)
    func `a clear word that there is no such number counts as 0, with consent`(_ row: Unknown) throws {
        let mode = try Samples.mode(Samples.liuqin + Samples.flash("boot"), anti: row.declared)
        let phone = Samples.phone {
            $0.rollback = row.phone
            $0.rollbackUnknown = row.unknown
        }
        let found = try Samples.findings(.antiRollback, Samples.package([mode]), phone: phone)
        #expect(found.map(\.severity) == [row.severity].compactMap(\.self))
        guard row.severity == .confirm else { return }
        #expect(found.first?.sentence.contains("counts as 0") == true)
        #expect(
            found.first?.evidence.hasPrefix(
                "getvar anti: \"GetVar Variable Not found\", getvar rollback_ver: an empty answer; ") == true)
    }

    @Test func `each mode is judged by its own script`() throws {
        let text = Samples.liuqin + Samples.flash("boot")
        let package = Samples.package([
            try Samples.mode(text, anti: Self.inScript(2)),
            try Samples.mode(text, as: .keepData, anti: Self.inScript(1)),
        ])
        let phone = Samples.phone { $0.rollback = ["anti": .number(2)] }
        #expect(try Samples.findings(.antiRollback, package, phone: phone).isEmpty)
        #expect(
            try Samples.findings(.antiRollback, package, mode: .keepData, phone: phone).map(\.severity) == [.refuse])
    }

    @Test func `the advice names the number to look for`() throws {
        let mode = try Samples.mode(Samples.liuqin + Samples.flash("boot"), anti: Self.inScript(1))
        let phone = Samples.phone { $0.rollback = ["anti": .number(4), "rollback_ver": .number(2)] }
        #expect(
            try Samples.findings(.antiRollback, Samples.package([mode]), phone: phone).first?.advice.contains(
                "number 4 or higher") == true)
    }
}
