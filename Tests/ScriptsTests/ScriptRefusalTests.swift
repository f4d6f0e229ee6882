import Scripts
import Testing

/// What is no stock script is refused with its file and line, and never becomes a step.
struct ScriptRefusalTests {
    /// Lines that no stock script has. Each stands on line 2, behind a good one.
    static let shellLines = [
        "rm -rf /", "fastboot $* -w",
        "fastboot $* --disable-verity flash vbmeta images/v.img",
        "fastboot $* -S 100M flash super images/super.img", "fastboot -s SERIAL erase boot", "fastboot $* flash boot",
        "fastboot $* flash boot images/a.img images/b.img", "fastboot $* flash $part images/a.img",
        "fastboot $* flash boot ../boot.img", "fastboot $* flash boot /etc/passwd",
        "fastboot $* flash boot images//a.img",
        "fastboot $* flash boot `dirname $0`/../a.img",
        "fastboot $* flash boot $(dirname $0)images/a.img", "fastboot $* erase $(dirname $0)/boot",
        "fastboot $* flash 'b t' images/a.img", "fastboot $* erase", "fastboot $* erase boot cache",
        "fastboot $* oem", "fastboot $* oem lock now", "fastboot $* oem relock", "fastboot $* oem 'b\u{FF4C}ock'",
        "fastboot $* oem $X", "fastboot $* oem read $(dirname $0)/x", "fastboot $* set_active c",
        "fastboot $* reboot rescue", "fastboot $* continue",
        "fastboot $* erase boot &", "fastboot $* erase boot > log", "fastboot $* erase boot 2> log",
        "fastboot $* erase a < b",
        "fastboot $* erase boot && fastboot $* erase cache",
        "fastboot $* erase boot || fastboot $* erase cache",
        "fastboot $* erase boot || handle_error", "fastboot $* erase boot | tee log", "(fastboot $* erase boot)",
        "echo $(fastboot erase boot)", "echo `fastboot erase boot`", "eval fastboot erase boot",
        "sudo fastboot erase boot",
        "./fastboot erase boot", "$FASTBOOT erase boot", "fast\"\"boot2 erase boot", "X=$(rm -rf /)", "X=${Y:-0}",
        "X=$((1+1))",
        "X=1 fastboot $* erase boot", "source other.sh", ". other.sh",
        "while true; do echo; done", "case $1 in esac", "trap 'fastboot erase boot' EXIT", "export A=1",
        "fastboot() { echo a; exit 1; }", "echo() { exit 1; }",
        "echo $'x'", "cat images/a > images/b", "fastboot $* getvar anti | grep x | tee y", "<<EOF", "}", "fi", "then",
    ]

    static let batchLines = [
        "del /s /q c:\\", "fastboot %* -w",

        "fastboot %* erase boot && fastboot %* erase cache", "fastboot %* erase boot || fastboot %* erase cache",
        "fastboot %* erase boot || goto error", "goto error",
        "call other.bat", "fastboot %* erase ^", "fastboot %* erase boo^t", "fastboot %* erase boot > log",
        "fastboot %* erase %part%", "fastboot %* erase %part:~0,3%",
        "fastboot %* erase !part!",
        "fastboot %* flash boot ..\\boot.img", "fastboot %* flash boot c:\\boot.img",
        "fastboot %* flash boot %~dp1boot.img",
        "fastboot %* flash boot %~dp0..\\boot.img",
        "%fastboot% erase boot",
        "for /f %%i in ('del x') do set a=%%i", "for /f %%i in ('fastboot %* erase boot') do set a=%%i",
        "for /f \"tokens=2 delims=: \" %%i in ('fastboot %* getvar anti 2^>^&1 ^| findstr anti') do fastboot erase %%i",
        "set /a x=1",
        "start x",
        "rem & fastboot %* erase boot", ":: x ^", "rem x ^", "(", ")", "echo a | fastboot %* erase boot",
        "powershell x",
        "fastboot %* getvar product 2>&1 | findstr /v x || exit /B 1", "fastboot %* erase boot) else (",
        "%~dp0fastboot erase x",
    ]

    @Test(arguments: shellLines) func `refuses a shell line`(_ line: String) {
        refuses("flash_all.sh", "fastboot $* reboot\n" + line)
    }

    @Test(arguments: batchLines) func `refuses a batch line`(_ line: String) {
        refuses("flash_all.bat", "fastboot %* reboot\n" + line)
    }

    private func refuses(_ file: String, _ text: String) {
        do {
            let script = try FlashScript(fileName: file, text: Array(text.utf8))
            Issue.record("accepted as \(script.steps.map(\.description))")
        } catch {
            switch error {
            case .unknownLine(let named, 2, let shown, .notUnderstood):
                #expect(named == file)
                #expect(text.hasSuffix(shown))
            case .conditionNotUnderstood(let named, 2, _, _), .unclosed(let named, 2, _): #expect(named == file)
            default: Issue.record("\(error)")
            }
        }
    }

    private static let asked = "v=`fastboot $* getvar anti 2>&1 | grep -oP \"anti: \\K[0-9]+\"`\n"

    /// Conditions that nobody can know before the script runs, and ends at which a phone would be left in the middle.
    static let conditions: [(file: String, text: String, line: Int)] = [
        ("a.sh", "if [ -n \"$X\" ]; then\nfastboot $* erase boot\nfi", 1),
        ("a.sh", "if [ $1 = yes ]; then\nfastboot $* erase boot\nfi", 1),
        ("a.sh", "if [ \"$(date)\" = monday ]; then\nfastboot $* erase boot\nfi", 1),
        ("a.sh", "fastboot $* erase a\nif [ $? -eq 0 ]; then fastboot $* erase boot; fi", 2),
        ("a.sh", "fastboot $* erase a\nif [ $? -eq 1 ]; then exit 1; fi", 2),
        ("a.sh", "fastboot $* erase a && exit 1", 1),
        ("a.sh", "fastboot $* erase a; R=$?\nfastboot $* erase b\nif [ $R -ne 0 ]; then exit 1; fi", 3),
        ("a.sh", "fastboot $* getvar crc 2>&1 | grep \"inished\"\nif [ $? -eq 0 ]; then fastboot $* erase b; fi", 2),
        ("a.sh", "fastboot $* getvar crc 2>&1 | grep -i \"unknown\"\nif [ $? -eq 0 ]; then fastboot $* erase b; fi", 1),
        (
            "a.sh",
            "fastboot $* getvar crc 2>&1 | grep \"^crc: \\{1\\}1\"\nif [ $? -eq 0 ]; then fastboot $* erase b; fi", 1
        ),
        ("a.sh", "fastboot $* getvar crc | grep \"^crc: 1\"\nif [ $? -eq 0 ]; then fastboot $* erase b; fi", 1),
        ("a.sh", "fastboot $* getvar crc 2>&1 | grep \"^crc: 1\" && fastboot $* erase b || exit 1", 1),
        ("a.sh", asked + "if [ $v -gt $w ]; then exit 1; fi", 2),
        ("a.sh", asked + "if [ $v -gt 1 -o $v -lt 0 ]; then exit 1; fi", 2),
        ("a.sh", asked + "if [[ $v > 1 ]]; then exit 1; fi", 2),
        ("a.sh", asked + "if [ $v -gt 1 ]; then exit 1; else exit 1; fi", 3),
        ("a.sh", asked + "fastboot $* erase boot$v", 2),
        ("a.sh", asked + "for p in a $v; do fastboot $* erase $p; done", 2),
        ("a.sh", asked + "d=`date -d \"$v\" +%s`", 2),
        ("a.sh", "if [ -e images/*.img ]; then\nfastboot $* erase boot\nfi", 1),
        ("a.sh", "exit 0\nfastboot $* erase boot", 2),
        ("a.sh", "fastboot $* erase boot || echo bad && exit 1\nfastboot $* erase b", 2),
        (
            "a.sh",
            "fastboot $* getvar crc 2>&1 | grep \"^crc: 1\"\nif [ $? -eq 0 ]; then\nfastboot $* erase b\nexit 0\nfi", 4
        ),
        ("a.bat", "if \"%1\"==\"y\" fastboot %* erase boot", 1),
        ("a.bat", "if errorlevel 2 fastboot %* erase boot", 1),
        ("a.bat", "fastboot %* getvar crc 2>&1 | findstr /c:\"^crc: 1\" || exit /B 1", 1),
        ("a.bat", "if %time% == x fastboot %* erase boot", 1),
        ("a.bat", ":again\nfastboot %* erase a || goto again", 2),
        ("a.bat", "fastboot %* erase a || goto nowhere", 1),
    ]

    @Test(arguments: conditions) func `refuses a condition`(_ row: (file: String, text: String, line: Int)) {
        let all = row.text + "\nfastboot " + (row.file == "a.sh" ? "$*" : "%*") + " reboot"
        do {
            let script = try FlashScript(fileName: row.file, text: Array(all.utf8))
            Issue.record("accepted as \(script.steps.map(\.description))")
        } catch {
            switch error {
            case .conditionNotUnderstood(_, let line, _, _), .unknownLine(_, let line, _, .notUnderstood):
                #expect(line == row.line, "\(error)")
            default: Issue.record("\(error)")
            }
        }
    }

    static let reasons: [(String, ScriptRefusal)] = [
        ("oem ignore_anti", .disablesAntiRollback), ("oem ignore anti", .disablesAntiRollback),
        ("flash antirbpass images/dummy.img", .disablesAntiRollback), ("oem unlock", .unlocksBootloader),
        ("flashing unlock", .unlocksBootloader), ("flashing unlock_critical", .unlocksBootloader),
        ("oem erase frp", .vendorWrite), ("oem ERASE boot", .vendorWrite), ("oem format-frp", .vendorWrite),
        ("oem dload", .emergencyMode), ("oem Enter-DLOAD", .emergencyMode), ("oem qdl", .emergencyMode),
        ("flash partition:0 images/gpt_both0.bin", .partitionTable), ("flash GPT images/x.bin", .partitionTable),
        ("erase pgpt", .partitionTable), ("erase boot+sgpt", .partitionTable),
        ("oem edl", .emergencyMode), ("reboot edl", .emergencyMode), ("reboot-edl", .emergencyMode),
        ("flash partition images/gpt_both0.bin", .partitionTable), ("format persist", .format),
        ("reboot-bootloader", .unsupportedGeneration),
        ("boot images/recovery.img", .unsupportedGeneration),
    ]

    @Test(arguments: reasons) func `names the reason`(_ words: String, _ reason: ScriptRefusal) {
        for (file, arguments) in [("a.sh", "$*"), ("a.bat", "%*")] {
            let line = "fastboot \(arguments) \(words)"
            let expected = ScriptError.unknownLine(file: file, line: 2, text: line, reason: reason)
            #expect(throws: expected) { try FlashScript(fileName: file, text: Array(("\n \(line) \n").utf8)) }
            // Hidden in the comments it does nothing.
            #expect(throws: ScriptError.noSteps(file: file)) {
                try FlashScript(fileName: file, text: Array(((file == "a.sh" ? "# " : ":: ") + line).utf8))
            }
        }
    }

    @Test func `an error is a sentence with file and line`() {
        let text = Array("\nfastboot $* oem ignore_anti".utf8)
        #expect {
            try FlashScript(fileName: "flash_all.sh", text: text)
        } throws: { error in
            "\(error)"
                == "flash_all.sh line 2: restock refuses scripts that switch the anti-rollback protection off, because the "
                + "phone can become a brick: fastboot $* oem ignore_anti"
        }
    }
}
