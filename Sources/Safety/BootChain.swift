import Firmware
import Plan

/// The partitions that a phone needs to reach fastboot at all, from `Firmware/policy/boot-chain.json`.
///
/// One package may hold more of them than the list: see ``BootCode``.
public enum BootChain {
    /// The base name under which a partition belongs to the chain, without slot and in lower case (`xbl`, `xblbak`, `xbl_4`); nil when it
    /// does not.
    public static func base(of partition: String) -> String? {
        let name = partitionBase(partition.lowercased())
        return row(of: name) == nil ? nil : name
    }

    /// What a partition is a copy of: `xbl` for `xblbak`, `xbl_4` and `xbl_5`, `tee` for `tee1` and `tee2`.
    static func family(of base: String) -> String {
        let first = withoutBak(base)
        if first.hasPrefix("preloader") { return "preloader" }
        guard let plain = withoutNumber(first), rows[plain] != nil else { return first }
        return plain
    }

    /// Whether it is a spare copy, which no phone starts from while the first is whole.
    static func isSpare(_ base: String) -> Bool { withoutBak(base) != base }

    /// Whether no phone of its generation starts without this partition.
    static func isCore(_ base: String) -> Bool { row(of: base).map { !$0.core.isEmpty } ?? false }

    /// Whether stock scripts erase it and write nothing there.
    static func mayEndErased(_ base: String) -> Bool { row(of: base)?.erased ?? false }

    /// Whether Android does not start without a partition, though fastboot does: `boot`, `super`, the family of vbmeta.
    public static func isOfAndroid(_ base: String) -> Bool { StartingPart.isOfAndroid(base) }

    /// The second copy that every phone has which has this one: `preloader2` of `preloader1`.
    static func twin(of base: String) -> String? { rows[base]?.twin }

    /// The core partition that a file holds by its name: `xbl` of `xbl.elf` and `xbl_sc.elf`, `xbl_5` of `xbl_5.elf`, `preloader` of
    /// `preloader_chopin.bin`; nil where its name tells none.
    static func partition(ofFile file: String) -> String? {
        let stem = file.prefix { $0 != "." }.lowercased()
        if let row = coreRow(of: stem) { return row.name }
        // Each of two boards has a file of its own, and a partition of the file's name.
        guard let plain = withoutNumber(stem), coreRow(of: plain) != nil else { return nil }
        return stem
    }

    private static let rows = Dictionary(uniqueKeysWithValues: Firmware.bootChain.map { ($0.name, $0) })

    private static func row(of base: String) -> Firmware.BootChainPartition? {
        let first = withoutBak(base)
        return rows[first] ?? withoutNumber(first).flatMap { rows[$0] }
    }

    /// The row of each core file, by its name without ending.
    private static let coreRows = Dictionary(
        Firmware.bootChain.flatMap { row in row.core.map { ($0, row) } }, uniquingKeysWith: { first, _ in first })

    private static func coreRow(of stem: String) -> Firmware.BootChainPartition? {
        coreRows[stem] ?? (stem.hasPrefix("preloader_") ? coreRows["preloader"] : nil)
    }

    private static func withoutBak(_ name: String) -> String {
        name.hasSuffix("bak") && name != "bak" ? String(name.dropLast(3)) : name
    }

    /// `xbl` of `xbl_4`, `tee` of `tee1`; nil where it does not end in a single digit.
    private static func withoutNumber(_ name: String) -> String? {
        guard let last = name.last, last.isASCII, last.isNumber else { return nil }
        let rest = name.dropLast()
        guard let before = rest.last, !before.isNumber else { return nil }
        return String(before == "_" ? rest.dropLast() : rest)
    }
}
