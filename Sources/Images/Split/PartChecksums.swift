extension ImageScan {
    /// Whether the checksums that a `sparsecrclist.txt` of the newer form gives for the parts of an image fit the image.
    ///
    /// Each is the CRC-32 of the RAW data and expanded FILL data of one part, split at `limit` bytes as AOSP's libsparse splits. The
    /// scan knows the CRC-32 of all of it; the given ones, joined by the size of each part's data, must come to the same.
    /// - Returns: nil when the image does not split into that many parts at this limit, so that nothing can be said.
    /// - Throws: ``ImageError`` when the image cannot be split at this limit at all.
    public func agrees(withPartChecksums sums: [UInt32], limit: UInt64) throws(ImageError) -> Bool? {
        let resparse = try Resparse(blockSize: layout.blockSize, limit: min(limit, resparseLimit))
        let parts = resparse.parts(
            of: layout.extents.map {
                BackedBlock(block: UInt64($0.firstBlock), bytes: layout.bytes(of: $0), content: $0.content)
            })
        guard parts.count == sums.count, let first = sums.first else { return nil }
        let block = UInt64(layout.blockSize)
        var joined = first
        for (part, sum) in zip(parts, sums).dropFirst() {
            let bytes = part.reduce(0) { $0 + ($1.bytes + block - 1) / block * block }
            joined = Images.crc32(joined, followedBy: sum, count: bytes)
        }
        return joined == dataCRC32
    }
}
