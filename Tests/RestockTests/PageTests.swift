import Plan
import RestockKit
import Testing

@testable import Images
@testable import Safety
@testable import StockPackage
@testable import restock

private func phone(_ lock: PhoneFacts.Lock = .unlocked) -> PhoneFacts {
    var facts = PhoneFacts(address: "tcp:127.0.0.1:5554")
    facts.product = "liuqin"
    facts.serial = "4c1b07f2"
    facts.lock = lock
    facts.lockEvidence = "getvar unlocked: yes"
    facts.currentSlot = "a"
    facts.rollback = ["anti": .number(1), "rollback_ver": .unreadable("x")]
    facts.maxDownload = 805_306_368
    facts.batteryMillivolts = 4413
    facts.batteryOK = true
    return facts
}

@Suite struct StatusTextTests {
    @Test("every row, and the words on accounts") func full() {
        let text = StatusText.render(phone(), width: 80)
        #expect(
            text == """
                product           liuqin (Xiaomi Pad 6 Pro)
                serial            4c1b07f2
                reached at        tcp:127.0.0.1:5554, in fastboot
                bootloader        unlocked (getvar unlocked: yes)
                active slot       a
                anti-rollback     1 (getvar anti)
                battery           4.41 V, enough to flash
                largest download  805 MB

                Account locks: cannot be read in this mode. Assume that a Mi account lock and
                Google's lock are there: they survive every wipe and every flash, and only the
                account's holder can release them.
                """)
    }

    @Test("a phone that says nothing is not called anything") func silent() {
        let text = StatusText.render(PhoneFacts(address: "usb:1-2"), width: 80)
        #expect(text.contains("product           not said"))
        #expect(text.contains("bootloader        unknown (the phone was not asked)"))
        #expect(text.contains("anti-rollback     not said"))
        #expect(text.contains("battery           not said"))
        #expect(!text.contains("nil") && !text.contains("Optional"))
    }

    @Test("three lock states", arguments: [PhoneFacts.Lock.locked, .unlocked, .unknown]) func lock(
        lock: PhoneFacts.Lock
    ) {
        #expect(StatusText.render(phone(lock), width: 80).contains("bootloader        \(lock.rawValue) ("))
    }

    @Test("a weak battery is called so") func battery() {
        var weak = phone()
        weak.batteryOK = false
        #expect(StatusText.render(weak, width: 80).contains("4.41 V, too low to flash"))
    }

    @Test("fits", arguments: [60, 80, 120]) func width(columns: Int) {
        var long = phone()
        long.lockEvidence = "getvar unlocked: " + String(repeating: "who knows ", count: 12)
        #expect(widest(StatusText.render(long, width: columns)) <= columns)
    }
}

private let script = """
    fastboot $* getvar product 2>&1 | grep "^product: *liuqin"
    if [ $? -ne 0 ] ; then echo "Missmatching image and device"; exit 1; fi
    fastboot $* flash boot_ab `dirname $0`/images/boot.img
    if [ $? -ne 0 ] ; then echo "Flash boot error"; exit 1; fi
    """

private func facts(problems: [PackageProblem] = [], verified: Bool = true, remarks: [String] = []) throws
    -> PackageFacts
{
    func mode(_ mode: FlashMode, _ name: String, _ more: String) throws -> PackageMode {
        PackageMode(
            mode: mode, script: try FlashScript(fileName: name, text: Array((script + "\n" + more + "\n").utf8)),
            antiRollback: nil)
    }
    let layout = ImageLayout(
        isSparse: false, blockSize: 4096, totalBlocks: 1024, extents: [], fileBytes: 4_194_304, expandedBytes: 4_194_304
    )
    let scan = ImageScan(
        layout: layout, bytes: 4_194_304, md5: [], sha256: nil, crc32: 0, dataCRC32: 0,
        blocks: BlockDigests(bytes: 0, key: BlockKey(), tags: []))
    return PackageFacts(
        fileName: "liuqin.tgz", kind: .tgz, codename: "liuqin", products: ["liuqin"], variant: "liuqin", region: .china,
        version: "OS2.0.203.0.VMYCNXM", android: "15.0", antiRollback: nil,
        images: [
            PackageImage(
                file: "boot.img", path: "images/boot.img", scan: scan, verifiedBy: verified ? ["md5sum.xml"] : [])
        ],
        modes: [
            try mode(
                .clean, "flash_all.sh",
                "fastboot $* erase metadata\nif [ $? -ne 0 ] ; then echo \"error\"; exit 1; fi\nfastboot $* reboot"),
            try mode(.keepData, "flash_all_except_storage.sh", "fastboot $* reboot"),
            try mode(
                .cleanLock, "flash_all_lock.sh",
                "fastboot $* erase metadata\nif [ $? -ne 0 ] ; then echo \"error\"; exit 1; fi\nfastboot $* oem lock"),
        ], problems: problems, remarks: remarks)
}

@Suite struct InspectTextTests {
    @Test("a sound package") func sound() throws {
        let text = try InspectText(width: 80).render(facts(), findings: [])
        for line in [
            "for            liuqin (Xiaomi Pad 6 Pro)", "version        OS2.0.203.0.VMYCNXM",
            "region         china (cn)",
            "anti-rollback  not declared",
            "images         1, 4.19 MB, 4.19 MB on the phone", "offers         clean, keep-data, clean-lock",
            "Every image agrees with the digests of the package.", "  1. flash boot_ab from boot.img (4.19 MB)",
            "  2. erase metadata",
            "  3. reboot (may be refused)", "Mode keep-data: the same, without: erase metadata.",
            "Mode clean-lock: the same, without: reboot; with: lock the bootloader.",
            "The package is intact as far as it can be checked. It bears no signature.",
        ] {
            #expect(text.split(separator: "\n").contains { $0 == line }, "\"\(line)\" is missing in:\n\(text)")
        }
    }

    @Test("an image that nothing vouches for is named") func unverified() throws {
        #expect(
            try InspectText(width: 80).render(facts(verified: false), findings: []).contains(
                "No digest in the package covers: boot.img."))
    }

    @Test("a refusal ends with a clear word") func refused() throws {
        let finding = Finding(
            .packageIntegrity, .refuse, "The image is damaged.", evidence: "md5sum.xml says 1, the file has 2",
            advice: "Get it anew.")
        let text = try InspectText(width: 80).render(facts(), findings: [finding])
        #expect(text.contains("REFUSED (package-integrity)\n  The image is damaged."))
        #expect(text.hasSuffix("Do not flash this package."))
        #expect(!text.contains("is intact"))
    }

    @Test("what several scripts say is said once") func remarks() throws {
        let text = try InspectText(width: 80).render(
            facts(remarks: [
                "flash_all.sh line 1: the check is loose", "flash_all.bat line 2: the check is loose", "a word",
            ]), findings: [])
        #expect(
            text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
                "Remarks on the scripts (what they check, restock checks by itself; it does not rely on them): flash_all.sh"
            ))
        #expect(text.contains("  flash_all.sh line 1 and 1 more: the check is loose\n  a word"))
    }

    @Test("fits", arguments: [60, 80]) func width(columns: Int) throws {
        let finding = Finding(.packageIntegrity, .refuse, sentence, evidence: sentence, advice: sentence)
        #expect(
            try widest(InspectText(width: columns).render(facts(remarks: [sentence]), findings: [finding])) <= columns)
    }
}
