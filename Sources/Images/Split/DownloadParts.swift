/// The most bytes of a part when an image has to be split (AOSP `RESPARSE_LIMIT`), whatever the phone would take.
let resparseLimit: UInt64 = 1 << 30

/// The downloads that carry an image to a phone that takes at most `limit` bytes at a time.
///
/// A file that fits goes as it is. Another is split into sparse files, byte for byte as AOSP's fastboot splits it, with
/// one exception: of a raw file that does not end on a 4096-byte border, fastboot 29.0.6 makes parts whose headers
/// count a last don't-care chunk that is missing. Here it is there.
///
/// - Parameter fillsRaw: a raw file that fits may travel as a sparse one whose uniform blocks are FILL chunks, where that saves much.
///   Never as don't-care, since nothing says what the partition holds there. False where the bootloader checks the file as it is.
public func downloadParts(
    of layout: ImageLayout, limit: UInt64, fillsRaw: Bool = false
) throws(ImageError) -> [ImagePart] {
    guard layout.fileBytes > limit || fillsRaw && layout.isWorthFilling else {
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

extension ImageLayout {
    /// A raw file of whole blocks of which so much is uniform that the zeros are worth a conversion: 16 MiB take 0.4 s on USB 2.0.
    fileprivate var isWorthFilling: Bool {
        guard !isSparse, fileBytes % UInt64(blockSize) == 0 else { return false }
        let uniform = extents.reduce(into: UInt64(0)) { sum, extent in
            if case .fill = extent.content { sum += bytes(of: extent) }
        }
        return uniform >= 16 << 20
    }
}
