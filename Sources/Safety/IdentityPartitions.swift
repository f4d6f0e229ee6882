import Bytes
import Firmware

/// The partitions that restock never writes or erases, from `Firmware/policy/identity-partitions.json`, and the families of names of
/// `identity-families.json`.
public enum IdentityPartitions {
    /// What would be done to a partition.
    public enum Use: String, Sendable, Codable {
        /// Writing it, or changing its size.
        case flash
        /// Erasing it, also to make a file system on it.
        case erase
    }

    /// One row of the policy.
    public struct Entry: Sendable, Equatable {
        /// Exact name, without slot. Of a family the pattern, `*efs*`: a star stands for any letters.
        public let name: String
        /// What the partition holds, in words for an owner.
        public let holds: String
        /// Where this is known from.
        public let source: String
        /// The one thing that stock scripts do to it; nil where none touches it.
        let stockUse: Use?
        /// The products whose stock scripts do it; nil for several generations.
        let stockProducts: [String]?

        /// Whether stock scripts do this to the partition on this phone.
        /// - Parameter product: as the bootloader tells it; nil where it is not known.
        func isStock(_ use: Use, on product: String?) -> Bool {
            guard stockUse == use else { return false }
            guard let stockProducts, let product else { return true }
            return stockProducts.contains(product)
        }
    }

    /// Every row that is one name.
    public static let all: [Entry] = Firmware.identityPartitions.map(Entry.init)
    /// Every row that is a family of names.
    public static let families: [Entry] = Firmware.identityFamilies.map(Entry.init)

    private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { one, _ in one })

    /// The row for a partition, whatever its case, whichever slot its name ends in, and also for a second copy (`bak`); nil when it may
    /// be written.
    public static func entry(for partition: String) -> Entry? {
        var name = PartitionName.lower(partition)
        while true {
            if let entry = byName[name] ?? family(of: name) { return entry }
            var base = PartitionName.base(of: name)
            if base == name, base.hasSuffix("bak"), base.utf8.count > 3 { base = String(base.dropLast(3)) }
            if base == name { return nil }
            name = base
        }
    }

    /// The row that forbids this to be done to a partition; nil where there is none, and where it is what stock scripts do.
    /// - Parameter product: as the bootloader tells it; nil where it is not known.
    public static func entry(for partition: String, use: Use, product: String?) -> Entry? {
        guard let entry = entry(for: partition), !entry.isStock(use, on: product) else { return nil }
        return entry
    }

    private static func family(of name: String) -> Entry? {
        families.first { family in
            let core = family.name.filter { $0 != "*" }
            return family.name.hasPrefix("*") ? name.contains(core) : name.hasPrefix(core)
        }
    }
}

extension IdentityPartitions.Entry {
    fileprivate init(_ row: Firmware.IdentityPartition) {
        self.init(
            name: row.name, holds: row.holds, source: row.source,
            stockUse: row.stock.flatMap { IdentityPartitions.Use(rawValue: $0.do) }, stockProducts: row.stock?.products)
    }
}
