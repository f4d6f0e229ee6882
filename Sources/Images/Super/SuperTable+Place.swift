extension SuperTable {
    /// Why one image of `super` cannot take the place of its logical partitions.
    public enum Misfit: Error, Equatable, Sendable {
        /// The table has no such partition, or it is one that fastbootd alone may fill.
        case unfit(String)
        /// The device has so many bytes, which are no whole number of blocks: an image of it would end before it does.
        case odd(name: String, bytes: UInt64)
        /// Together the images need this many bytes, and there are no more than `room`.
        case full(name: String, needed: UInt64, room: UInt64)
    }

    /// Whether every partition can be placed freely: none has room already, none is writable, none gets its slot from the phone, and one
    /// device has them all.
    public var isBlank: Bool {
        !isRetrofit && partitions.allSatisfy { $0.extents.isEmpty && $0.attributes == Attribute.readOnly }
    }

    /// Whether a partition of `room` bytes can hold what the table describes.
    public func fits(_ room: UInt64) -> Bool { mainDevice.bytes <= room }

    /// Gives each of `sizes` (bytes) its room, one behind the other, each at the alignment that the device asks for.
    mutating func place(_ sizes: [(name: String, bytes: UInt64)]) throws(Misfit) {
        let device = mainDevice
        var taken: [UInt32: UInt64] = [:]
        var next = device.firstSector * 512
        for (name, bytes) in sizes {
            guard let index = partitions.firstIndex(where: { $0.name == name }), partitions[index].extents.isEmpty,
                bytes > 0
            else { throw .unfit(name) }
            let whole = (bytes + UInt64(blockBytes) - 1) / UInt64(blockBytes) * UInt64(blockBytes)
            let group = partitions[index].group
            taken[group, default: 0] += whole
            let most = groups[Int(group)].most
            guard most == 0 || taken[group, default: 0] <= most else {
                throw .full(name: name, needed: taken[group, default: 0], room: most)
            }
            let start = aligned(next, device)
            guard start + whole <= device.bytes else {
                throw .full(name: name, needed: start + whole, room: device.bytes)
            }
            partitions[index].extents = [
                Extent(sectors: whole / 512, target: 0, firstSector: start / 512, device: 0)
            ]
            next = start + whole
        }
    }

    /// The first place at or behind `byte` that the device likes a partition to begin at.
    private func aligned(_ byte: UInt64, _ device: Device) -> UInt64 {
        let block = UInt64(blockBytes)
        let step = max(UInt64(device.alignment) / block * block, block)
        let offset = UInt64(device.alignmentOffset) / block * block % step
        guard byte > offset else { return offset }
        return (byte - offset + step - 1) / step * step + offset
    }
}
