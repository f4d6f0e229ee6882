import Bytes

extension SuperTable {
    static let geometryMagic: UInt32 = 0x616C_4467
    static let headerMagic: UInt32 = 0x414C_5030
    /// The room of each copy of the geometry, and of what lies before the first.
    static let pageBytes = 4096
    static let geometryBytes = 52

    /// The most bytes that a file of this kind has: liblp refuses metadata above 128 KiB.
    public static let mostBytes = pageBytes + (1 << 20)

    /// Reads a `super_empty.img`: one geometry in a page of its own, and one copy of the metadata.
    public init(_ image: [UInt8]) throws(SuperTableFault) {
        let result: Result<SuperTable, SuperTableFault>
        do throws(ByteReader.OutOfBytes) { result = try SuperTable.read(image) } catch { throw .cutShort }
        self = try result.get()
    }

    private static func read(_ image: [UInt8]) throws(ByteReader.OutOfBytes) -> Result<SuperTable, SuperTableFault> {
        var reader = ByteReader(image)
        let geometry = Array(try reader.take(pageBytes).prefix(geometryBytes))
        var fields = ByteReader(geometry)
        guard try fields.little(UInt32.self) == geometryMagic, try fields.little(UInt32.self) == geometryBytes else {
            return .failure(.noGeometry)
        }
        guard isWhole(geometry, sumAt: 8) else { return .failure(.digest(of: "geometry")) }
        try fields.skip(32)
        let (room, slots, block): (UInt32, UInt32, UInt32) = (
            try fields.little(), try fields.little(), try fields.little()
        )
        guard room > 0, room % 512 == 0, room <= 1 << 20 else { return .failure(.value(of: "room", UInt64(room))) }
        guard (1...8).contains(slots) else { return .failure(.value(of: "number of slots", UInt64(slots))) }
        guard block > 0, block % 512 == 0, block <= 1 << 20, block & (block - 1) == 0 else {
            return .failure(.value(of: "block size", UInt64(block)))
        }

        let metadata = Array(try reader.take(reader.remaining))
        var head = ByteReader(metadata)
        guard try head.little(UInt32.self) == headerMagic else { return .failure(.noMetadata) }
        let (major, minor): (UInt16, UInt16) = (try head.little(), try head.little())
        guard major == 10, minor <= 2 else { return .failure(.version(major: major, minor: minor)) }
        let headerBytes = Int(try head.little(UInt32.self))
        guard headerBytes == (minor < 2 ? 128 : 256) else {
            return .failure(.value(of: "header size", UInt64(headerBytes)))
        }
        try head.skip(32)
        let tableBytes = Int(try head.little(UInt32.self))
        guard headerBytes + tableBytes <= room else { return .failure(.value(of: "table size", UInt64(tableBytes))) }
        let sum = Array(try head.take(32))
        guard metadata.count >= headerBytes + tableBytes else { return .failure(.cutShort) }
        let header = Array(metadata[..<headerBytes])
        guard isWhole(header, sumAt: 12) else { return .failure(.digest(of: "header")) }
        let tables = Array(metadata[headerBytes..<headerBytes + tableBytes])
        guard digest(.sha256, of: tables) == sum else { return .failure(.digest(of: "tables")) }

        var records: [[ByteReader]] = []
        for (name, size) in [
            ("partitions", Partition.recordBytes), ("extents", Extent.recordBytes), ("groups", Group.recordBytes),
            ("devices", Device.recordBytes),
        ] {
            let (offset, count, found): (UInt32, UInt32, UInt32) = (
                try head.little(), try head.little(), try head.little()
            )
            guard found == size else { return .failure(.value(of: "record size of \(name)", UInt64(found))) }
            let end = UInt64(offset) + UInt64(count) * UInt64(size)
            guard end <= UInt64(tableBytes) else { return .failure(.value(of: "number of \(name)", UInt64(count))) }
            records.append(
                (0..<Int(count)).map {
                    let start = Int(offset) + $0 * size
                    return ByteReader(Array(tables[start..<start + size]))
                })
        }
        let tail = minor < 2 ? [] : Array(try head.take(headerBytes - 128))
        let extents = try records[1].map { record throws(ByteReader.OutOfBytes) in try Extent(record) }
        let groups = try records[2].map { record throws(ByteReader.OutOfBytes) in try Group(record) }
        let devices = try records[3].map { record throws(ByteReader.OutOfBytes) in try Device(record) }
        guard !devices.isEmpty else { return .failure(.value(of: "number of devices", 0)) }
        for device in devices {
            // Far above any storage, and far below what arithmetic could overflow at.
            guard device.bytes <= 1 << 50, device.firstSector <= 1 << 41 else {
                return .failure(.value(of: "size of \(device.name)", max(device.bytes, device.firstSector)))
            }
        }
        var partitions: [Partition] = []
        for record in records[0] {
            let (partition, first, count) = try Partition.read(record)
            guard UInt64(first) + UInt64(count) <= UInt64(extents.count), partition.group < groups.count else {
                return .failure(.value(of: "first extent of \(partition.name)", UInt64(first)))
            }
            guard partition.attributes & ~Attribute.known(minor: minor) == 0 else {
                return .failure(.attributes(of: partition.name, partition.attributes))
            }
            partitions.append(partition.with(Array(extents[Int(first)..<Int(first) + Int(count)])))
        }
        return .success(
            SuperTable(
                metadataRoom: room, slots: slots, blockBytes: block, minor: minor, headerTail: tail,
                partitions: partitions, groups: groups, devices: devices))
    }

    /// Whether the SHA-256 at `place` is that of the bytes with zeros in its place.
    private static func isWhole(_ bytes: [UInt8], sumAt place: Int) -> Bool {
        var plain = bytes
        plain.replaceSubrange(place..<place + 32, with: repeatElement(0, count: 32))
        return digest(.sha256, of: plain) == Array(bytes[place..<place + 32])
    }
}

extension SuperTable.Extent {
    fileprivate init(_ record: ByteReader) throws(ByteReader.OutOfBytes) {
        var record = record
        (sectors, target) = (try record.little(), try record.little())
        (firstSector, device) = (try record.little(), try record.little())
    }
}

extension SuperTable.Partition {
    /// The partition without its extents, the index of its first, and their number.
    fileprivate static func read(_ record: ByteReader) throws(ByteReader.OutOfBytes) -> (Self, UInt32, UInt32) {
        var record = record
        let name = Array(try record.take(36))
        let (attributes, first, count): (UInt32, UInt32, UInt32) = (
            try record.little(), try record.little(), try record.little()
        )
        return (Self(nameField: name, attributes: attributes, extents: [], group: try record.little()), first, count)
    }

    fileprivate func with(_ extents: [SuperTable.Extent]) -> Self {
        var copy = self
        copy.extents = extents
        return copy
    }
}

extension SuperTable.Group {
    fileprivate init(_ record: ByteReader) throws(ByteReader.OutOfBytes) {
        var record = record
        (name, flags, most) = (Array(try record.take(36)), try record.little(), try record.little())
    }
}

extension SuperTable.Device {
    fileprivate init(_ record: ByteReader) throws(ByteReader.OutOfBytes) {
        var record = record
        (firstSector, alignment) = (try record.little(), try record.little())
        (alignmentOffset, bytes) = (try record.little(), try record.little())
        (nameField, flags) = (Array(try record.take(36)), try record.little())
    }
}
