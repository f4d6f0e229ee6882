/// One fixture for each form that stock scripts have, in its smallest script. Written for these tests.
struct FormFixture: Sendable {
    let name: String
    let file: String
    let text: String
    let steps: [String]
    let checks: [String]
    var phones: [[String: String]] = [["product": "probe"], [:], ["product": "probed", "anti": "9"]]
}

enum FormFixtures {
    private static let check =
        "fastboot $* getvar product 2>&1 | grep \"^product: *probe$\"\nif [ $? -ne 0 ] ; then echo \"other phone\"; exit 1; fi\n"
    private static let end = "fastboot $* reboot\nif [ $? -ne 0 ] ; then echo \"no restart\"; exit 1; fi\n"
    private static let batchCheck =
        "fastboot %* getvar product 2>&1 | findstr /r /c:\"^product: *probe$\" || exit /B 1\n"
    private static let product = "product is exactly probe"
    private static let bootThenReboot = ["flash boot from images/boot.img", "reboot"]

    private static func sh(
        _ name: String, _ body: String, checks: [String] = [], steps: [String] = bootThenReboot,
        phones: [[String: String]] = []
    ) -> FormFixture {
        var form = FormFixture(
            name: name, file: "flash_all.sh", text: check + body + end, steps: steps, checks: [product] + checks)
        form.phones += phones
        return form
    }

    private static func bat(
        _ name: String, _ body: String, checks: [String] = [], steps: [String] = bootThenReboot
    ) -> FormFixture {
        FormFixture(
            name: name, file: "flash_all.bat", text: batchCheck + body, steps: steps, checks: [product] + checks)
    }

    private static let boot = "fastboot $* flash boot `dirname $0`/images/boot.img || exit 1\n"
    private static let batchBoot =
        "fastboot %* flash boot %~dp0images\\boot.img || @echo \"boot failed\" && exit /B 1\n"
    private static let batchEnd = "fastboot %* reboot || exit /B 1\n"
    private static func probe(_ more: [String: String]) -> [String: String] {
        more.merging(["product": "probe"]) { $1 }
    }

    static let shell: [FormFixture] = [
        sh(
            "a variable that holds the script's folder, and a function that ends the script",
            """
            SCRIPT_PATH=$(dirname $0)
            handle_error(){
                echo $@
                exit 2;
            }
            fastboot $* flash boot ${SCRIPT_PATH}/images/boot.img || handle_error flash boot error

            """),
        sh(
            "a function on one line",
            "handle_error(){ echo $@; exit 2; }\nfastboot $* flash boot $(dirname $0)/images/boot.img || handle_error boot\n"
        ),
        sh("the folder by pwd", "cd \"$(dirname \"$0\")\"\nfastboot $* flash boot `pwd`/images/boot.img || exit 1\n"),
        sh("the folder by PWD", "cd `dirname $0`\nfastboot $* flash boot \"$PWD\"/images/boot.img || exit 1\n"),
        sh(
            "the folder by cd and pwd",
            "D=\"$(cd \"$(dirname \"$0\")\" && pwd)\"\nfastboot $* flash boot \"$D/images/boot.img\" || exit 1\n"),
        sh(
            "a file that is there",
            """
            if [ -f `dirname $0`/images/exaid.img ]; then
            fastboot $* flash exaid `dirname $0`/images/exaid.img
            if [ $? -ne 0 ] ; then exit 1; fi
            else
            fastboot $* erase exaid
            fi

            """ + boot, steps: ["flash exaid from images/exaid.img"] + bootThenReboot),
        sh(
            "a file that is not there",
            """
            if [ -f `dirname $0`/images/nothere.img ]; then
            fastboot $* flash exaid `dirname $0`/images/nothere.img
            else
            fastboot $* erase exaid
            fi

            """ + boot, steps: ["erase exaid, failure ignored"] + bootThenReboot),
        sh(
            "the day of the security patches",
            """
            if [ -e $(dirname $0)/images/patch.txt ]; then
            P=`cat $(dirname $0)/images/patch.txt`
            S=$(date -d "$P" +%s);
            fi
            v=`fastboot $* getvar security-patch-level 2>&1 | grep -oP "security-patch-level: \\K\\d+(-\\d+)*"`
            if [ -z "$v" ]; then ver=0;
            else
            ver=$(date -d "$v" +%s);
            fi
            if [ $ver -gt $S ]; then
            echo "the phone has $v, the package $P";
            exit 1;
            fi

            """ + boot, checks: ["security-patch-level is not later than 2025-11-01"],
            phones: ["2025-11-01", "2025-12-01", "2024-01-05"].map { probe(["security-patch-level": $0]) }),
        sh(
            "elif, and a bypass of anti-rollback that only some phones reach",
            """
            C=4
            anti=`fastboot getvar anti 2>&1 | grep anti: | cut -f 2 -d " "`
            if [ -z "$anti" ];then
                anti=0
            fi
            if [ $anti -eq $C ]; then
                fastboot $* flash antirbpass `dirname $0`/images/exaid.img
            elif [ $anti -gt $C ]; then
                echo "older"
                exit 1
            fi

            """ + boot, checks: ["anti is not greater than 4"],
            steps: ["flash antirbpass from images/exaid.img if anti is 4, failure ignored"] + bootThenReboot,
            phones: ["4", "3", "5", ""].map { probe(["anti": $0]) }),
        sh("stop at any error", "set -o errexit\nfastboot $* flash boot `dirname $0`/images/boot.img\n"),
        sh("stop at any error, in short", "set -e\nfastboot $* flash boot `dirname $0`/images/boot.img\n"),
        sh(
            "format of cache", "fastboot $* format cache\n" + boot,
            steps: ["erase cache, failure ignored"] + bootThenReboot),
        sh(
            "a class in a pattern, where equal stops",
            """
            fastboot $* getvar board_version 2>&1 | grep "^board_version: *5.[0-9]"
            if [ $? -eq 0 ] ; then echo "other board"; exit 1; fi

            """ + boot, checks: ["not (the answer to board_version matches ^board_version: *5.[0-9])"],
            phones: ["5.1", "5x7", "5.", "4.4"].map { probe(["board_version": $0]) }),
        sh(
            "a negative check",
            """
            fastboot $* getvar soc-id 2>&1 | grep "^soc-id: *278"
            if [ $? -eq 0 ] ; then echo "other chip"; exit 1; fi

            """ + boot, checks: ["not: soc-id begins with 278"],
            phones: ["278", "2789", "27"].map { probe(["soc-id": $0]) }),
        sh("a raw image", "fastboot $* flash:raw boot $(dirname $0)/images/boot.img || exit 1\n"),
        sh(
            "words in a loop",
            "for p in dtbo boot; do\n  fastboot $* flash $p `dirname $0`/images/$p.img || exit 1\ndone\n",
            steps: ["flash dtbo from images/dtbo.img"] + bootThenReboot),
        sh(
            "a question in the condition itself",
            """
            if ! fastboot $* getvar unlocked 2>&1 | grep -q "^unlocked: *yes"; then
                echo locked >&2
                exit 1
            fi

            """ + boot, checks: ["the bootloader is unlocked"],
            phones: [probe(["unlocked": "yes"]), probe(["unlocked": "no"])]),
        sh(
            "a comment that ends in a backslash, and one behind a joined line",
            """
            # fastboot $* erase persist \\
            echo x \\
            # ; fastboot $* erase persist

            """ + boot),
        sh(
            "a question inside a question",
            """
            fastboot $* getvar crc 2>&1 | grep "^crc: 1"
            if [ $? -eq 0 ]; then
                if [ -f `dirname $0`/images/exaid.img ]; then
                    fastboot $* getvar slot-count 2>&1 | grep "^slot-count: 2" && fastboot $* erase misc
                fi
            fi

            """ + boot, steps: ["erase misc if crc is 1 and slot-count is 2, failure ignored"] + bootThenReboot,
            phones: [probe(["crc": "1", "slot-count": "2"]), probe(["crc": "1"]), probe(["slot-count": "2"])]),
    ]

    static let batch: [FormFixture] = [
        bat(
            "question and condition on one line",
            """
            fastboot %* getvar crc 2>&1 | findstr /r /c:"^crc: 1" && if %errorlevel% equ 0 (
            fastboot %* flash crclist %~dp0images\\crclist.txt || @echo "crclist failed" && exit /B 1
            )

            """ + batchBoot + batchEnd, steps: ["flash crclist from images/crclist.txt if crc is 1"] + bootThenReboot),
        bat(
            "a way out through a label",
            """
            fastboot %* flash boot "%~dp0images\\boot.img"  || @echo "boot failed" && goto error
            fastboot %* reboot || goto error
            pause
            exit 0
            :error
            pause
            exit /B 1
            """),
        FormFixture(
            name: "two names", file: "flash_all.bat",
            text:
                "fastboot %* getvar product 2>&1 | findstr /r /c:\"^product: *surya\" || fastboot %* getvar product 2>&1 | "
                + "findstr /r /c:\"^product: *karna\" || exit /B 1\n" + batchBoot + batchEnd,
            steps: bootThenReboot, checks: ["product begins with surya or karna"]),
        bat(
            "the day of the security patches",
            """
            set /p P=<%~dp0images\\patch.txt
            for /f "delims=" %%a in ('powershell -Command "(Get-Date '%P%').ToString('yyyyMMdd')"') do set "S=%%a"
            for /f "tokens=2 delims=: " %%i in ('fastboot %* getvar security-patch-level 2^>^&1 ^| findstr /r /c:"security-patch-level:"') do (set v=%%i)
            set c="patch check pass"
            if [%v%] EQU [] (
            set n=0
            ) else (
            for /f "delims=" %%a in ('powershell -Command "(Get-Date '%v%').ToString('yyyyMMdd')"') do set "n=%%a"
            )
            if %n% GTR %S% set c="the phone is newer"
            echo %c% | findstr /r /c:"pass" || @echo "patch check error" && exit /B 1

            """ + batchBoot + batchEnd,
            checks: [
                "(not (security-patch-level has a value) or security-patch-level is a date)",
                "security-patch-level is not later than 2025-11-01",
            ]),
        bat(
            "the folder's name",
            """
            for /f "delims=" %%i in ("%cd%") do set folder=%%~nxi
            echo %folder% | findstr china || set p=global
            fastboot %* flash boot %~dp0images\\boot.img || exit /B 1

            """ + batchEnd),
        bat("pauses", batchBoot + "ping -n 5 127.0.0.1 > nul\ntimeout /t 5\n" + batchEnd + "pause\n"),
        bat(
            "several commands in a line",
            "fastboot %* flash boot %~dp0images\\boot.img || (echo failed & pause & exit /B 1)\n" + batchEnd),
    ]
}
