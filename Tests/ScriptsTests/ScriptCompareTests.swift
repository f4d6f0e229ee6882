import Scripts
import Testing

/// The two scripts of a package are held against each other.
struct ScriptCompareTests {
    private func shell(_ text: String) throws -> FlashScript {
        try FlashScript(fileName: "flash_all.sh", text: Array(text.utf8))
    }

    private func batch(_ text: String) throws -> FlashScript {
        try FlashScript(fileName: "flash_all.bat", text: Array(text.utf8))
    }

    @Test(arguments: [
        (ScriptFixtures.oldQualcommShell, ScriptFixtures.oldQualcommBatch),
        (ScriptFixtures.androidOneShell, ScriptFixtures.androidOneBatch),
        (ScriptFixtures.newMediaTekShell, ScriptFixtures.newMediaTekBatch),
    ])
    func `scripts that agree have no difference`(_ sh: String, _ bat: String) throws {
        #expect(compare(try shell(sh), try batch(bat)).isEmpty)
    }

    @Test func `swapped carrier guards show both lines`() throws {
        let sh = try shell(
            """
            fastboot $* getvar partition-type:opcust 2>&1 | grep "^partition-type:opcust: raw" && fastboot $* erase opcust
            fastboot $* getvar partition-type:opconfig 2>&1 | grep "^partition-type:opconfig: raw" && fastboot $* erase opconfig
            fastboot $* reboot
            """)
        let bat = try batch(
            """
            fastboot %* getvar partition-type:opcust 2>&1 | findstr /r /c:"^partition-type:opcust: raw" && fastboot %* erase opconfig
            fastboot %* getvar partition-type:opconfig 2>&1 | findstr /r /c:"^partition-type:opconfig: raw" && fastboot %* erase opcust
            fastboot %* reboot
            """)
        let found = compare(sh, bat)
        #expect(found.map(\.changesWrites) == [true, true])
        #expect(found.map { $0.sh?.line } == [1, 2])
        #expect(found.map { $0.bat?.line } == [1, 2])
        #expect(
            found[0].description
                == "flash_all.sh line 1: erase opcust if partition-type:opcust is raw, failure ignored; "
                + "flash_all.bat line 1: erase opconfig if partition-type:opcust is raw, failure ignored; "
                + "the same question leads to two different writes")
        #expect(
            bat.notes.map(\.text) == [
                "opconfig is erased when partition-type:opcust is raw, which asks about another partition",
                "opcust is erased when partition-type:opconfig is raw, which asks about another partition",
            ])
        #expect(sh.notes.isEmpty)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let sh: String
        let bat: String
        let differences: [String]
        var testDescription: String { sh + " / " + bat }
    }

    static let rows = [
        Row(sh: "erase a; erase b", bat: "erase a; erase b", differences: []),
        Row(sh: "erase a; erase b", bat: "erase a", differences: ["erase b | - !"]),
        Row(sh: "erase b", bat: "erase a; erase b", differences: ["- | erase a !"]),
        Row(sh: "erase a; erase b; erase c", bat: "erase a; erase x; erase c", differences: ["erase b | erase x !"]),
        Row(sh: "erase a; reboot", bat: "erase a; oem lock", differences: ["reboot | oem lock !"]),
        Row(sh: "erase a; reboot", bat: "erase a", differences: ["reboot | -"]),
        Row(sh: "erase a || exit 1", bat: "erase a", differences: ["erase a | erase a"]),
        Row(
            sh: "flash a images/a", bat: "flash a images/b",
            differences: ["flash a from images/a | flash a from images/b !"]),
        Row(
            sh: "erase a; erase b", bat: "erase b; erase a", differences: ["erase a | - !", "- | erase a !"]),
    ]

    @Test(arguments: rows) func `differences by step`(_ row: Row) throws {
        func text(_ steps: String, _ arguments: String) -> String {
            steps.split(separator: "; ").map { "fastboot \(arguments) \($0)" }.joined(separator: "\n")
        }
        let found = compare(try shell(text(row.sh, "$*")), try batch(text(row.bat, "%*")))
        func words(_ item: ScriptDifference.Item?) -> String {
            if case .step(let step)? = item { step.action.description } else { "-" }
        }
        let shown = found.map { "\(words($0.sh)) | \(words($0.bat))" + ($0.changesWrites ? " !" : "") }
        #expect(shown == row.differences)
    }

    @Test func `a looser check is a difference that writes the same`() throws {
        let sh = try shell(
            "fastboot $* getvar product 2>&1 | grep -E \"^product: *a$\" || exit 1\nfastboot $* reboot")
        let bat = try batch(
            "fastboot %* getvar product 2>&1 | findstr /r /c:\"^product: *a\" || exit /B 1\nfastboot %* reboot")
        let found = compare(sh, bat)
        #expect(found.count == 1)
        #expect(found.first?.changesWrites == false)
        #expect(
            found.first?.description
                == "flash_all.sh line 1: product is exactly a; flash_all.bat line 1: product begins with a")
    }

    /// A thousand steps on each side, none alike.
    @Test func `stays quick on long lists`() throws {
        let sh = (0..<1000).map { "fastboot $* erase a\($0)" }.joined(separator: "\n")
        let bat = (0..<1000).map { "fastboot %* erase b\($0)" }.joined(separator: "\n")
        #expect(compare(try shell(sh), try batch(bat)).count == 1000)
    }
}
