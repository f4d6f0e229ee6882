import VirtualPhone

/// How a plan ends: hazards that no list of names shows. They follow the numbers of `hazardMatrix`.
let endHazards: [HazardRow] = [
    // 25. Something that the phone needs is empty, foreign or half at the end.
    each(
        "the lock script erases xbl and boot just before the lock", edits: beforeLock("erase xbl_ab", "erase boot_ab"),
        clean: .note("boot-chain"), keepData: .note("boot-chain"), cleanLock: .refuse("boot-chain")),
    all("boot is erased last", flaws: [scriptLine("erase boot_ab")], .refuse("boot-chain")),
    all("in one slot", flaws: [scriptLine("erase boot_b")], .refuse("boot-chain")),
    all("vbmeta is erased last", flaws: [scriptLine("erase vbmeta_ab")], .refuse("boot-chain")),
    all("super is erased last", flaws: [scriptLine("erase super")], .refuse("boot-chain")),
    all("recovery is erased last", flaws: [scriptLine("erase recovery_a")], .refuse("boot-chain")),
    all("what was written is erased", flaws: [scriptLine("erase modem_ab")], .refuse("boot-chain")),
    all("one file over another", flaws: [scriptLine("flash modem_ab", "logo.img")], .refuse("boot-chain")),
    all(
        "boot is erased first, and its write may fail",
        edits: [ScriptEdit(ends: ".bat", change: .remove), ScriptEdit(change: .drop("Flash boot_ab error"))],
        .refuse("boot-chain")),
    all(
        "the picture at the start in xbl",
        edits: [
            ScriptEdit(ends: ".bat", change: .remove),
            ScriptEdit(change: .replace("images/xbl.elf", with: "images/logo.img")),
        ], .refuse("boot-chain")),
    all("umi: one board of two", package: "umi", edits: cut("xbl_5"), .refuse("boot-chain")),
    all("umi: neither of two", package: "umi", edits: cut("xbl_4") + cut("xbl_5"), .refuse("boot-chain")),
    all("popsicle: xbl is left out", package: "popsicle", edits: cut("xbl_ab"), .refuse("boot-chain")),
    all("popsicle: hyp is left out", package: "popsicle", edits: cut("hyp_ab"), .refuse("boot-chain")),
    all("popsicle: uefi is left out", package: "popsicle", edits: cut("uefi_ab"), .refuse("boot-chain")),
    all("popsicle: tme_fw is left out", package: "popsicle", edits: cut("tme_fw_ab"), .refuse("boot-chain")),
    all("popsicle: xbl_config is left out", package: "popsicle", edits: cut("xbl_config_ab"), .refuse("boot-chain")),
    all("chopin: mitee is left out", package: "chopin_mitee", edits: cut("mitee_ab"), .refuse("boot-chain")),

    // A lock finds something else than what was verified.
    each(
        "the lock script writes another image", edits: lock(.replace("images/boot.img", with: "images/recovery.img")),
        clean: .note("boot-chain"), keepData: .note("boot-chain"), cleanLock: .refuse("relock")),
    each(
        "the lock script starts the slot that holds half a system", package: "daisy",
        phone: ["--set", "current-slot=b"], edits: lock(.drop("set_active")),
        clean: .note("boot-chain"), keepData: .note("boot-chain"), cleanLock: .refuse("relock")),

    // What an attack found in 2026: nothing of a list, and all of it at the end.
    each(
        "vbmeta goes into the slot that does not start, and no slot is activated",
        edits: [
            ScriptEdit(change: .replace("flash vbmeta_ab", with: "flash vbmeta_b")),
            ScriptEdit(change: .drop("set_active")),
        ], clean: .refuse("slot-state"), keepData: .refuse("slot-state"), cleanLock: .refuse("slot-state")),
    all(
        "the system is erased, and no script writes it", package: "whyred", flaws: [scriptLine("erase system")],
        edits: cut("system"), .refuse("boot-chain")),
    all(
        "a picture in the place of the system's additions", package: "whyred",
        edits: [ScriptEdit(change: .replace("cust.img", with: "logo.img"))], .refuse("boot-chain")),
    all(
        "the slot that holds half a system is started", package: "daisy",
        edits: [ScriptEdit(change: .replace("set_active a", with: "set_active b"))], .refuse("boot-chain")),
    each(
        "a slot that has given up, and no script that gives it its tries back",
        phone: ["--set", "slot-unbootable:a=yes"], edits: [ScriptEdit(change: .drop("set_active"))],
        clean: .confirm("slot-state"), keepData: .confirm("slot-state"), cleanLock: .refuse("slot-state")),
    each(
        "a lock script that locks nothing", edits: [ScriptEdit(begins: "flash_all_lock", change: .drop("oem lock"))],
        clean: .silent("relock"), keepData: .silent("relock"), cleanLock: .refuse("relock")),

    // Where a plan may stop.
    all("the steps in which the phone must not lose power are named", .note("boot-chain")),
]

/// The same in the place of AOSP's `fastboot`.
let endCommands: [CommandHazard] = [
    CommandHazard(
        number: 25, situation: "something that may end the line before what was erased is written",
        words: "erase boot continue flash boot @", expected: .consent("boot-chain")),
    CommandHazard(
        number: 25, situation: "a lock on nothing, whatever was agreed to", words: "erase abl flashing lock",
        expected: .refuse("it would never start again")),
    CommandHazard(
        number: 25, situation: "a vendor's word for a number that cannot be made again", words: "oem write-imei 1",
        expected: .refuse("restock cannot see what this writes")),
    CommandHazard(
        number: 25, situation: "the chain is erased before a lock", words: "erase xbl_ab erase boot_ab oem lock",
        expected: .consent("boot-chain")),
    CommandHazard(
        number: 25, situation: "code of 2025", words: "flash tme_fw @", codename: "popsicle",
        expected: .consent("boot-chain")),
    CommandHazard(
        number: 25, situation: "one board of two", words: "flash xbl_4 @", codename: "umi",
        expected: .consent("boot-chain")),
]

/// And of a stock script that runs with restock as its `fastboot`.
let endScripts: [ScriptHazard] = [
    ScriptHazard(
        number: 25, situation: "xbl and boot are erased just before the lock", script: "flash_all_lock.sh",
        edits: beforeLock("erase xbl_ab", "erase boot_ab"), expected: .never("oem lock"))
]

private typealias Expected = HazardRow.Expected

private func all(
    _ situation: String, package: String = "liuqin", flaws: [PackageFlaw] = [], edits: [ScriptEdit] = [],
    _ expected: Expected
) -> HazardRow {
    HazardRow(
        number: 25, situation: situation, package: package, flaws: flaws, edits: edits, clean: expected,
        keepData: expected, cleanLock: expected)
}

private func each(
    _ situation: String, package: String = "liuqin", phone: [String] = [], edits: [ScriptEdit], clean: Expected,
    keepData: Expected, cleanLock: Expected
) -> HazardRow {
    HazardRow(
        number: 25, situation: situation, package: package, phone: phone, edits: edits, clean: clean,
        keepData: keepData, cleanLock: cleanLock)
}

/// Every script without the lines that write a partition.
private func cut(_ partition: String) -> [ScriptEdit] { [ScriptEdit(change: .drop("flash \(partition) "))] }

/// A change of the script that locks, in its shell form alone.
private func lock(_ change: ScriptEdit.Change) -> [ScriptEdit] {
    [
        ScriptEdit(begins: "flash_all_lock", ends: ".bat", change: .remove),
        ScriptEdit(begins: "flash_all_lock", change: change),
    ]
}

private func beforeLock(_ commands: String...) -> [ScriptEdit] {
    let lines = commands.map { "fastboot $* \($0) || exit 1\n" }.joined()
    return lock(.replace("fastboot $* oem lock", with: "\(lines)fastboot $* oem lock"))
}
