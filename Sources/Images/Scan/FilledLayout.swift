/// The layout of a raw image file with its uniform blocks as fills, found by reading it: what AOSP's fastboot does with a raw file above the
/// phone's limit. Holes of the file are zeros, and are not read.
/// - Throws: ``ImageError/tooLarge(bytes:)``, ``ImageError/overBudget(_:)``, and ``ImageError/io(operation:path:errno:)`` or
///   ``ImageError/sourceEnded(needed:)`` where the file cannot be read, or has become shorter.
public func filledLayout(of file: OpenFile) throws(ImageError) -> ImageLayout {
    let block = UInt64(RawScan.blockSize)
    let size = file.stamp.bytes
    let memory = HeapBytes(count: 1 << 20)
    var scan = RawScan(ReadingBudget())
    var offset: UInt64 = 0
    while offset < size {
        // A hole counts from the first whole block in it; `offset` is always on a block.
        let hole = (file.nextData(from: offset) - offset) / block
        try scan.feedZeros(blocks: hole)
        offset += hole * block
        let wanted = Int(min(UInt64(memory.count), size - offset))
        var filled = 0
        while filled < wanted {
            let got = try unsafe file.read(at: offset + UInt64(filled), into: memory.slice(filled..<wanted))
            guard got > 0 else { throw .sourceEnded(needed: size - offset - UInt64(filled)) }
            filled += got
        }
        if wanted > 0 { try unsafe scan.feed(UnsafeRawBufferPointer(memory.prefix(wanted))) }
        offset += UInt64(wanted)
    }
    return try scan.finish(fileBytes: size)
}
