import Bytes

/// The names under which bootloaders take a partition table.
public enum PartitionTable {
    /// Whether a name, of a script or behind `flash:`, stands for a partition table: `partition`, `partition:0`, `gpt`, `gpt_both0`, `pgpt`,
    /// `sgpt`. Stock packages of 2014 to 2016 and users' copies write it. One that does not fit the storage leaves a phone that only the
    /// emergency mode reaches.
    public static func isNamed(_ name: some StringProtocol) -> Bool {
        let first = PartitionName.base(of: name.prefix { $0 != ":" })
        return ["partition", "pgpt", "sgpt", "mbr", "ebr", "ptable", "primary_gpt", "secondary_gpt", "backup_gpt"]
            .contains(first)
            || first.hasPrefix("gpt")
    }
}
