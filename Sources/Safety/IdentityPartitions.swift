import Firmware
import Plan

/// The partitions that restock never writes or erases, from `Firmware/policy/identity-partitions.json`.
public enum IdentityPartitions {
    /// One row of the policy.
    public struct Entry: Sendable, Equatable {
        /// Exact name, without slot.
        public let name: String
        /// What the partition holds, in words for an owner.
        public let holds: String
        /// Where this is known from.
        public let source: String
    }

    /// Every row.
    public static let all: [Entry] = Firmware.identityPartitions.map {
        Entry(name: $0.name, holds: $0.holds, source: $0.source)
    }

    /// The row for a partition, whatever its case and whichever slot its name ends in; nil when it may be written.
    public static func entry(for partition: String) -> Entry? {
        var name = partition.lowercased()
        while true {
            if let entry = all.first(where: { $0.name == name }) { return entry }
            let base = partitionBase(name)
            if base == name { return nil }
            name = base
        }
    }
}
