import VirtualPhone

/// Every known way to brick, lock or lose a phone, what is done to provoke it, and what must stop it in each mode. The numbers are those
/// of the list of hazards that restock was planned from; each group begins with the hazard in words.
let hazardMatrix = listedHazards + nameHazards + avbHazards + endHazards + regionHazards

private let listedHazards: [HazardRow] = [
    // 1. Anti-rollback: a lower number is a hard brick; a higher one raises the phone's for ever.
    all(1, "the package is older", phone: set("anti=2"), .refuse("anti-rollback")),
    all(1, "only the other variable is higher", phone: set("rollback_ver=3"), .refuse("anti-rollback")),
    all(1, "the phone's number is unreadable", phone: set("anti=oops"), .refuse("anti-rollback")),
    all(
        1, "the phone's number is lost", phone: set("anti=") + ["--fault", "fail:getvar:anti=Device Error"],
        .refuse("anti-rollback")),
    all(1, "the phone knows no number", phone: set("anti="), .confirm("anti-rollback")),
    all(1, "the package is newer", phone: set("anti=0"), .note("anti-rollback")),

    // 2. A lock on firmware that does not fit the hardware's region.
    each(
        2, "a lock is asked for", clean: .silent("relock"), keepData: .silent("relock"), cleanLock: .confirm("relock")),
    each(
        2, "the package contradicts itself about its region", package: "chopin", onto: "chopin",
        edits: [ScriptEdit(begins: "misc", change: .replace("TKPEUXM", with: "TKPCNXM"))],
        clean: .silent("region"), keepData: .silent("region"), cleanLock: .refuse("region")),

    // 3. A lock on modified boot, vbmeta or recovery.
    all(3, "boot.img is not the package's own", flaws: [.wrongDigest("boot.img")], .refuse("package-integrity")),
    each(
        3, "the lock script leaves vbmeta out",
        edits: [ScriptEdit(begins: "flash_all_lock", change: .drop("vbmeta_ab"))],
        clean: .silent("relock"), keepData: .silent("relock"), cleanLock: .refuse("relock")),
    each(
        3, "the lock script goes on when boot fails",
        edits: [
            ScriptEdit(begins: "flash_all_lock", ends: ".bat", change: .remove),
            ScriptEdit(begins: "flash_all_lock", change: .drop("Flash boot_ab error")),
        ],
        clean: .silent("relock"), keepData: .silent("relock"), cleanLock: .refuse("relock")),

    // 4. After a lock, unlocking again is not in the owner's hands. 5. The safe choice is the default: no other mode locks.
    each(
        4, "the cost of a lock is consented to", clean: .silent("relock"), keepData: .silent("relock"),
        cleanLock: .confirm("relock")),
    each(
        5, "the clean script locks", flaws: [scriptLine("oem lock")], clean: .refuse("relock"),
        keepData: .refuse("relock"),
        cleanLock: .refuse("relock")),

    // 6. Identity, calibration and lock partitions.
    all(6, "the radio's identity is erased", flaws: [scriptLine("erase modemst1")], .refuse("identity-partition")),
    all(6, "in capitals, with a slot", flaws: [scriptLine("erase NVRAM_A")], .refuse("identity-partition")),
    all(6, "joined to another name", flaws: [scriptLine("erase boot_ab+frp")], .refuse("identity-partition")),
    all(
        6, "persist is written", flaws: [scriptLine("flash persist", "boot.img")], .refuse("identity-partition")),

    // 7. A part of the boot chain.
    all(7, "every script leaves tz out", edits: [ScriptEdit(change: .drop("tz_ab"))], .refuse("boot-chain")),
    each(
        7, "one script leaves devcfg out", edits: [ScriptEdit(begins: "flash_all.", change: .drop("devcfg_ab"))],
        clean: .refuse("boot-chain"), keepData: .note("boot-chain"), cleanLock: .note("boot-chain")),
    all(
        7, "MediaTek: every script leaves lk out", package: "chopin", edits: [ScriptEdit(change: .drop("lk_ab"))],
        .refuse("boot-chain")),
    all(7, "the interrupted one: the battery would not last", phone: set("battery-soc-ok=no"), .refuse("battery"))
        .wiping(.refuse("battery")),

    // 8. One slot of two.
    all(
        8, "the chain goes into slot a alone",
        edits: [ScriptEdit(change: .replace("flash abl_ab", with: "flash abl_a"))],
        .refuse("boot-chain")),
    all(
        8, "the modem goes into the slot that is not started", package: "daisy",
        edits: [ScriptEdit(change: .drop("modem_a"))], .refuse("slot-state")),
    all(8, "the active slot is none of the phone's", phone: set("current-slot=c"), .refuse("slot-state")),
    all(8, "slots that the phone does not have", phone: set("slot-count=0"), .refuse("slot-state")),
    all(8, "the active slot starts no more", phone: set("slot-unbootable:a=yes"), .note("slot-state")),

    // 9. Another model.
    all(9, "another phone", onto: "chopin", .refuse("device-match")),
    all(9, "a longer name that the script lets pass", phone: set("product=liuqinpro"), .confirm("device-match")),
    all(
        9, "a longer name, which is another model's", phone: set("product=raphaelin"),
        edits: [ScriptEdit(change: .replace("liuqin", with: "raphael")), miscOf("raphael")], .refuse("device-match")),
    all(
        9, "a chip's name alone in the script, and the model in misc.txt", phone: set("product=MSM8996_A7"),
        edits: [ScriptEdit(change: .replace("liuqin", with: "MSM8996_A7"))], .confirm("device-match")),
    all(
        9, "a chip's name that the script lists", phone: set("product=MSM8953"),
        edits: [
            ScriptEdit(ends: ".bat", change: .remove),
            ScriptEdit(
                change: .replace(#""^product: *liuqin""#, with: #"-E "^product: *MSM8953$|^product: *liuqin$""#)),
        ], .confirm("device-match")),
    all(9, "a chip's name that it does not list", phone: set("product=MSM8953"), .refuse("device-match")),

    // 10. A snapshot that is being merged.
    all(10, "merging", phone: set("snapshot-update-status=merging"), .refuse("snapshot-merge"))
        .wiping(.refuse("snapshot-merge")),
    each(
        10, "waiting for its first start", phone: set("snapshot-update-status=snapshotted"),
        clean: .confirm("snapshot-merge"), keepData: .refuse("snapshot-merge"), cleanLock: .confirm("snapshot-merge")
    ).wiping(.confirm("snapshot-merge")),

    // 11. Partitions that the bootloader does not have.
    all(
        11, "a logical partition in the bootloader", flaws: [scriptLine("flash system", "boot.img")],
        .refuse("partition-missing")),

    // 12. vbmeta with its checks switched off.
    each(
        12, "an option that edits vbmeta", flaws: [scriptLine("--disable-verity flash vbmeta_ab", "vbmeta.img")],
        clean: .noMode("unknown-step"), keepData: .noMode("unknown-step"), cleanLock: .noMode("unknown-step")),

    each(
        12, "a vbmeta in which somebody switched the checks off", flaws: [.vbmeta(.flags(2))],
        clean: .confirm("package-authenticity"), keepData: .confirm("package-authenticity"),
        cleanLock: .refuse("package-authenticity")),

    // Two scripts of one package that would not write the same.
    each(
        12, "an erase in one of the two scripts",
        flaws: [.extraLine(sh: "fastboot $* erase misc || exit 1", bat: nil)],
        clean: .confirm("script-difference"), keepData: .confirm("script-difference"),
        cleanLock: .refuse("script-difference")),

    // 13. Custom ROMs are another matter: what bears no stock script is no package.
    each(
        13, "a folder without flash scripts", edits: [ScriptEdit(change: .remove)], clean: .nothing,
        keepData: .nothing, cleanLock: .nothing),

    // 14. Ports that phones in fastboot mode do not get on with.
    all(14, "answers come late", phone: ["--fault", "delay:getvar:product=1100"], .confirm("usb-link")),

    // 15. A low battery.
    all(15, "the phone says so", phone: set("battery-soc-ok=no"), .refuse("battery")).wiping(.refuse("battery")),
    all(15, "the voltage says so", phone: set("battery-soc-ok=", "battery-voltage=3450"), .confirm("battery"))
        .wiping(.confirm("battery")),
    all(15, "low, but enough for the phone", phone: set("battery-voltage=3650"), .note("battery")).wiping(
        .note("battery")),
    all(15, "nothing is said", phone: set("battery-soc-ok=", "battery-voltage="), .note("battery"))
        .wiping(.note("battery")),

    // 16. A failure after the first erase: everything is read before it.
    all(16, "the last image is damaged", flaws: [.wrongDigest("super.img")], .refuse("package-integrity")),
    all(16, "an image is missing", flaws: [.missingImage("cust.img")], .refuse("package-integrity")),

    all(
        16, "the lists are for other parts than the phone takes", phone: ["--max-download", "300000"],
        .confirm("without-crc-lists")),

    // 17. An image that is larger than its partition, or cut off.
    all(17, "dtbo does not fit", phone: set("partition-size:dtbo_a= 0x1000"), .refuse("image-fits")),
    all(17, "it fits one slot of two", phone: set("partition-size:boot_b= 0x1000"), .refuse("image-fits")),
    all(
        17, "MediaTek: hex without 0x", package: "chopin", phone: set("partition-size:boot_a=40000"),
        .refuse("image-fits")),
    all(
        17, "super is larger when it is expanded", phone: set("partition-size:super= 0x400000"), .refuse("image-fits")),
    each(
        17, "the archive is cut off", flaws: [.truncated(bytes: 1000)], clean: .unreadable, keepData: .unreadable,
        cleanLock: .unreadable),

    // 18. The wrong phone of several.
    all(
        18, "the script goes on after a restart", flaws: [scriptLine("reboot bootloader"), scriptLine("erase cust")],
        .refuse("same-phone")),

    // 19. A lock wipes, too.
    each(
        19, "the data are named", clean: .confirm("data-loss"), keepData: .silent("data-loss"),
        cleanLock: .confirm("data-loss")
    ).wiping(.confirm("data-loss")),

    // 20. Data kept across regions or under an older Android: what is on the phone cannot be read over fastboot.
    each(
        20, "what is installed is not known", clean: .silent("keep-data"), keepData: .confirm("keep-data"),
        cleanLock: .silent("keep-data")),

    // 21. A file system made on the host.
    each(
        21, "fastboot format", flaws: [scriptLine("format cust")], clean: .noMode("unknown-step"),
        keepData: .noMode("unknown-step"), cleanLock: .noMode("unknown-step")),

    // 22. The safeguard switched off.
    each(
        22, "oem ignore_anti", flaws: [scriptLine("oem ignore_anti")], clean: .noMode("unknown-step"),
        keepData: .noMode("unknown-step"), cleanLock: .noMode("unknown-step")),
    each(
        22, "antirbpass", flaws: [scriptLine("flash antirbpass", "boot.img")], clean: .noMode("unknown-step"),
        keepData: .noMode("unknown-step"), cleanLock: .noMode("unknown-step")),

    // Beyond the list: a locked bootloader, and the two account locks.
    all(23, "the bootloader is locked", phone: ["--locked"], .refuse("bootloader-locked")).wiping(
        .refuse("bootloader-locked")),
    all(23, "it does not say", phone: set("unlocked="), .confirm("bootloader-locked")).wiping(
        .confirm("bootloader-locked")),
    all(24, "the Mi account's lock survives", .confirm("account-binding")).wiping(.confirm("account-binding")),
    each(
        24, "Google's lock survives an erase", clean: .note("google-frp"), keepData: .silent("google-frp"),
        cleanLock: .note("google-frp")
    ).wiping(.note("google-frp")),
]

/// A single partition, or another single command, in the place of AOSP's `fastboot`.
let commandMatrix = commandRows + nameCommandHazards + endCommands

private let commandRows: [CommandHazard] = [
    one(1, "the start of an older package", "flash xbl_a @", .consent("boot-chain")),
    one(2, "a lock on the wrong region", "oem lock", .consent("relock=liuqin")),
    one(
        2, "a lock with another phone's name", "oem lock --restock-accept relock=chopin",
        .refuse("agreed to for chopin")),
    one(3, "a lock behind a boot image", "flash boot @ flashing lock", .consent("relock=liuqin")),
    one(4, "the way back from a lock", "flashing lock", .consent("relock=liuqin")),
    one(4, "an unlock", "flashing unlock", .refuse("flashing unlock")),
    one(5, "a wipe locks nothing", "-w", .done),
    one(6, "the radio's identity", "erase modemst1", .refuse("erase modemst1")),
    one(6, "in capitals, with a slot", "erase NVRAM_A", .refuse("NVRAM_A")),
    one(6, "joined to another name", "erase boot_a+frp", .refuse("frp")),
    one(6, "persist", "flash persist @", .refuse("flash persist")),
    one(6, "behind a harmless one", "flash logo @ erase fsg", .refuse("erase fsg")),
    one(7, "a part of the boot chain", "flash tz @", .consent("boot-chain")),
    one(7, "erased", "erase abl_a", .consent("boot-chain")),
    one(7, "MediaTek", "flash lk @", codename: "chopin", .consent("boot-chain")),
    one(8, "one slot of two", "--slot b flash abl @", .consent("boot-chain")),
    one(8, "a slot that is not there", "set_active c", .refuse("Slot c does not exist")),
    one(9, "another model's boot image", "flash boot @", .done),
    one(
        10, "a merge, and the data", "erase userdata", phone: set("snapshot-update-status=merging"), .refuse("merging")),
    one(10, "a merge, and a wipe", "-w", phone: set("snapshot-update-status=merging"), .refuse("merging")),
    one(10, "a merge, and super", "flash super @", phone: set("snapshot-update-status=merging"), .refuse("merging")),
    one(
        10, "a merge, and all of super", "wipe-super @", phone: set("snapshot-update-status=merging"),
        .refuse("merging")),
    one(
        10, "a merge, and boot", "erase boot_a flash boot_a @", phone: set("snapshot-update-status=merging"),
        .refuse("merging")),
    one(
        10, "a merge, behind a harmless step", "flash logo @ -w", phone: set("snapshot-update-status=merging"),
        .refuse("merging")),
    one(
        10, "a merge broken off", "snapshot-update cancel", phone: set("snapshot-update-status=merging"),
        .refuse("merging")),
    one(11, "a logical partition in the bootloader", "flash system @", .phoneRefuses("Partition not found")),
    one(
        12, "checks switched off, and a lock", "--disable-verity --disable-verification flash vbmeta @ oem lock",
        .consent("relock=liuqin")),
    one(13, "an image of a custom ROM", "flash boot @", .done),
    one(
        14, "the transfer breaks off", "flash logo @", phone: ["--fault", "drop-at:30000"], .phoneRefuses("broke off")),
    one(15, "a low battery", "flash boot @", phone: set("battery-soc-ok=no"), .done),
    one(16, "boot is erased, and nothing follows", "erase boot", .consent("boot-chain")),
    one(16, "boot is erased, and its image is missing", "erase boot flash boot nowhere.img", .refuse("nowhere.img")),
    one(17, "an image above the partition's size", "flash vbmeta_system @", .phoneRefuses("Volume Full")),
    one(18, "no phone is named", "erase logo", .done),
    one(19, "a lock wipes", "flashing lock", .consent("relock=liuqin")),
    one(20, "a system partition of another version", "flash boot @", .done),
    one(21, "data made on the host", "format userdata", .refuse("makes no file systems")),
    one(21, "as a type and a size", "format:ext4:0x1000000 cust", .refuse("makes no file systems")),
    one(22, "the safeguard switched off", "oem ignore_anti", .refuse("ignore_anti")),
    one(22, "with a blank", "oem ignore anti", .refuse("ignore anti")),
    one(22, "by an image", "flash antirbpass @", .refuse("antirbpass")),
    one(23, "the bootloader is locked", "flash boot @", phone: ["--locked"], .phoneRefuses("The bootloader is locked")),
    one(24, "the account's lock", "erase frp", .refuse("erase frp")),
]

/// A stock script as it is, with restock as its `fastboot`.
let scriptMatrix = scriptRows + nameScriptHazards + endScripts

private let scriptRows: [ScriptHazard] = [
    ScriptHazard(
        number: 1, situation: "the package is older", phone: set("anti=2"), expected: .scriptStops("antirollback")),
    ScriptHazard(
        number: 1, situation: "the script's check fails open", phone: set("anti="), expected: .consent("boot-chain")),
    ScriptHazard(number: 2, situation: "a lock", script: "flash_all_lock.sh", expected: .never("oem lock")),
    ScriptHazard(
        number: 3, situation: "a lock on a package without its vbmeta", script: "flash_all_lock.sh",
        edits: [ScriptEdit(change: .drop("vbmeta_ab"))], expected: .never("oem lock")),
    ScriptHazard(number: 4, situation: "a lock", script: "flash_all_lock.sh", expected: .consent("boot-chain")),
    ScriptHazard(
        number: 5, situation: "the clean script locks", flaws: [scriptLine("oem lock")], expected: .never("oem lock")),
    ScriptHazard(
        number: 6, situation: "the radio's identity is erased", flaws: [scriptLine("erase modemst1")],
        expected: .never("erase:modemst1")),
    ScriptHazard(
        number: 7, situation: "tz is left out", edits: [ScriptEdit(change: .drop("tz_ab"))],
        expected: .consent("boot-chain")),
    ScriptHazard(
        number: 8, situation: "the chain goes into slot a alone",
        edits: [ScriptEdit(change: .replace("flash abl_ab", with: "flash abl_a"))], expected: .consent("boot-chain")),
    ScriptHazard(number: 9, situation: "another phone", onto: "chopin", expected: .scriptStops("Missmatching")),
    ScriptHazard(
        number: 9, situation: "a longer name that the script lets pass", phone: set("product=liuqinpro"),
        expected: .consent("boot-chain")),
    ScriptHazard(
        number: 10, situation: "merging", phone: set("snapshot-update-status=merging"), expected: .untouched("merging")),
    ScriptHazard(
        number: 12, situation: "checks switched off, and a lock", script: "flash_all_lock.sh",
        flaws: [scriptLine("--disable-verity flash vbmeta_ab", "vbmeta.img")], expected: .never("oem lock")),
    ScriptHazard(number: 16, situation: "boot is erased first", expected: .consent("boot-chain")),
    ScriptHazard(number: 19, situation: "a lock wipes", script: "flash_all_lock.sh", expected: .never("oem lock")),
    ScriptHazard(
        number: 21, situation: "fastboot format", flaws: [scriptLine("format userdata")],
        expected: .never("format:userdata")),
    ScriptHazard(
        number: 22, situation: "oem ignore_anti", flaws: [scriptLine("oem ignore_anti")],
        expected: .never("oem ignore_anti")),
    ScriptHazard(
        number: 22, situation: "antirbpass", flaws: [scriptLine("flash antirbpass", "boot.img")],
        expected: .never("flash:antirbpass")),
]

private typealias Expected = HazardRow.Expected

/// The same in every mode.
private func all(
    _ number: Int, _ situation: String, package: String = "liuqin", onto: String? = nil, phone: [String] = [],
    flaws: [PackageFlaw] = [], edits: [ScriptEdit] = [], _ expected: Expected
) -> HazardRow {
    HazardRow(
        number: number, situation: situation, package: package, onto: onto, phone: phone, flaws: flaws, edits: edits,
        clean: expected, keepData: expected, cleanLock: expected)
}

/// Another thing in each mode.
private func each(
    _ number: Int, _ situation: String, package: String = "liuqin", onto: String? = nil, phone: [String] = [],
    flaws: [PackageFlaw] = [], edits: [ScriptEdit] = [], clean: Expected, keepData: Expected, cleanLock: Expected
) -> HazardRow {
    HazardRow(
        number: number, situation: situation, package: package, onto: onto, phone: phone, flaws: flaws, edits: edits,
        clean: clean, keepData: keepData, cleanLock: cleanLock)
}

private func one(
    _ number: Int, _ situation: String, _ words: String, codename: String = "liuqin", phone: [String] = [],
    _ expected: CommandHazard.Expected
) -> CommandHazard {
    CommandHazard(
        number: number, situation: situation, words: words, codename: codename, phone: phone, expected: expected)
}

/// misc.txt of another model.
private func miscOf(_ codename: String) -> ScriptEdit {
    ScriptEdit(begins: "misc.txt", change: .replace("device=liuqin", with: "device=\(codename)"))
}

private func set(_ variables: String...) -> [String] { variables.flatMap { ["--set", $0] } }
