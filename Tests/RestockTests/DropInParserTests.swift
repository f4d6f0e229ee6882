import Fastboot
import RestockKit
import Testing

@testable import restock

@Suite("The drop-in reads AOSP's command line") struct DropInParserTests {
    private func line(_ text: String) throws -> DropInLine {
        guard case .phone(let line, _) = try DropInParser.parse(text.split(separator: " ").map(String.init)) else {
            throw DropInUsage("no phone")
        }
        return line
    }

    private func words(_ text: String) -> String? {
        do throws(DropInUsage) {
            _ = try DropInParser.parse(text.split(separator: " ").map(String.init))
            return nil
        } catch { return error.words }
    }

    @Test func commands() throws {
        let table: [(String, [DropInCommand])] = [
            ("getvar product", [.getvar("product")]),
            ("getvar all", [.getvar("all")]),
            ("flash boot", [.flash(partition: "boot", file: nil)]),
            ("flash boot b.img", [.flash(partition: "boot", file: "b.img")]),
            ("flash:raw boot k r s", [.flashRaw(partition: "boot", kernel: "k", ramdisk: "r", second: "s")]),
            ("boot k", [.boot(kernel: "k", ramdisk: nil, second: nil)]),
            ("erase x flash y z", [.erase("x"), .flash(partition: "y", file: "z")]),
            ("format userdata", [.format(partition: "userdata", type: nil, size: nil)]),
            ("format:ext4 cache", [.format(partition: "cache", type: "ext4", size: nil)]),
            ("format:ext4:0x1000 cache", [.format(partition: "cache", type: "ext4", size: "0x1000")]),
            ("format::100 cache", [.format(partition: "cache", type: nil, size: "100")]),
            ("set_active b", [.setActive("b")]),
            ("oem a b c", [.oem("a b c")]),
            ("oem lock erase x", [.oem("lock erase x")]),
            ("flashing get_unlock_ability", [.flashing("get_unlock_ability")]),
            ("continue", [.resume]),
            ("stage f", [.stage("f")]), ("get_staged f", [.getStaged("f")]),
            ("fetch vendor_boot f", [.fetch(partition: "vendor_boot", file: "f")]),
            ("create-logical-partition a 4096", [.createLogical("a", bytes: 4096)]),
            ("create-logical-partition a 0x1000", [.createLogical("a", bytes: 4096)]),
            ("create-logical-partition a 010", [.createLogical("a", bytes: 10)]),
            ("resize-logical-partition a 0", [.resizeLogical("a", bytes: 0)]),
            ("resize-logical-partition a 0X1fF", [.resizeLogical("a", bytes: 511)]),
            ("delete-logical-partition a", [.deleteLogical("a")]),
            ("snapshot-update", [.snapshotUpdate("")]), ("snapshot-update cancel", [.snapshotUpdate("cancel")]),
            ("gsi disable", [.gsi("disable")]),
            ("wipe-super", [.wipeSuper(file: nil)]), ("wipe-super e.img", [.wipeSuper(file: "e.img")]),
            ("flashall", [.flashAll]), ("update", [.update(zip: "update.zip")]),
            ("update u.zip", [.update(zip: "u.zip")]),
        ]
        for (text, commands) in table { #expect(try line(text).commands == commands, "\(text)") }
    }

    @Test("a size that is none", arguments: ["0x", "0xg", "8K", "+5", "0x-5", "0x10000000000000000", "1.5"])
    func sizes(text: String) {
        #expect(words("create-logical-partition a \(text)")?.contains("\(text) is no size in bytes") == true)
    }

    @Test func restarts() throws {
        let table: [(String, RebootTarget?)] = [
            ("reboot", .system), ("reboot bootloader", .bootloader), ("reboot recovery", .recovery),
            ("reboot fastboot", .fastboot), ("reboot-bootloader", .bootloader), ("reboot-recovery", .recovery),
            ("reboot-fastboot", .fastboot), ("erase x reboot", .system), ("erase x", nil),
            ("reboot-bootloader erase x", .bootloader),
        ]
        for (text, target) in table { #expect(try line(text).reboot == target, "\(text)") }
    }

    @Test func options() throws {
        #expect(try line("-S 100M flash a b").options.sparseLimit == 100 << 20)
        #expect(try line("-S64k flash a b").options.sparseLimit == 64 << 10)
        #expect(try line("flash a b -S 0x1000").options.sparseLimit == 4096)
        #expect(try line("--slot=all erase a").options.slot == "all")
        #expect(try line("erase a --slot other").options.slot == "other")
        #expect(try line("-a erase x").options.setActive == "")
        #expect(try line("-ab erase x").options.setActive == "b")
        #expect(try line("--set-active=a").options.setActive == "a")
        #expect(try line("-w").options.wipes)
        #expect(try line("-wv erase x").options.wipes)
        #expect(try line("--skip-reb reboot").options.skipsReboot)
        #expect(try line("--disable-verity --disable-verification flash vbmeta v").options.disablesVerification)
        let boot = try line("--base 0x80000000 --page-size 4096 --os-version 11.0.1 --os-patch-level 2021-03-05 boot k")
            .options
            .boot
        #expect(boot.base == 0x8000_0000)
        #expect(boot.pageSize == 4096)
        #expect(boot.osVersion == 11 << 14 | 1)
        #expect(boot.osPatchLevel == 21 << 4 | 3)
    }

    @Test func choice() throws {
        let request = try DropInParser.parse(
            ["-s", "tcp:h:1", "--restock-accept", "boot-chain", "getvar", "x", "--restock-wait=3"])
        var expected = DropInLine()
        expected.commands = [.getvar("x")]
        #expect(
            request == .phone(expected, DropInChoice(phone: "tcp:h:1", accepts: ["boot-chain"], patience: 3)))
        #expect(try DropInParser.parse(["devices"]) == .devices(long: false))
        #expect(try DropInParser.parse(["-l", "devices"]) == .devices(long: true))
        #expect(try DropInParser.parse(["devices", "-l"]) == .devices(long: true))
        #expect(try DropInParser.parse(["-h"]) == .help)
        #expect(try DropInParser.parse(["help"]) == .help)
        #expect(try DropInParser.parse(["--version", "frobnicate"]) == .version)
        guard case .phone(let line, _) = try DropInParser.parse(["flash", "a"], environment: { "/of/\($0)" }) else {
            throw DropInUsage("no phone")
        }
        #expect(line.options.productOut == "/of/ANDROID_PRODUCT_OUT")
        // Behind the two dashes nothing is an option.
        guard case .phone(let bare, _) = try DropInParser.parse(["--", "erase", "-w"]) else {
            throw DropInUsage("no phone")
        }
        #expect(bare.commands == [.erase("-w")])
    }

    @Test("what makes no sense is refused in AOSP's words, before anything is sent")
    func faults() {
        let table: [(String, String)] = [
            ("", "usage: no command"), ("frobnicate", "usage: unknown command frobnicate"),
            ("getvar", "usage: expected argument"), ("getvar a b", "usage: unknown command b"),
            ("erase x reboot junk", "usage: unknown reboot target junk"),
            ("reboot bootloader junk", "usage: junk after reboot command"),
            ("reboot edl", "usage: unknown reboot target edl"),
            ("oem", "usage: empty oem command"), ("flashing", "usage: missing 'flashing' command"),
            ("flashing foo", "usage: unknown 'flashing' command foo"),
            ("--frob", "unrecognized option '--frob'"), ("-s", "option requires an argument -- 's'"),
            ("-x getvar a", "invalid option -- 'x'"), ("--slot", "option '--slot' requires an argument"),
            ("--force=1 erase a", "option '--force' doesn't allow an argument"),
            ("--os erase a", "option '--os' is ambiguous; possibilities: '--os-patch-level' '--os-version'"),
            ("-S 4X getvar a", "error: invalid sparse limit 4X"),
            ("-S 99999999999G getvar a", "error: invalid sparse limit 99999999999G"),
            ("resize-logical-partition a b", "usage: b is no size in bytes"),
            ("--page-size 1000 boot k", "error: invalid page size 1000"),
        ]
        for (text, expected) in table { #expect(words(text) == expected, "\(text)") }
    }
}
