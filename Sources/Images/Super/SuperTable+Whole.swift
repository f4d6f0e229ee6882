extension SuperTable {
    /// Where the first copy of the tables stands in an image of `super`: behind 4096 reserved bytes and two copies of the geometry.
    private static let tablesPlace = 3 * pageBytes

    /// How much of the start of an image of `super` holds the geometry and the first copy of the tables, in bytes.
    public static let startBytes = tablesPlace + (1 << 20)

    /// Reads the tables at the start of an image of the whole of `super`.
    /// - Parameter start: its first ``startBytes`` bytes, or all of it.
    public init(startOfSuper start: [UInt8]) throws(SuperTableFault) {
        guard start.count > Self.tablesPlace else { throw .cutShort }
        try self.init(Array(start[Self.pageBytes..<2 * Self.pageBytes] + start[Self.tablesPlace...]))
    }

    /// A stretch of a logical partition.
    public enum Stretch: Sendable, Equatable {
        /// Bytes of `super`, from its start.
        case at(UInt64, bytes: UInt64)
        /// Zeros that lie nowhere.
        case zeros(bytes: UInt64)

        /// How long it is, in bytes.
        public var bytes: UInt64 {
            switch self {
            case .at(_, let bytes), .zeros(let bytes): bytes
            }
        }
    }

    /// Where a logical partition lies, from its first byte to its last; nil where there is none of that name, and where a part of it lies
    /// on another partition of the phone than the first.
    /// - Parameter name: with its slot, as the table spells it.
    public func stretches(of name: String) -> [Stretch]? {
        guard let partition = partitions.first(where: { $0.name == name }) else { return nil }
        var stretches: [Stretch] = []
        for extent in partition.extents {
            let (bytes, overflow) = extent.sectors.multipliedReportingOverflow(by: 512)
            let (place, tooFar) = extent.firstSector.multipliedReportingOverflow(by: 512)
            guard !overflow, !tooFar, !place.addingReportingOverflow(bytes).overflow else { return nil }
            switch extent.target {
            case 0 where extent.device == 0: stretches.append(.at(place, bytes: bytes))
            case 1: stretches.append(.zeros(bytes: bytes))
            default: return nil
            }
        }
        return stretches
    }
}
