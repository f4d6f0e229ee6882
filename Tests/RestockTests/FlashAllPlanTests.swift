import Fastboot
import Testing

@testable import RestockKit

@Suite("The plans of flashall and update") struct FlashAllPlanTests {
    @Test func fastbootInfo() throws {
        let text = """
            # comment
            version 1
            flash boot
            flash --apply-vbmeta vbmeta
            flash --slot-other system system_other.img

            reboot fastboot
            update-super
            flash system
            if-wipe erase userdata
            reboot
            """
        let expected: [FlashAllTask] = [
            .flash(partition: "boot", file: "boot.img", other: false, isRequired: false),
            .flash(partition: "vbmeta", file: "vbmeta.img", other: false, isRequired: false),
            .flash(partition: "system", file: "system_other.img", other: true, isRequired: false),
            .reboot(.fastboot), .updateSuper,
            .flash(partition: "system", file: "system.img", other: false, isRequired: false),
            .ifWipe(.erase("userdata")), .reboot(.system),
        ]
        #expect(try FastbootInfo.parse(text) == expected)
    }

    @Test(
        "a line that is not understood ends it",
        arguments: [
            "version 2", "version", "flash", "flash a b c", "flash --frob a", "erase", "erase a b",
            "update-super super", "reboot edl",
            "if-wipe", "if-wipe if-wipe erase a", "oem lock", "format userdata",
        ])
    func fault(line: String) {
        #expect(throws: FastbootInfo.Fault(line: 2, text: line)) {
            try FastbootInfo.parse("version 1\n\(line)\nflash boot")
        }
    }

    @Test func androidInfo() {
        let (requirements, unread) = AndroidInfo.parse(
            """
            require board=liuqin|ishtar
            require version-bootloader=MPSS*
            reject hw-revision=1|2
            product = a
            require-for-product:liuqin version-baseband=x
            require partition-exists=vendor_boot
            # comment
            nonsense
            """)
        #expect(unread == ["nonsense"])
        #expect(
            requirements.map(\.variable) == [
                "product", "version-bootloader", "hw-revision", "product", "version-baseband", "partition-exists",
            ])
        #expect(requirements[4].product == "liuqin")
        let table: [(Int, String, Bool)] = [
            (0, "ishtar", true), (0, "ish", false), (0, "", false), (1, "MPSS.1", true), (1, "MPS", false),
            (2, "1", false),
            (2, "3", true), (3, "a", true), (3, "b", false),
        ]
        for (index, value, allowed) in table {
            #expect(requirements[index].allows(value) == allowed, "\(index) \(value)")
        }
    }
}
