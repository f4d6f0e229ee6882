import VirtualPhone

/// What a locked phone checks and a package cannot promise: refused before a lock, and at most asked about without one. Numbers as in
/// ``hazardMatrix``.
let avbHazards: [HazardRow] = [
    // 3. A lock on images that nobody compared.
    row(
        3, "no script writes boot, which vbmeta names",
        edits: [
            ScriptEdit(change: .drop("flash boot_ab")), ScriptEdit(change: .drop("Flash boot_ab error")),
            ScriptEdit(change: .drop("erase boot_ab")), ScriptEdit(change: .drop("Erase boot_ab error")),
        ], unlocked: .note("package-authenticity")),
    row(
        3, "no script writes vbmeta_system, which vbmeta names",
        edits: [ScriptEdit(change: .drop("vbmeta_system_ab"))], unlocked: .note("package-authenticity")),
    row(
        3, "vbmeta names a partition to which nothing is written", flaws: [.vbmeta(.chainTo(partition: "vbmeta_none"))],
        unlocked: .note("package-authenticity")),
    row(
        3, "a footer stands before the end of its partition", flaws: [.vbmeta(.footer(partition: "boot"))],
        unlocked: .note("package-authenticity")),

    row(
        3, "the system in super is not the one that vbmeta_system names", flaws: [.changedByte(partition: "system")],
        unlocked: .note("package-authenticity")),
    row(
        3, "vbmeta_system names another root of the system", flaws: [.vbmeta(.tree(partition: "system"))],
        unlocked: .note("package-authenticity")),
    row(
        3, "a large partition that super does not have", flaws: [.vbmeta(.treeElsewhere(partition: "odm"))],
        unlocked: .note("package-authenticity")),
    row(
        3, "a tree of digests that restock cannot compute",
        flaws: [.vbmeta(.treeOf(partition: "system", algorithm: "blake2b-256"))],
        unlocked: .note("package-authenticity")),

    // 12. vbmeta that a phone does not accept, or that restock cannot check.
    row(
        12, "a rollback number at a place that no phone has", flaws: [.vbmeta(.location(32))],
        unlocked: .note("package-authenticity")),
    row(
        12, "a chained vbmeta's rollback number in the counter of the first", flaws: [.vbmeta(.chainLocation(0))],
        unlocked: .note("package-authenticity")),
    row(
        12, "one at a place that no phone has", flaws: [.vbmeta(.chainLocation(32))],
        unlocked: .note("package-authenticity")),
    row(
        12, "a digest that phones do not compute",
        flaws: [.vbmeta(.digestOf(partition: "dtbo", algorithm: "sha1"))], unlocked: .confirm("package-authenticity")),
    row(
        12, "an empty digest on a phone with slots", flaws: [.vbmeta(.noDigest(partition: "dtbo"))],
        unlocked: .note("package-authenticity")),
    row(
        12, "a flag that only the first vbmeta may have", flaws: [.vbmeta(.flagsBelow(4))],
        unlocked: .note("package-authenticity")),
    row(
        12, "its maker's name has no end", flaws: [.vbmeta(.endlessRelease)],
        unlocked: .note("package-authenticity")),
    row(
        12, "a command line that is no text", flaws: [.vbmeta(.commandLine([0xC3, 0x28]))],
        unlocked: .note("package-authenticity")),
    row(
        12, "a chained name that does not fit with its slot",
        flaws: [.vbmeta(.chainTo(partition: String(repeating: "v", count: 30)))],
        unlocked: .note("package-authenticity")),
    row(
        12, "a signature that restock cannot check", flaws: [.vbmeta(.algorithm(7))],
        unlocked: .confirm("package-authenticity")),
]

private func row(
    _ number: Int, _ situation: String, flaws: [PackageFlaw] = [], edits: [ScriptEdit] = [],
    unlocked: HazardRow.Expected
) -> HazardRow {
    HazardRow(
        number: number, situation: situation, flaws: flaws, edits: edits, clean: unlocked, keepData: unlocked,
        cleanLock: .refuse("package-authenticity"))
}
