import Images

/// A `super_empty.img` as AOSP's liblp writes one: geometry, header, tables, each with its SHA-256 (`metadata_format.h`, version 10.0).
enum SuperEmpty {
    /// - Parameters:
    ///   - names: of the logical partitions, with their slots.
    ///   - device: the partition that the table is for.
    static func image(_ names: [String], superBytes: UInt64 = 8 << 30, device: String = "super") -> [UInt8] {
        var geometry = Record()
        geometry.number(0x616C_4467)
        geometry.number(52)
        geometry.zeros(32)
        for value: UInt32 in [65_536, 2, 4096] { geometry.number(value) }
        geometry.sum(at: 8)
        geometry.zeros(4096 - geometry.bytes.count)

        var tables = Record()
        for name in names {
            tables.name(name)
            // Read-only; no extents; the second group.
            for value: UInt32 in [1, 0, 0, 1] { tables.number(value) }
        }
        let groups = tables.bytes.count
        for (name, most) in [("default", UInt64(0)), ("main", superBytes - (4 << 20))] {
            tables.name(name)
            tables.number(0)
            tables.wide(most)
        }
        let devices = tables.bytes.count
        tables.wide(2048)
        tables.number(1 << 20)
        tables.number(0)
        tables.wide(superBytes)
        tables.name(device)
        tables.number(0)

        var header = Record()
        header.number(0x414C_5030)
        header.number(10)
        header.number(128)
        header.zeros(32)
        header.number(UInt32(tables.bytes.count))
        header.bytes += digest(.sha256, of: tables.bytes)
        for (offset, count, size) in [(0, names.count, 52), (groups, 0, 24), (groups, 2, 48), (devices, 1, 64)] {
            for value in [offset, count, size] { header.number(UInt32(value)) }
        }
        header.sum(at: 12)
        return geometry.bytes + header.bytes + tables.bytes
    }
}

/// Bytes being put together, little endian.
private struct Record {
    var bytes: [UInt8] = []

    mutating func number(_ value: UInt32) {
        for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    mutating func wide(_ value: UInt64) {
        number(UInt32(truncatingIfNeeded: value))
        number(UInt32(truncatingIfNeeded: value >> 32))
    }

    mutating func zeros(_ count: Int) { bytes += [UInt8](repeating: 0, count: count) }

    /// 36 bytes, zeros behind the text.
    mutating func name(_ text: String) {
        bytes += Array(text.utf8)
        zeros(36 - text.utf8.count)
    }

    /// Puts the SHA-256 of all, with zeros in its own place, there.
    mutating func sum(at place: Int) { bytes.replaceSubrange(place..<place + 32, with: digest(.sha256, of: bytes)) }
}
