import Testing

@testable import Fastboot

@Suite struct CommandTests {
    @Test(
        arguments: [
            (.getvar("product"), "getvar:product"), (.getvar("partition-size:boot_a"), "getvar:partition-size:boot_a"),
            (.getvar("all"), "getvar:all"), (.download(1), "download:00000001"),
            (.download(0xabcdef), "download:00abcdef"),
            (.download(.max), "download:ffffffff"), (.upload, "upload"), (.flash("boot_a"), "flash:boot_a"),
            (.flash("preloader_ab"), "flash:preloader_ab"), (.erase("userdata"), "erase:userdata"),
            (.setActive("a"), "set_active:a"), (.setActive("_b"), "set_active:_b"), (.reboot(.system), "reboot"),
            (.reboot(.bootloader), "reboot-bootloader"), (.reboot(.recovery), "reboot-recovery"),
            (.reboot(.fastboot), "reboot-fastboot"), (.continue, "continue"), (.boot, "boot"), (.shutdown, "shutdown"),
            (.oem("device-info"), "oem device-info"), (.oem("cdms fix"), "oem cdms fix"),
            (.flashing("get_unlock_ability"), "flashing get_unlock_ability"), (.flashing("lock"), "flashing lock"),
            (.signature, "signature"), (.snapshotUpdate(""), "snapshot-update:"),
            (.snapshotUpdate("cancel"), "snapshot-update:cancel"),
            (.snapshotUpdate("merge"), "snapshot-update:merge"),
            (.createLogical("system_a", size: 4096), "create-logical-partition:system_a:4096"),
            (.resizeLogical("product_b", size: 3_221_225_472), "resize-logical-partition:product_b:3221225472"),
            (.deleteLogical("system_b-cow"), "delete-logical-partition:system_b-cow"),
            (.updateSuper("super", wipe: false), "update-super:super"),
            (.updateSuper("super", wipe: true), "update-super:super:wipe"),
            (.gsi("wipe"), "gsi:wipe"), (.gsi("status"), "gsi:status"),
            (.fetch("vendor_boot_a", offset: nil, count: nil), "fetch:vendor_boot_a"),
            (.fetch("vendor_boot", offset: 0x1000, count: nil), "fetch:vendor_boot:0x00001000"),
            (.fetch("vendor_boot", offset: 0, count: 0x1000_0000), "fetch:vendor_boot:0x00000000:0x10000000"),
        ] as [(FastbootCommand, String)])
    func wire(_ command: FastbootCommand, _ text: String) throws {
        #expect(try String(decoding: command.wire, as: UTF8.self) == text)
        #expect(command.description == text)
    }

    @Test(
        arguments: [
            (.getvar(""), "a name is empty"), (.flash(""), "a name is empty"), (.oem(""), "a name is empty"),
            (.setActive(""), "a name is empty"), (.download(0), "0 bytes"), (.flash("boot\n"), "control character"),
            (.getvar("a\0b"), "control character"), (.oem("x\u{7f}"), "control character"),
            (.createLogical("a:1", size: 2), "colon"), (.deleteLogical("a:b"), "colon"),
            (.updateSuper("super:wipe", wipe: false), "colon"), (.fetch("a:0x1", offset: nil, count: nil), "colon"),
            (.fetch("a", offset: nil, count: 1), "a count needs an offset"),
        ] as [(FastbootCommand, String)])
    func cannotBeSaid(_ command: FastbootCommand, _ why: String) throws {
        let error = try #require(throws: FastbootError.self) { try command.wire }
        guard case .badArgument = error else {
            Issue.record("\(error)")
            return
        }
        #expect(error.description.contains(why))
        #expect(error.description.hasPrefix("the command \""))
    }

    @Test func lengthLimit() throws {
        let fits = FastbootCommand.flash(String(repeating: "x", count: 58))
        #expect(try fits.wire.count == 64)
        let long = FastbootCommand.flash(String(repeating: "x", count: 59))
        let error = try #require(throws: FastbootError.self) { try long.wire }
        #expect(error.description.hasSuffix("has 65 bytes, and the phone takes 64 at most"))
        #expect(try long.encode(limit: 256).count == 65)
    }

    @Test func longPartitionNamesFit() throws {
        // The longest that real phones have, with a slot: "partition-size:" is the longest prefix in daily use.
        #expect(try FastbootCommand.getvar("partition-size:vendor_kernel_boot_a").wire.count <= 64)
        #expect(try FastbootCommand.resizeLogical("system_dlkm_a", size: 9_999_999_999).wire.count <= 64)
    }

    @Test(
        arguments: [
            (.getvar("all"), false), (.download(1), false), (.upload, false), (.reboot(.system), false),
            (.continue, false),
            (.fetch("x", offset: nil, count: nil), false), (.oem("device-info"), false), (.oem("lks"), false),
            (.flashing("get_unlock_ability"), false), (.gsi("status"), false), (.snapshotUpdate(""), false),
            (.shutdown, false),
            (.flash("boot"), true), (.erase("x"), true), (.setActive("a"), true), (.boot, true), (.oem("cdms"), true),
            (.oem("device-info x"), true), (.oem("lock"), true), (.flashing("lock"), true), (.gsi("wipe"), true),
            (.snapshotUpdate("cancel"), true), (.createLogical("x", size: 1), true),
            (.resizeLogical("x", size: 1), true),
            (.deleteLogical("x"), true), (.updateSuper("super", wipe: false), true), (.signature, true),
        ] as [(FastbootCommand, Bool)])
    func changes(_ command: FastbootCommand, _ changes: Bool) {
        #expect(command.changesPhone == changes)
    }

    @Test(
        arguments: [
            (.getvar("x"), 5), (.flash("super"), 600), (.erase("userdata"), 600), (.reboot(.system), 600),
            (.download(1), 30), (.oem("x"), 60), (.flashing("lock"), 180), (.snapshotUpdate("merge"), 1800),
            (.snapshotUpdate(""), 60), (.deleteLogical("x"), 120),
        ] as [(FastbootCommand, Int)])
    func deadlines(_ command: FastbootCommand, _ seconds: Int) {
        #expect(command.deadline == .seconds(seconds))
    }

    @Test(arguments: [(1, 30), (1 << 24, 31), (768 << 20, 78), (.max, 285)] as [(UInt32, Int)])
    func acknowledgementGrows(_ count: UInt32, _ seconds: Int) {
        #expect(FastbootCommand.acknowledgement(of: count) == .seconds(seconds))
    }
}
