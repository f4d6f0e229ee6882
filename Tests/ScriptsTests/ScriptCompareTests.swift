import Scripts
import Testing

/// The two scripts of a package are held against each other.
struct ScriptCompareTests {
    private func difference(_ sh: String, _ bat: String) throws -> ScriptDifference? {
        ScriptDifference(
            followed: try FlashScript(fileName: "flash_all.sh", text: Array(sh.utf8), in: SeedTrial.package),
            other: try FlashScript(fileName: "flash_all.bat", text: Array(bat.utf8), in: SeedTrial.package))
    }

    @Test(
        "scripts that agree have no difference",
        arguments: [
            (ScriptFixtures.oldQualcommShell, ScriptFixtures.oldQualcommBatch),
            (ScriptFixtures.androidOneShell, ScriptFixtures.androidOneBatch),
            (ScriptFixtures.newMediaTekShell, ScriptFixtures.newMediaTekBatch),
        ])
    func agreeing(_ sh: String, _ bat: String) throws { #expect(try difference(sh, bat) == nil) }

    @Test("swapped carrier guards are another set of writes, and both lists show it") func swappedGuards() throws {
        let found = try #require(
            try difference(
                """
                fastboot $* getvar partition-type:opcust 2>&1 | grep "^partition-type:opcust: raw" && fastboot $* erase opcust
                fastboot $* reboot
                """,
                """
                fastboot %* getvar partition-type:opcust 2>&1 | findstr /r /c:"^partition-type:opcust: raw" && fastboot %* erase opconfig
                fastboot %* reboot
                """))
        #expect(found.changesWrites)
        #expect(
            found.description
                == "only flash_all.sh does: erase opcust if partition-type:opcust is raw (line 1); "
                + "only flash_all.bat does: erase opconfig if partition-type:opcust is raw (line 1)")
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let sh: String
        let bat: String
        /// What only one of them does.
        let writes: [String]
        var remarks: [String] = []
        var testDescription: String { sh + " / " + bat }
    }

    static let rows = [
        Row(sh: "erase a; erase b", bat: "erase a; erase b", writes: []),
        Row(sh: "erase a; erase b", bat: "erase a", writes: ["erase b"]),
        Row(sh: "erase b", bat: "erase a; erase b", writes: ["erase a"]),
        Row(sh: "erase a; reboot", bat: "erase a; oem lock", writes: ["oem lock"]),
        Row(
            sh: "erase a; reboot", bat: "erase a", writes: [],
            remarks: ["flash_all.sh and flash_all.bat restart the phone in different ways"]),
        Row(
            sh: "erase a || exit 1", bat: "erase a", writes: [],
            remarks: ["flash_all.sh stops where erase a fails, flash_all.bat goes on"]),
        Row(
            sh: "flash a images/a", bat: "flash a images/b", writes: ["flash a from images/a", "flash a from images/b"]),
        Row(sh: "set_active a; reboot", bat: "reboot", writes: ["set_active a"]),
        Row(
            sh: "erase a; erase b", bat: "erase b; erase a", writes: [],
            remarks: ["flash_all.sh and flash_all.bat do the same in another order"]),
    ]

    @Test("differences by step", arguments: rows) func byStep(_ row: Row) throws {
        func text(_ steps: String, _ arguments: String) -> String {
            steps.split(separator: "; ").map { "fastboot \(arguments) \($0)" }.joined(separator: "\n")
        }
        let found = try difference(text(row.sh, "$*"), text(row.bat, "%*"))
        #expect((found.map { $0.onlyFollowed + $0.onlyOther } ?? []).map { "\($0.action)" } == row.writes)
        #expect(found?.remarks ?? [] == row.remarks)
        #expect(found?.changesWrites ?? false == !row.writes.isEmpty)
    }

    @Test("the same question asked in another way is the same condition") func sameQuestion() throws {
        let found = try difference(
            "if fastboot $* getvar crc 2>&1 | grep -q -i \"^crc: *1\"; then fastboot $* erase a; fi\nfastboot $* reboot",
            "fastboot %* getvar crc 2>&1 | findstr /r /c:\"^crc: 1\" && fastboot %* erase a\nfastboot %* reboot")
        #expect(found == nil)
    }

    @Test("a looser check is a remark") func looserCheck() throws {
        let found = try #require(
            try difference(
                "fastboot $* getvar product 2>&1 | grep -E \"^product: *a$\" || exit 1\nfastboot $* reboot",
                "fastboot %* getvar product 2>&1 | findstr /r /c:\"^product: *a\" || exit /B 1\nfastboot %* reboot"))
        #expect(!found.changesWrites)
        #expect(
            found.remarks == [
                "flash_all.sh wants that product is exactly a, flash_all.bat does not",
                "flash_all.bat wants that product begins with a, flash_all.sh does not",
            ])
    }
}
