import Bytes

/// The metadata of a super image as AOSP's liblp lays them out: version 10.2 for phones with slots, whose header says that they are virtual
/// A/B, and 10.0 for others. Numbers are little-endian, sizes of partitions in sectors of 512 bytes.
struct PackSuperTable {
    let plan: PackSuper

    /// Room for one copy of the tables.
    private static let room: UInt32 = 65536
    private static let sector: UInt64 = 512
    private static let group = "main"

    /// Copies of the tables, one for each slot; phones with virtual A/B have one more than slots.
    private var copies: UInt32 { plan.hasSlots ? 3 : 2 }

    /// The blocks that are written, with their places: two geometries behind 4096 reserved bytes, then the copies of the tables, then as
    /// many for backup.
    func pieces() throws(PackError) -> [(offset: UInt64, bytes: [UInt8])] {
        let (geometry, tables) = (try geometry(), try tables())
        var pieces: [(offset: UInt64, bytes: [UInt8])] = [(4096, geometry), (8192, geometry)]
        for copy in 0..<UInt64(2 * copies) { pieces.append((12288 + copy * UInt64(Self.room), tables)) }
        return pieces
    }

    private func geometry() throws(PackError) -> [UInt8] {
        func made(_ checksum: [UInt8]) -> [UInt8] {
            var writer = ByteWriter()
            for word: UInt32 in [0x616c_4467, 52] { writer.little(word) }
            writer.append(checksum)
            for word in [Self.room, copies, UInt32(PackSparse.blockSize)] { writer.little(word) }
            return writer.bytes
        }
        return made(try sha256(made(Self.noChecksum)))
    }

    /// Header and tables of one copy.
    private func tables() throws(PackError) -> [UInt8] {
        let tables: [(count: Int, entry: Int, bytes: [UInt8])] = [
            (names.count, 52, partitions), (plan.partitions.count, 24, extents), (groups.count, 48, groupTable),
            (1, 64, blockDevice),
        ]
        let all = tables.flatMap(\.bytes)
        let checksum = try sha256(all)
        func header(_ own: [UInt8]) -> [UInt8] {
            var writer = ByteWriter()
            writer.little(UInt32(0x414c_5030))
            for half: UInt16 in [10, plan.hasSlots ? 2 : 0] { writer.little(half) }
            writer.little(UInt32(plan.hasSlots ? 256 : 128))
            writer.append(own)
            writer.little(UInt32(all.count))
            writer.append(checksum)
            var offset = 0
            for table in tables {
                for number in [offset, table.count, table.entry] { writer.little(UInt32(number)) }
                offset += table.bytes.count
            }
            if plan.hasSlots {
                // Flag 1: virtual A/B.
                writer.little(UInt32(1))
                writer.append([UInt8](repeating: 0, count: 124))
            }
            return writer.bytes
        }
        return header(try sha256(header(Self.noChecksum))) + all
    }

    private static let noChecksum = [UInt8](repeating: 0, count: 32)

    private func sha256(_ bytes: [UInt8]) throws(PackError) -> [UInt8] {
        let digest = try PackDigest(.sha256)
        try digest.update(bytes)
        return try digest.finishBytes()
    }

    private var slots: [String] { plan.hasSlots ? ["_a", "_b"] : [""] }

    /// The partitions of the table, with their slots; only those of the first slot have contents.
    private var names: [(name: String, hasContents: Bool, group: Int)] {
        plan.partitions.flatMap { partition in
            slots.enumerated().map { (partition.name + $1, $0 == 0, $0 + 1) }
        }
    }

    private var partitions: [UInt8] {
        var writer = ByteWriter()
        var extent: UInt32 = 0
        for row in names {
            writer.append(field(row.name))
            let count: UInt32 = row.hasContents ? 1 : 0
            // Attribute 1: read-only.
            for word in [1, extent, count, UInt32(row.group)] { writer.little(word) }
            extent += count
        }
        return writer.bytes
    }

    private var extents: [UInt8] {
        var writer = ByteWriter()
        for partition in plan.partitions {
            writer.little(partition.size / Self.sector)
            // Target 0: sectors of a block device, in their order.
            writer.little(UInt32(0))
            writer.little(partition.start / Self.sector)
            writer.little(UInt32(0))
        }
        return writer.bytes
    }

    /// The first group is AOSP's own, in which nothing is; then one for each slot.
    private var groups: [(name: String, most: UInt64)] {
        [("default", 0)] + slots.map { (Self.group + $0, plan.bytes - PackSuper.alignment) }
    }

    private var groupTable: [UInt8] {
        var writer = ByteWriter()
        for group in groups {
            writer.append(field(group.name))
            writer.little(UInt32(0))
            writer.little(group.most)
        }
        return writer.bytes
    }

    private var blockDevice: [UInt8] {
        var writer = ByteWriter()
        writer.little(PackSuper.alignment / Self.sector)
        for word in [UInt32(PackSuper.alignment), 0] { writer.little(word) }
        writer.little(plan.bytes)
        writer.append(field("super"))
        writer.little(UInt32(0))
        return writer.bytes
    }

    /// A name in its field of 36 bytes.
    private func field(_ name: String) -> [UInt8] {
        Array(name.utf8) + [UInt8](repeating: 0, count: 36 - name.utf8.count)
    }
}
