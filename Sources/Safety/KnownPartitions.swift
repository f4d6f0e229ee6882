import Bytes
import Firmware

/// The partitions that stock scripts are known to write or erase, from `Firmware/policy/known-partitions.json`.
public enum KnownPartitions {
    /// Every name, in lower case, without slot and without the `bak` of a second copy.
    public static let all: [String] = Firmware.knownPartitions.flatMap(\.names)
    private static let names = Set(all)

    /// Whether a known stock script writes or erases a partition of this name, in any slot or as a second copy.
    public static func contains(_ partition: String) -> Bool {
        guard let name = PartitionName(partition) else { return false }
        return names.contains(name.base) || names.contains(name.stem)
    }

    /// Whether a file bears the name of the partition that it is written to: `mystery.img` for `mystery_ab`. Its maker then meant this
    /// partition, though nobody else knows it.
    /// - Parameter file: a path; what stands before the first dot of its last part counts.
    public static func isNamedLike(_ partition: String, file: String) -> Bool {
        guard let name = PartitionName(partition), let last = file.split(separator: "/").last else { return false }
        let stem = PartitionName.lower(last.prefix { $0 != "." })
        return !stem.isEmpty && [name.lower, name.base, name.stem].contains(stem)
    }
}
