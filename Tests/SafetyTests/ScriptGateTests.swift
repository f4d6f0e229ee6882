import Plan
import Safety
import Testing

@testable import StockPackage

/// What scripts say beside their steps, and how the gates judge it.
struct ScriptGateTests {
    private static let patch = """
        P=2025-11-01
        S=$(date -d "$P" +%s);
        v=`fastboot $* getvar security-patch-level 2>&1 | grep -oP "security-patch-level: \\K\\d+(-\\d+)*"`
        if [ -z "$v" ]; then ver=0;
        else
        ver=$(date -d "$v" +%s);
        fi
        if [ $ver -gt $S ]; then
        exit 1;
        fi

        """

    @Test(
        "a phone with newer security patches than the package's is refused, one without an answer is not",
        arguments: [
            ("2025-11-01", nil), ("2025-10-05", nil), (nil, nil), ("", nil),
            ("2025-11-02", "has newer security patches"),
            ("2026-01-01", "has newer security patches"), ("soon", "cannot be read"),
        ] as [(String?, String?)])
    func patchLevel(_ answer: String?, _ says: String?) throws {
        let package = Samples.package([try Samples.mode(Samples.liuqin + Self.patch + Samples.flash("boot_ab"))])
        #expect(Planner.questions(of: package.modes[0]).contains("security-patch-level"))
        let phone = Samples.phone { $0.variables["security-patch-level"] = .some(answer) }
        let found = try Samples.findings(.antiRollback, package, phone: phone)
        #expect(found.map(\.severity) == (says == nil ? [] : [.refuse]))
        #expect(found.first?.sentence.contains(says ?? "") ?? (says == nil))
        if says != nil { #expect(found.first?.evidence.contains("2025-11-01") == true) }
    }

    private func package(_ bat: String, as mode: FlashMode = .clean, end: String = "") throws -> PackageFacts {
        var offer = try Samples.mode(
            Samples.liuqin + Samples.flash("boot_ab") + Samples.flash("dtbo_ab")
                + (end.isEmpty ? "" : "fastboot $* \(end)\n"),
            as: mode)
        let other = try FlashScript(fileName: "flash_all.bat", text: Array(bat.utf8))
        let difference = ScriptDifference(followed: offer.script, other: other)
        offer.difference = difference?.changesWrites == true ? difference : nil
        return Samples.package([offer])
    }

    private static let check = "fastboot %* getvar product 2>&1 | findstr /r /c:\"^product: *liuqin$\" || exit /B 1\n"

    @Test("scripts that write differently ask, with both lists, and refuse a lock") func differentWrites() throws {
        let bat =
            Self.check
            + "fastboot %* flash boot_ab %~dp0images\\x.img || exit /B 1\nfastboot %* erase misc || exit /B 1\n"
        let found = try Samples.findings(.scriptDifference, try package(bat))
        #expect(found.map(\.severity) == [.confirm])
        #expect(
            found.first?.evidence
                == "only flash_all.sh does: flash dtbo_ab from images/x.img (line 4); only flash_all.bat does: erase misc (line 3)"
        )
        let lock = try package(bat + "fastboot %* oem lock\n", as: .cleanLock, end: "oem lock")
        #expect(try Samples.findings(.scriptDifference, lock, mode: .cleanLock).map(\.severity) == [.refuse])
    }

    @Test("scripts that write the same in another order ask nothing") func otherOrder() throws {
        let bat =
            Self.check
            + "fastboot %* flash dtbo_ab %~dp0images\\x.img || exit /B 1\nfastboot %* flash boot_ab %~dp0images\\x.img || exit /B 1\n"
        #expect(try Samples.findings(.scriptDifference, try package(bat)).isEmpty)
    }

    private static let whyred = """
        C=4
        anti=`fastboot getvar anti 2>&1 | grep anti: | cut -f 2 -d " "`
        if [ -z "$anti" ];then
            anti=0
        fi
        if [ $anti -eq $C ]; then
            fastboot $* flash antirbpass `dirname $0`/images/x.img
        elif [ $anti -gt $C ]; then
            exit 1
        fi

        """

    @Test(
        "a bypass of anti-rollback is refused where the phone's number reaches it, and only there",
        arguments: [("4", [Finding.Severity.refuse]), ("3", []), (nil, [])] as [(String?, [Finding.Severity])])
    func bypass(_ anti: String?, _ severities: [Finding.Severity]) throws {
        let package = Samples.package([
            try Samples.mode(Samples.liuqin + Self.whyred + Samples.flash("boot_ab"))
        ])
        let phone = Samples.phone {
            $0.variables["anti"] = .some(anti)
            if let number = anti.flatMap({ Int($0) }) { $0.rollback["anti"] = .number(number) }
        }
        #expect(try Samples.findings(.identityPartition, package, phone: phone).map(\.severity) == severities)
        // Without a phone it is worth saying, and no refusal.
        #expect(try Samples.findings(.identityPartition, package, phone: nil).map(\.severity) == [.note])
    }

    @Test(
        "where equal stops, no answer goes on; where equal is wanted, it does not",
        arguments: [("278", false), ("2789", false), ("277", true), (nil, true)] as [(String?, Bool)])
    func equalStops(_ answer: String?, _ passes: Bool) throws {
        let line = "fastboot $* getvar soc-id 2>&1 | grep \"^soc-id: *278\"\nif [ $? -eq 0 ]; then exit 1; fi\n"
        let package = Samples.package([try Samples.mode(Samples.liuqin + line + Samples.flash("boot_ab"))])
        let phone = Samples.phone { $0.variables["soc-id"] = .some(answer) }
        #expect(try Samples.findings(.deviceMatch, package, phone: phone).isEmpty == passes)
    }

    @Test(
        "a pattern with a class is judged as the script judges it",
        arguments: [("5.4", false), ("5x9", false), ("4.4", true), (nil, true)] as [(String?, Bool)])
    func pattern(_ answer: String?, _ passes: Bool) throws {
        let line =
            "fastboot $* getvar board_version 2>&1 | grep \"^board_version: *5.[0-9]\"\nif [ $? -eq 0 ]; then exit 1; fi\n"
        let package = Samples.package([try Samples.mode(Samples.liuqin + line + Samples.flash("boot_ab"))])
        #expect(Planner.questions(of: package.modes[0]) == ["board_version"])
        let phone = Samples.phone { $0.variables["board_version"] = .some(answer) }
        let found = try Samples.findings(.deviceMatch, package, phone: phone)
        #expect(found.isEmpty == passes)
        #expect(found.first?.evidence.contains("board_version") ?? passes)
    }
}
