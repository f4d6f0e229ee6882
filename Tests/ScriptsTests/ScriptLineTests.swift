import Scripts
import Testing

/// One row for each kind of line.
struct ScriptLineTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let file: String
        let text: String
        let steps: [String]
        let checks: [String]
        var testDescription: String { text }

        /// A line that is steps.
        static func step(_ file: String, _ text: String, _ steps: String...) -> Row {
            Row(file: file, text: text, steps: steps, checks: [])
        }

        /// Lines that are checks, in front of one step.
        static func check(_ file: String, _ text: String, _ checks: String...) -> Row {
            let all = file == "x.sh" ? "fastboot $* reboot" : "fastboot %* reboot"
            return Row(file: file, text: text + "\n" + all, steps: ["reboot, failure ignored"], checks: checks)
        }
    }

    static let shellSteps: [Row] = [
        .step("x.sh", "fastboot $* erase boot", "erase boot, failure ignored"),
        .step("x.sh", "fastboot \"$@\" erase boot # why", "erase boot, failure ignored"),
        .step("x.sh", "fastboot -s $1 erase boot", "erase boot, failure ignored"),
        .step("x.sh", "fastboot $* erase boot || exit 1", "erase boot"),
        .step("x.sh", "fastboot $* erase boot || { echo bad; exit 1; }", "erase boot"),
        .step("x.sh", "fastboot $* erase boot || echo bad", "erase boot, failure ignored"),
        .step("x.sh", "fastboot $* erase boot && echo good", "erase boot, failure ignored"),
        .step("x.sh", "fastboot $* erase boot; if [ $? -ne 0 ]; then exit 1; fi", "erase boot"),
        .step("x.sh", "fastboot $* erase boot\nif [ $? != 0 ]\nthen\necho bad\nexit 1\nfi", "erase boot"),
        .step("x.sh", "fastboot $* erase boot\nif [ $? -eq 0 ]; then echo ok; else exit 1; fi", "erase boot"),
        .step("x.sh", "fastboot $* erase boot\n\n# ok?\nif [ \"$?\" -gt 0 ]; then exit; fi", "erase boot"),
        .step("x.sh", "fastboot $* erase boot\necho done", "erase boot, failure ignored"),
        .step(
            "x.sh", "fastboot $* flash \\\n  boot \\\n  images/boot.img",
            "flash boot from images/boot.img, failure ignored"),
        .step(
            "x.sh", "cd $(dirname $0)\nfastboot $* flash a ./images/a.img", "flash a from images/a.img, failure ignored"
        ),
        .step(
            "x.sh", "fastboot $* flash boot+boot1 `dirname $0`/images/boot.img",
            "flash boot+boot1 from images/boot.img, failure ignored"),
        .step("x.sh", "fastboot $* set_active b", "set_active b, failure ignored"),
        .step("x.sh", "fastboot $* oem cdms", "oem cdms, failure ignored"),
        .step("x.sh", "fastboot $* oem frob nicate || exit 1", "oem frob nicate"),
        .step("x.sh", "fastboot $* oem lock || exit 1", "oem lock"),
        .step("x.sh", "fastboot $* flashing lock", "flashing lock, failure ignored"),
        .step("x.sh", "fastboot $* reboot bootloader\nsleep 5", "reboot bootloader, failure ignored"),
        .step(
            "x.sh", "fastboot $* flash frp `dirname $0`/images/frp.img",
            "flash frp from images/frp.img, failure ignored"),
        .step("x.sh", "fastboot $* getvar all\nfastboot $* reboot\nexit 0", "reboot, failure ignored"),
        .step(
            "x.sh", "fastboot $* getvar crc 2>&1 | grep \"^crc: 1\" && fastboot $* erase x",
            "erase x if crc is 1, failure ignored"),
        .step(
            "x.sh", "if fastboot $* getvar crc 2>&1 | grep -q \"^crc: 1$\"; then\nfastboot $* erase x || exit 1\nfi",
            "erase x if crc is 1"),
        .step("x.sh", "function stop {\necho bad\nexit 1\n}\nfastboot $* erase x || stop", "erase x"),
    ]

    static let batchSteps: [Row] = [
        .step("x.bat", "fastboot %* erase boot", "erase boot, failure ignored"),
        .step("x.bat", "@FASTBOOT.exe %* erase boot", "erase boot, failure ignored"),
        .step("x.bat", "fastboot -s %1 erase boot", "erase boot, failure ignored"),
        .step("x.bat", "fastboot %* erase boot || exit /b 1", "erase boot"),
        .step("x.bat", "fastboot %* erase boot || goto :eof", "erase boot"),
        .step("x.bat", "fastboot %* erase boot || @echo \"bad\" && pause && exit /B 1", "erase boot"),
        .step(
            "x.bat", "fastboot %* erase boot || (echo bad\n exit 1)",
            "erase boot"),
        .step("x.bat", "fastboot %* erase boot || @echo \"bad\"", "erase boot, failure ignored"),
        .step("x.bat", "fastboot %* erase boot\nif errorlevel 1 exit /B 1", "erase boot"),
        .step("x.bat", "fastboot %* erase boot\necho said\nif %ERRORLEVEL% NEQ 0 (\nexit /B 1\n)", "erase boot"),
        .step("x.bat", "fastboot %* erase boot\nif not \"%errorlevel%\"==\"0\" exit /B 1", "erase boot"),
        .step("x.bat", "fastboot %* flash a \"%~dp0images\\a.img\"", "flash a from images/a.img, failure ignored"),
        .step("x.bat", "fastboot %* flash a %~dp0\\images\\a.img", "flash a from images/a.img, failure ignored"),
        .step("x.bat", "cd /d %~dp0\nfastboot %* flash a images\\a.img", "flash a from images/a.img, failure ignored"),
        .step("x.bat", "fastboot %* set_active a", "set_active a, failure ignored"),
        .step("x.bat", "fastboot %* oem lock", "oem lock, failure ignored"),
        .step(
            "x.bat", "rem fastboot %* erase x & y\n@REM\n:label\n:: z\nfastboot %* reboot", "reboot, failure ignored"),
        .step(
            "x.bat", "echo (done) == fine\necho.\ntimeout /t 5 >nul\nfastboot %* reboot\npause >nul",
            "reboot, failure ignored"),
        .step(
            "x.bat", "fastboot %* getvar crc 2>&1 | findstr /r /c:\"^crc: 1\" && fastboot %* erase x || echo no",
            "erase x if crc is 1, failure ignored"),
    ]

    static let checks: [Row] = [
        .check(
            "x.sh", "fastboot $* getvar product 2>&1 | grep -E \"^product: *lancelot$\" || exit 1",
            "product is exactly lancelot"),
        .check(
            "x.sh",
            "fastboot $* getvar product 2>&1 | grep -E \"^product: *MSM8953$|^product: *mido$\"\n"
                + "if [ $? -ne 0 ] ; then exit 1; fi", "product is exactly MSM8953 or mido"),
        .check(
            "x.sh", "fastboot $* getvar product 2>&1 | grep \"^product: *a\\|^product: *b\" || exit 1",
            "product begins with a or b"),
        .check(
            "x.bat", "fastboot %* getvar product 2>&1 | findstr \"corot\" || @echo \"bad\" && exit /B 1",
            "product contains corot"),
        .check("x.sh", "fastboot $* getvar product 2>&1 | grep \"^product: *a\" || echo only said"),
        .check(
            "x.sh",
            "fastboot $* getvar board_version 2>&1 | grep \"^board_version: *4.4\"\n"
                + "if [ $? -eq 0 ] ; then echo bad; exit 1; fi",
            "not (the answer to board_version matches ^board_version: *4.4)"),
        .check(
            "x.sh", "fastboot $* getvar soc-id 2>&1 | grep \"^soc-id: *109$\"\nif [ $? -ne 0 ] ; then exit 1; fi",
            "soc-id is exactly 109"),
        .check(
            "x.sh",
            "fastboot $* oem device-info 2>&1 | grep -E \"Device unlocked: true\"\n"
                + "if [ $? -ne 0 ] ; then exit 1; fi", "the bootloader is unlocked"),
        .check(
            "x.bat", "fastboot %* getvar unlocked 2>&1 | findstr /r /c:\"^unlocked: yes\" || exit /B 1",
            "the bootloader is unlocked"),
        .check(
            "x.sh",
            "A=3\nv=$(fastboot $* getvar anti 2>&1 | grep -oP \"anti: \\K[0-9]+\")\n"
                + "if [ $? -ne 0 ]; then echo no; exit 1; fi\nif [ \"$A\" -lt \"$v\" ]; then exit 1; fi",
            "the answer to anti matches anti: \\K[0-9]+", "anti is not greater than 3"),
        .check(
            "x.sh",
            "v=`fastboot $* getvar hw-revision 2>&1 | grep hw-revision: | cut -d ':' -f 2 | tr -d ' '`\n"
                + "if [ $v -lt 20000 ]; then exit 1; fi", "hw-revision is greater than 19999"),
        .check(
            "x.sh",
            "A=0\nif [ -f $(dirname $0)/images/anti_key.txt ]; then\n"
                + "A=$(cat $(dirname $0)/images/anti_key.txt | awk -F '=' '{ print $2 }')\nfi\n"
                + "v=$(fastboot $* getvar anti 2>&1 | grep anti: | awk '{print $2}')\nif [ $v -gt $A ]; then exit 1; fi",
            "anti is not greater than the number in images/anti_key.txt"),
        .check(
            "x.bat",
            "set /p A=<\"%~dp0images\\anti_version.txt\"\nif [%A%]==[] set A=7\n"
                + "for /f \"tokens=2 delims=: \" %%V in ('fastboot %* getvar anti 2^>^&1 ^| findstr /r /c:\"^anti:\"') do set v=%%V\n"
                + "if %v% gtr %a% exit /B 1",
            "anti is not greater than the number in images/anti_version.txt"),
        .check(
            "x.sh",
            "v=`fastboot $* getvar anti 2>&1 | grep anti: | awk '{print \\$2}'`\nif [ $v -gt 1 ]; then exit 1; fi",
            "anti is not greater than 1"),
        .check(
            "x.bat",
            "set A=4\nset /p A=<%~dp0images\\anti_version.txt\nfor /f \"tokens=2 delims=:\" %%i in "
                + "('fastboot %* getvar anti 2^>^&1 ^| findstr anti') do (\nset v=%%i\n)\nif %v% GTR %A% exit",
            "anti is not greater than the number in images/anti_version.txt"),
    ]

    @Test(arguments: shellSteps + batchSteps + checks) func `reads`(_ row: Row) throws {
        let script = try FlashScript(fileName: row.file, text: Array(row.text.utf8), in: SeedTrial.package)
        #expect(script.steps.map(\.description) == row.steps)
        #expect(script.checks.map(\.description) == row.checks)
    }

    @Test(
        arguments: [
            (ScriptCondition.variableEquals("crc", "1"), "1", true), (.variableEquals("crc", "1"), "10", false),
            (.variableEquals("crc", "1"), "", false), (.variableEquals("crc", "1"), nil, false),
            (.variableMatches("partition-type:opcust", "raw"), "raw data", true),
            (.variableMatches("partition-type:opcust", "raw"), " raw", true),
            (.variableMatches("partition-type:opcust", "raw"), "ext4", false),
        ] as [(ScriptCondition, String?, Bool)])
    func `a condition is met`(_ condition: ScriptCondition, _ answer: String?, _ expected: Bool) {
        #expect(condition.isMet(by: [condition.variables[0]: answer]) == expected)
    }

    @Test func `conditions and actions are data`() throws {
        let script = try FlashScript(
            fileName: "flash_all.sh", text: Array(ScriptFixtures.newMediaTekShell.utf8), in: SeedTrial.package)
        #expect(script.steps[0].condition == .variableMatches("crc", "1"))
        #expect(script.steps[0].action == .flash(partition: "crclist", image: "images/crclist.txt"))
        #expect(script.steps[5].condition == .variableMatches("partition-type:opcust", "raw"))
        #expect(
            script.checks == [
                .product(names: ["chopin"], match: .substring, line: 6),
                .antiRollback(variable: "anti", number: .inFile("images/anti_version.txt"), line: 16),
            ])
    }
}
