/// An image of the whole `super` in the sparse format, made while it is read: the table, then the partitions that are given to it. What lies
/// between and behind them is left as it is.
public struct SuperImage {
    /// One partition on its way into `super`.
    public struct Content {
        /// With its slot, as the table has it.
        let name: String
        let bytes: UInt64
        let open: () throws(ImageError) -> any ByteSource

        /// - Parameters:
        ///   - bytes: the size of the image; it is raw.
        ///   - open: opens it at its first byte.
        public init(name: String, bytes: UInt64, open: @escaping () throws(ImageError) -> any ByteSource) {
            (self.name, self.bytes, self.open) = (name, bytes, open)
        }
    }

    /// The map of the sparse file.
    public let layout: ImageLayout
    private let pieces: [SuperSource.Piece]
    private let contents: [Content]

    /// - Throws: ``SuperTable/Misfit`` where the contents have no place.
    public init(_ table: SuperTable, _ contents: [Content] = []) throws(SuperTable.Misfit) {
        var table = table
        try table.place(contents.map { ($0.name, $0.bytes) })
        let start: [UInt8]
        do throws(SuperTableFault) { start = try table.start() } catch {
            throw .full(name: table.partition, needed: UInt64(table.metadataRoom) + 1, room: UInt64(table.metadataRoom))
        }
        let page = SuperTable.pageBytes
        guard table.mainDevice.bytes % UInt64(page) == 0 else {
            throw .odd(name: table.partition, bytes: table.mainDevice.bytes)
        }
        guard Int(table.blockBytes) == page, let blocks = UInt32(exactly: table.mainDevice.bytes / UInt64(page)),
            UInt64(start.count) <= table.mainDevice.firstSector * 512
        else { throw .unfit(table.partition) }

        var chunks = SuperChunks()
        chunks.fill(blocks: 1)
        chunks.data([.bytes(Array(start.dropFirst(page)))], bytes: UInt64(start.count - page))
        for (index, content) in contents.enumerated() {
            guard let extent = table.partitions.first(where: { $0.name == content.name })?.extents.first else {
                throw .unfit(content.name)
            }
            chunks.skip(to: extent.firstSector * 512 / UInt64(page))
            chunks.content(index, bytes: content.bytes)
        }
        (layout, pieces) = chunks.finish(blocks: blocks)
        self.contents = contents
    }

    /// The sparse file from its first byte on.
    public func open() -> any ByteSource { SuperSource(pieces, contents) }
}
