import Bytes

/// The table of logical partitions that lies at the start of `super`: liblp's geometry and metadata, major version 10 (AOSP,
/// `liblp/include/liblp/metadata_format.h`). Integers are little endian; sectors have 512 bytes.
public struct SuperTable: Sendable, Equatable {
    /// A stretch of one partition.
    struct Extent: Sendable, Equatable {
        static let recordBytes = 24
        var sectors: UInt64
        /// 0: sectors of a device; 1: zeros.
        var target: UInt32
        var firstSector: UInt64
        var device: UInt32
    }

    struct Partition: Sendable, Equatable {
        static let recordBytes = 52
        /// 36 bytes: a name, and zeros. Kept as it is, since it need not be text.
        let nameField: [UInt8]
        /// The flags of `Attribute`.
        var attributes: UInt32
        var extents: [Extent]
        var group: UInt32
    }

    struct Group: Sendable, Equatable {
        static let recordBytes = 48
        var name: [UInt8]
        var flags: UInt32
        /// Bytes; 0 is no limit.
        var most: UInt64
    }

    struct Device: Sendable, Equatable {
        static let recordBytes = 64
        var firstSector: UInt64
        /// Bytes.
        var alignment: UInt32
        var alignmentOffset: UInt32
        var bytes: UInt64
        /// 36 bytes: a name, and zeros.
        let nameField: [UInt8]
        var flags: UInt32
    }

    /// The text of a name that is kept in 36 bytes.
    static func text(_ field: [UInt8]) -> String { String(decoding: field.prefix { $0 != 0 }, as: UTF8.self) }

    /// Flags of a partition, and of a device.
    enum Attribute {
        static let readOnly: UInt32 = 1
        static let slotSuffixed: UInt32 = 2
        static let deviceSlotSuffixed: UInt32 = 1
        /// From minor version 1 on.
        static let updated: UInt32 = 4
        static let disabled: UInt32 = 8

        /// Those that liblp takes.
        static func known(minor: UInt16) -> UInt32 {
            readOnly | slotSuffixed | (minor >= 1 ? updated | disabled : 0)
        }
    }

    /// What one copy of the metadata may take at most, in bytes.
    let metadataRoom: UInt32
    /// How many slots have a copy of their own.
    let slots: UInt32
    /// Bytes of a block; partitions have whole ones.
    let blockBytes: UInt32
    let minor: UInt16
    /// What the header of minor version 2 has behind the tables' places: flags, and room.
    let headerTail: [UInt8]
    var partitions: [Partition]
    let groups: [Group]
    let devices: [Device]

    /// Whether the device that has the table is the partition `super` of every phone that came with logical partitions.
    public var isSuper: Bool { partition == "super" }

    /// The names of the logical partitions, with their slots.
    public var names: [String] { partitions.map(\.name) }

    /// The device that has the table: the first, as liblp has it.
    var mainDevice: Device { devices[0] }

    /// The partition of the phone that the table is for: almost always `super`.
    public var partition: String { mainDevice.name }

    /// Every partition of the phone that it lays logical ones on, in its own order, as it spells them.
    public var lyingOn: [String] { devices.map(\.name) }

    /// How many block devices of the phone it describes, and whether their names get the slot: so it is on phones that came without
    /// logical partitions and were given them later.
    public var isRetrofit: Bool {
        devices.count > 1 || devices.contains { $0.flags & Attribute.deviceSlotSuffixed != 0 }
    }
}

extension SuperTable.Partition {
    var name: String { SuperTable.text(nameField) }
}

extension SuperTable.Device {
    var name: String { SuperTable.text(nameField) }
}

/// What is wrong with a table of logical partitions.
public enum SuperTableFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file ends before what it should have.
    case cutShort
    /// The geometry does not begin as one.
    case noGeometry
    /// The metadata does not begin as such.
    case noMetadata
    /// A version that is not known.
    case version(major: UInt16, minor: UInt16)
    /// The SHA-256 of a piece is another than the one it carries.
    case digest(of: String)
    /// Flags of a partition that liblp does not know, and refuses.
    case attributes(of: String, UInt32)
    /// A number that cannot be right.
    case value(of: String, UInt64)

    public var description: String {
        switch self {
        case .cutShort: "it ends before its tables do"
        case .noGeometry: "it does not begin with the geometry of a super image"
        case .noMetadata: "there is no table of logical partitions behind its geometry"
        case .version(let major, let minor): "its table has version \(major).\(minor), and 10.0 to 10.2 are known"
        case .digest(let piece): "the SHA-256 of its \(piece) is not the one it carries; the file is damaged"
        case .attributes(let name, let flags):
            "its partition \(name) has the attributes 0x\(String(flags, radix: 16)), of which the phone would refuse some"
        case .value(let name, let number): "its \(name) is \(number), which cannot be right"
        }
    }
}
