/// The most bytes of a part when an image has to be split (AOSP `RESPARSE_LIMIT`), whatever the phone would take.
let resparseLimit: UInt64 = 1 << 30

/// The downloads that carry an image to a phone that takes at most `limit` bytes at a time.
///
/// A file that fits goes as it is. Another is split into sparse files, byte for byte as AOSP's fastboot splits it. The
/// one exception: fastboot refuses to split a raw file that does not end on a 4096-byte border; here the end is padded
/// with zeros.
public func downloadParts(of layout: ImageLayout, limit: UInt64) throws(ImageError) -> [ImagePart] {
    guard layout.fileBytes > limit else {
        let whole: [ImagePart.Segment] = layout.fileBytes > 0 ? [.source(offset: 0, count: layout.fileBytes)] : []
        return [ImagePart(index: 0, count: 1, bytes: layout.fileBytes, segments: whole)]
    }
    let resparse = try Resparse(blockSize: layout.blockSize, limit: min(limit, resparseLimit))
    let runs = layout.extents.map {
        BackedBlock(
            block: UInt64($0.firstBlock), bytes: layout.bytes(of: $0), content: $0.content)
    }
    let parts = resparse.parts(of: runs)
    let writer = PartWriter(layout: layout)
    return parts.enumerated().map { writer.part($1, index: $0, count: parts.count) }
}
