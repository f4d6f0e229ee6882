import Bytes

extension SuperTable {
    /// What lies at the start of `super`: a page of zeros, the geometry twice, and the metadata once for each slot, and all of them again
    /// as a reserve.
    func start() throws(SuperTableFault) -> [UInt8] {
        var all = ByteWriter()
        let page = repeatElement(UInt8(0), count: Self.pageBytes)
        all.append(page)
        var geometry = ByteWriter()
        geometry.little(Self.geometryMagic)
        geometry.little(UInt32(Self.geometryBytes))
        geometry.append(repeatElement(0, count: 32))
        for value in [metadataRoom, slots, blockBytes] { geometry.little(value) }
        let signed = Self.summed(geometry.bytes, at: 8)
        for _ in 0..<2 {
            all.append(signed)
            all.append(page.prefix(Self.pageBytes - signed.count))
        }
        let metadata = metadata()
        guard metadata.count <= metadataRoom else { throw .value(of: "table size", UInt64(metadata.count)) }
        for _ in 0..<2 * slots {
            all.append(metadata)
            all.append(repeatElement(0, count: Int(metadataRoom) - metadata.count))
        }
        return all.bytes
    }

    /// Header and tables.
    private func metadata() -> [UInt8] {
        var (names, extents, limits, places) = (ByteWriter(), ByteWriter(), ByteWriter(), ByteWriter())
        var count: UInt32 = 0
        for partition in partitions {
            names.append(partition.nameField)
            for value in [partition.attributes, count, UInt32(partition.extents.count), partition.group] {
                names.little(value)
            }
            for extent in partition.extents {
                extents.little(extent.sectors)
                extents.little(extent.target)
                extents.little(extent.firstSector)
                extents.little(extent.device)
            }
            count += UInt32(partition.extents.count)
        }
        for group in groups {
            limits.append(group.name)
            limits.little(group.flags)
            limits.little(group.most)
        }
        for device in devices {
            places.little(device.firstSector)
            places.little(device.alignment)
            places.little(device.alignmentOffset)
            places.little(device.bytes)
            places.append(device.nameField)
            places.little(device.flags)
        }
        let parts = [names, extents, limits, places].map(\.bytes)
        let tables = Array(parts.joined())
        var header = ByteWriter()
        header.little(Self.headerMagic)
        header.little(UInt16(10))
        header.little(minor)
        header.little(UInt32(128 + headerTail.count))
        header.append(repeatElement(0, count: 32))
        header.little(UInt32(tables.count))
        header.append(digest(.sha256, of: tables))
        var offset = 0
        for (part, size) in zip(
            parts, [Partition.recordBytes, Extent.recordBytes, Group.recordBytes, Device.recordBytes])
        {
            for value in [offset, part.count / size, size] { header.little(UInt32(value)) }
            offset += part.count
        }
        header.append(headerTail)
        return Self.summed(header.bytes, at: 12) + tables
    }

    /// The bytes with their SHA-256, taken with zeros in its own place, at `place`.
    private static func summed(_ bytes: [UInt8], at place: Int) -> [UInt8] {
        var all = bytes
        all.replaceSubrange(place..<place + 32, with: digest(.sha256, of: bytes))
        return all
    }
}
