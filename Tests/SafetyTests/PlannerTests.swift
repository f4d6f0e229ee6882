import Foundation
import Plan
import StockPackage
import Testing

/// Plans, made from a small package on disk.
struct PlannerTests {
    static let script = #"""
        fastboot $* getvar product 2>&1 | grep -E "^product: *liuqin$"
        if [ $? -ne 0 ] ; then echo "Missmatching image and device"; exit 1; fi
        fastboot $* getvar soc-id 2>&1 | grep "^soc-id: *109$"
        if [ $? -ne 0 ] ; then echo "wrong"; exit 1; fi
        fastboot $* getvar crc 2>&1 | grep "^crc: 1"
        if [ $? -eq 0 ] ; then
        fastboot $* flash crclist `dirname $0`/images/crclist.txt || exit 1
        fi
        fastboot $* erase boot_ab || exit 1
        fastboot $* flash boot_ab `dirname $0`/images/boot.img || exit 1
        fastboot $* flash userdata `dirname $0`/images/userdata.img || exit 1
        fastboot $* getvar partition-type:opcust 2>&1 | grep "^partition-type:opcust: raw"
        if [ $? -eq 0 ] ; then fastboot $* erase opcust; fi
        fastboot $* oem cdms
        fastboot $* set_active a || exit 1
        fastboot $* reboot || exit 1

        """#

    private static let package: Result<PackageFacts, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("plans-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("images"), withIntermediateDirectories: true)
        let files: [String: Data] = [
            "flash_all.sh": Data(script.utf8),
            "flash_all_lock.sh": Data(script.replacingOccurrences(of: "$* reboot", with: "$* oem lock").utf8),
            "misc.txt": Data("device=liuqin\nbuild_number=OS2.0.203.0.VMYCNXM\n".utf8),
            "images/crclist.txt": Data("CRC-LIST\n".utf8),
            "images/boot.img": Data((0..<5000).map { UInt8(truncatingIfNeeded: $0) }),
            "images/userdata.img": Data(repeating: 0, count: 8192),
        ]
        for (name, data) in files { try data.write(to: folder.appendingPathComponent(name)) }
        return try StockPackage(path: folder.path).facts
    }

    private func plan(_ mode: FlashMode = .clean, answers: [String: String?]?) throws -> FlashPlan {
        var phone = PhoneFacts(address: "usb:1-2")
        for (name, answer) in answers ?? [:] { phone.variables.updateValue(answer, forKey: name) }
        return try #require(Planner(package: Self.package.get()).plan(mode, for: answers == nil ? nil : phone))
    }

    @Test func `a plan prints itself, also what is left out`() throws {
        #expect(try Self.package.get().problems == [])
        let expected = """
            liuqin OS2.0.203.0.VMYCNXM, mode clean: 6 steps, 13.2 KB
              1. flash crclist from crclist.txt (9 B) - left out: the phone says crc: unknown
              2. erase boot_ab
              3. flash boot_ab from boot.img (5.00 KB)
              4. flash userdata from userdata.img (8.19 KB)
              5. erase opcust - left out: the phone says partition-type:opcust: ext4
              6. oem cdms (may be refused)
              7. set active slot a
              8. reboot
            """
        #expect(try plan(answers: ["crc": nil, "partition-type:opcust": "ext4"]).description == expected)
    }

    @Test func `lists go out before the erases and writes in front of them, and before nothing else`() throws {
        func order(_ lines: String...) throws -> [String] {
            let package = Samples.package([try Samples.mode(Samples.liuqin + lines.joined())])
            return try #require(Planner(package: package).plan(.clean, for: nil)).steps.map {
                "\($0)".split(separator: " ").prefix(2).joined(separator: " ")
            }
        }
        let lists = Samples.flash("crclist") + Samples.flash("sparsecrclist")
        let boot = "fastboot $* erase boot || exit 1\n"
        let slot = "fastboot $* set_active a || exit 1\n"
        let sorted = ["flash crclist", "flash sparsecrclist", "erase boot", "flash boot"]
        #expect(try order(boot, lists, Samples.flash("boot")) == sorted)
        #expect(try order(boot, Samples.flash("boot"), lists) == sorted)
        #expect(try order(lists, boot, Samples.flash("boot")) == sorted)
        #expect(
            try order(Samples.flash("xbl"), slot, boot, lists, Samples.flash("boot"))
                == ["flash xbl", "set active"] + sorted)
    }

    @Test func `a plan without lists says by which consent, and leaves no other step out`() throws {
        let whole = try plan(answers: ["crc": "1"])
        #expect(whole.hasLists)
        #expect(!whole.leavesListsOut)
        let rest = whole.withoutLists
        #expect(!rest.hasLists)
        #expect(rest.leavesListsOut)
        #expect(rest.steps.first?.leftOut == "without-crc-lists")
        #expect(rest.active.count == whole.active.count - 1)
        // A phone that wants no list is not said to do without.
        #expect(try !plan(answers: ["crc": "0"]).withoutLists.leavesListsOut)
    }

    static let answers: [([String: String?], [String])] = [
        (["crc": "1", "partition-type:opcust": "raw"], []), (["crc": "1", "partition-type:opcust": "raw data"], []),
        (["crc": "0", "partition-type:opcust": "raw"], ["the phone says crc: 0"]),
        // The script's own pattern asks for the beginning alone.
        (["crc": "11", "partition-type:opcust": "raw"], []),
        (
            ["crc": nil, "partition-type:opcust": nil],
            ["the phone says crc: unknown", "the phone says partition-type:opcust: unknown"]
        ),
        ([:], ["the phone says crc: unknown", "the phone says partition-type:opcust: unknown"]),
        (["crc": "1", "partition-type:opcust": "f2fs"], ["the phone says partition-type:opcust: f2fs"]),
    ]

    @Test(arguments: answers)
    func `guarded steps are in or out by the phone's answers`(_ answers: [String: String?], _ leftOut: [String]) throws
    {
        let plan = try plan(answers: answers)
        #expect(plan.steps.compactMap(\.leftOut) == leftOut)
        #expect(plan.steps.count == 8 && plan.active.count == 8 - leftOut.count)
    }

    @Test func `without a phone no guard is judged, and every step says where it stands`() throws {
        let plan = try plan(answers: nil)
        #expect(plan.active.count == 8)
        #expect(plan.steps.map(\.source) == [7, 9, 10, 11, 13, 14, 15, 16].map { "flash_all.sh line \($0)" })
    }

    @Test func `bytes are those of the files that will travel`() throws {
        #expect(try plan(answers: ["crc": "1"]).bytes == 9 + 5000 + 8192)
        #expect(try plan(answers: [:]).bytes == 5000 + 8192)
    }

    @Test func `a script's questions, each once and in order`() throws {
        let mode = try #require(try Self.package.get().mode(.clean))
        #expect(Planner.questions(of: mode) == ["soc-id", "crc", "partition-type:opcust"])
    }

    @Test func `a plan knows that it wipes and locks`() throws {
        let clean = try plan(answers: nil)
        let lock = try plan(.cleanLock, answers: nil)
        #expect(clean.wipesData && !clean.locks && lock.wipesData && lock.locks)
        #expect(lock.steps.last?.description == "lock the bootloader")
        #expect(try Planner(package: Self.package.get()).plan(.keepData, for: nil) == nil)
    }

    @Test(arguments: [
        ("boot_a", "boot"), ("boot_b", "boot"), ("boot_ab", "boot"), ("boot", "boot"),
        ("vbmeta_system_ab", "vbmeta_system"),
        ("protect_f", "protect_f"), ("_a", "_a"), ("_ab", "_ab"), ("a_b_a", "a_b"), ("", ""), ("xbl_c", "xbl_c"),
    ])
    func `a partition without its slot`(_ name: String, _ base: String) { #expect(partitionBase(name) == base) }

    @Test(arguments: [
        ("userdata", true), ("metadata", true), ("userdata_ab", true), ("USERDATA", true), ("cache+userdata", true),
        ("data", false),
        ("userdata2", false), ("super", false), ("", false),
    ])
    func `partitions that hold the owner's data`(_ name: String, _ holds: Bool) {
        #expect(holdsUserData(name) == holds)
    }

    @Test func `the highest anti-rollback number counts`() {
        var phone = PhoneFacts(address: "usb:1")
        #expect(phone.highestRollback == nil)
        phone.rollback = ["anti": .number(1), "rollback_ver": .number(3)]
        #expect(phone.highestRollback?.variable == "rollback_ver" && phone.highestRollback?.number == 3)
        phone.rollback["rollback_ver"] = .unreadable("?")
        #expect(phone.highestRollback?.number == 1)
    }
}
