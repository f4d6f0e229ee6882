extension ImageScan {
    /// Writes everything that the scan found out.
    public func write(to record: RecordWriter) throws(ImageError) {
        try record.put(layout.isSparse ? 1 : 0)
        for number in [layout.blockSize, layout.totalBlocks, crc32, dataCRC32] { try record.put(UInt64(number)) }
        for number in [layout.fileBytes, layout.expandedBytes, bytes] { try record.put(number) }
        try record.put(md5)
        try record.put(sha256 ?? [])
        try record.put(blocks.key.bytes)
        try record.put(UInt64(blocks.tags.count))
        for tag in blocks.tags {
            try record.put(tag.first)
            try record.put(tag.second)
        }
        try record.put(UInt64(layout.extents.count))
        for extent in layout.extents {
            try record.put(UInt64(extent.firstBlock) << 32 | UInt64(extent.blockCount))
            switch extent.content {
            case .data(let offset): try record.put(offset << 1)
            case .fill(let pattern): try record.put(UInt64(pattern) << 1 | 1)
            }
        }
    }

    /// Reads what ``write(to:)`` wrote.
    public init(from record: RecordReader) throws(ImageError) {
        let isSparse = try record.number() == 1
        var small: [UInt32] = []
        for _ in 0..<4 { small.append(UInt32(truncatingIfNeeded: try record.number())) }
        let (fileBytes, expandedBytes, bytes) = (try record.number(), try record.number(), try record.number())
        md5 = try record.bytes(upTo: 16)
        let sha = try record.bytes(upTo: 32)
        sha256 = sha.isEmpty ? nil : sha
        let key = try record.bytes(upTo: BlockKey.count)
        guard key.count == BlockKey.count else { throw .misuse("a key of \(BlockKey.count) bytes is wanted") }
        var tags: [BlockTag] = []
        let blockCount = try record.count(upTo: 1 << 24)
        guard blockCount == BlockDigests.count(for: bytes) else {
            throw .misuse("as many digests as blocks are wanted")
        }
        for _ in 0..<blockCount { tags.append(BlockTag(first: try record.number(), second: try record.number())) }
        var extents: [Extent] = []
        for _ in 0..<(try record.count(upTo: ExtentList.limit)) {
            let (place, content) = (try record.number(), try record.number())
            extents.append(
                Extent(
                    firstBlock: UInt32(place >> 32), blockCount: UInt32(truncatingIfNeeded: place),
                    content: content & 1 == 1
                        ? .fill(UInt32(truncatingIfNeeded: content >> 1)) : .data(offset: content >> 1)))
        }
        layout = ImageLayout(
            isSparse: isSparse, blockSize: small[0], totalBlocks: small[1], extents: extents, fileBytes: fileBytes,
            expandedBytes: expandedBytes)
        self.bytes = bytes
        crc32 = small[2]
        dataCRC32 = small[3]
        blocks = BlockDigests(bytes: bytes, key: BlockKey(key), tags: tags)
    }
}
