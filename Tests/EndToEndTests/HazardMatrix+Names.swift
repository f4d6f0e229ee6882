import VirtualPhone

/// Names of partitions, what cannot be made again, vendors' commands and messages in `misc`: the rows of these for `hazardMatrix`.
let nameHazards: [HazardRow] = [
    // 6. Identity partitions by their families, as second copies, and with the one thing that a stock script does to them.
    all(6, "the calibration of an outer modem", [scriptLine("erase mdm1m9kefs3")], .refuse("identity-partition")),
    all(6, "a second copy of a lock", [scriptLine("erase devinfobak")], .refuse("identity-partition")),
    all(6, "what one script of another model erases", [scriptLine("erase sec")], .refuse("identity-partition")),
    all(
        6, "written, where stock scripts erase", [scriptLine("flash secdata", "misc.img")],
        .refuse("identity-partition")),
    all(6, "fuses", [scriptLine("flash efuse", "misc.img")], .refuse("identity-partition")),

    // 25. A partition that nobody knows.
    all(
        25, "erased, and the phone lists it", [scriptLine("erase mystery")], phone: listed("mystery"),
        .confirm("unknown-partition")),
    all(
        25, "written from a file of another name", [scriptLine("flash mystery", "NON-HLOS.bin")],
        phone: listed("mystery"), .confirm("unknown-partition")),
    all(25, "one that stock scripts erase", [scriptLine("erase misc")], .silent("unknown-partition")),

    // 26. The partition table.
    stopped(26, "as scripts of 2014 to 2016 write it", [scriptLine("flash partition", "misc.img")]),
    stopped(26, "by its number", [scriptLine("flash partition:0", "misc.img")]),
    stopped(26, "under the name of the file", [scriptLine("flash gpt_both0", "misc.img")]),
    stopped(26, "MediaTek's names", [scriptLine("flash PGPT", "misc.img")]),
    stopped(26, "erased", [scriptLine("erase sgpt")]),

    // 27. Names that are another's in capitals, and letters that only look like one.
    all(27, "in capitals", [scriptLine("flash LOGO", "logo.img")], .refuse("unknown-partition")),
    all(27, "both slots in capitals", [scriptLine("flash BOOT_AB", "boot.img")], .refuse("unknown-partition")),
    stopped(27, "full-width letters", [scriptLine("erase \u{FF42}oot")]),
    stopped(27, "a letter of another script", [scriptLine("flash vbm\u{0435}ta_ab", "vbmeta.img")]),

    // 28. Vendors' commands.
    // Directly before a lock stands nothing that could write.
    beforeLock(28, "one that nobody knows", [scriptLine("oem frob nicate")], .confirm("oem-command")),
    stopped(28, "one that erases", [scriptLine("oem erase cust")]),
    stopped(28, "Google's lock", [scriptLine("oem format-frp")]),
    stopped(28, "the emergency mode by another name", [scriptLine("oem  Enter-DLOAD")]),
    stopped(28, "and by a third", [scriptLine("oem qdl")]),
    beforeLock(28, "one that only reads", [scriptLine("oem device-info")], .silent("oem-command")),

    // 29. A message for the next start, in misc.
    all(29, "a foreign update", [misc("boot-recovery", "--update_package=/sdcard/x.zip")], .refuse("recovery-message")),
    all(29, "a bootloader that is never left", [misc("bootonce-bootloader")], .refuse("recovery-message")),
    all(29, "a wipe and more", [misc("boot-recovery", "--wipe_data", "--wipe_ab")], .refuse("recovery-message")),
    all(29, "a wipe", [misc("boot-recovery", "--wipe_data")], .confirm("data-loss")),
    all(29, "nothing", [], .silent("recovery-message")),
]

/// The same for single commands in the place of AOSP's `fastboot`.
let nameCommandHazards: [CommandHazard] = [
    one(6, "the calibration of an outer modem", "erase mdm1m9kefs3", .refuse("*efs*")),
    one(6, "a second copy of a lock", "flash devinfobak @", .refuse("devinfo")),
    one(6, "what one script of another model erases", "erase sec", .refuse("sec holds")),
    one(6, "written, where stock scripts erase", "flash secdata @", .refuse("never writes it")),
    one(6, "erased, as stock scripts do", "erase secdata", .done),
    one(
        16, "boot is erased in one slot and written in the other", "erase boot_a flash boot_b @", .consent("boot-chain")
    ),
    one(16, "a bare name may mean the other slot", "erase boot_a flash boot @", .consent("boot-chain")),
    one(16, "one slot of two", "erase boot_ab flash boot_a @", .consent("boot-chain")),
    one(16, "the slot changes in between", "erase boot set_active b flash boot @", .consent("boot-chain")),
    one(25, "erased", "erase mystery", .consent("unknown-partition=mystery")),
    one(25, "behind a harmless one", "flash logo @ flash mystery @", .consent("unknown-partition=mystery")),
    one(26, "the partition table", "flash partition @", .refuse("table of partitions")),
    one(26, "by its number", "flash partition:0 @", .refuse("table of partitions")),
    one(26, "under the name of the file", "flash gpt_both0 @", .refuse("table of partitions")),
    one(26, "in capitals", "erase GPT", .refuse("table of partitions")),
    one(26, "MediaTek's name, behind a harmless one", "flash logo @ flash pgpt @", .refuse("table of partitions")),
    one(27, "in capitals", "flash LOGO @", .refuse("logo")),
    one(27, "a slot in capitals", "flash logo @ erase dtbo_A", .refuse("dtbo_a")),
    one(27, "full-width letters", "flash \u{FF4C}ogo @", .refuse("no name that a partition can have")),
    one(27, "the Kelvin sign", "erase \u{212A}eystore", .refuse("no name that a partition can have")),
    one(28, "a command that nobody knows", "oem frob nicate", .consent("oem-command=frob")),
    one(28, "one that erases", "oem erase cust", .refuse("cannot see what this")),
    one(28, "an identity partition behind it", "oem erase frp", .refuse("factory reset protection")),
    one(28, "Google's lock", "oem Format-FRP", .refuse("cannot see what this")),
    one(28, "the emergency mode", "oem enter-dload", .refuse("emergency download mode")),
    one(28, "the emergency mode, in capitals", "oem QDL", .refuse("emergency download mode")),
    one(28, "one that only reads", "oem device-info", .done),
    one(29, "a message in misc", "flash misc @", .refuse("message for the phone's next start")),
    one(29, "behind a harmless one", "erase logo flash misc @", .refuse("message for the phone's next start")),
]

/// The same for stock scripts that are run as they are.
let nameScriptHazards: [ScriptHazard] = [
    ScriptHazard(
        number: 26, situation: "the partition table comes first",
        edits: [begin("flash partition `dirname $0`/images/misc.img")],
        expected: .untouched("table of partitions")),
    ScriptHazard(
        number: 25, situation: "a partition that nobody knows", flaws: [scriptLine("erase mystery")],
        expected: .never("erase:mystery")),
    ScriptHazard(
        number: 28, situation: "a command that nobody knows", flaws: [scriptLine("oem frob")],
        expected: .never("oem frob")),
    ScriptHazard(
        number: 29, situation: "a message in misc", flaws: [misc("boot-recovery", "--update_package=/x")],
        expected: .never("flash:misc")),
]

/// The same for updates.
let nameUpdateHazards: [UpdateHazard] = [
    ("mdm1m9kefs1", 6, "identity-partition"), ("gpt", 26, "unknown-partition"), ("DTBO", 27, "unknown-partition"),
    ("misc", 29, "recovery-message"),
].map { name, number, gate in
    UpdateHazard(
        number: number, situation: "\(name) is among the partitions", change: .renamed("dtbo", to: name),
        clean: .refuse(gate), keepData: .refuse(gate))
}

/// An image for misc with AOSP's bootloader message.
private func misc(_ command: String, _ arguments: String...) -> PackageFlaw {
    .beginning(file: "misc.img", bytes: miscMessage(command, arguments))
}

/// The first 2048 bytes of misc: a command, and behind `recovery` the arguments of the recovery, a line each.
func miscMessage(_ command: String, _ arguments: [String]) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 2048)
    bytes.replaceSubrange(0..<command.utf8.count, with: command.utf8)
    guard !arguments.isEmpty else { return bytes }
    let lines = (["recovery"] + arguments).joined(separator: "\n") + "\n"
    bytes.replaceSubrange(64..<64 + lines.utf8.count, with: lines.utf8)
    return bytes
}

/// A phone that lists one more partition.
private func listed(_ name: String) -> [String] {
    ["--set", "partition-type:\(name)=raw", "--set", "partition-size:\(name)= 0x100000"]
}

/// A line in front of a script's first erase.
private func begin(_ command: String) -> ScriptEdit {
    ScriptEdit(
        begins: "flash_all.sh",
        change: .replace(
            "fastboot $* erase boot_ab", with: "fastboot $* \(command) || exit 1\nfastboot $* erase boot_ab"))
}

private func all(
    _ number: Int, _ situation: String, _ flaws: [PackageFlaw], phone: [String] = [], _ expected: HazardRow.Expected
) -> HazardRow {
    HazardRow(
        number: number, situation: situation, phone: phone, flaws: flaws, clean: expected, keepData: expected,
        cleanLock: expected)
}

/// A line that is refused between the last write and a lock.
private func beforeLock(
    _ number: Int, _ situation: String, _ flaws: [PackageFlaw], _ expected: HazardRow.Expected
) -> HazardRow {
    HazardRow(
        number: number, situation: situation, flaws: flaws, clean: expected, keepData: expected,
        cleanLock: .refuse("relock"))
}

/// Refused by the reader of scripts.
private func stopped(_ number: Int, _ situation: String, _ flaws: [PackageFlaw]) -> HazardRow {
    all(number, situation, flaws, .noMode("unknown-step"))
}

private func one(_ number: Int, _ situation: String, _ words: String, _ expected: CommandHazard.Expected)
    -> CommandHazard
{
    CommandHazard(number: number, situation: situation, words: words, expected: expected)
}
