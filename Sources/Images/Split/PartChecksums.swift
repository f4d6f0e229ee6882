/// The CRC-32 over the decoded RAW and FILL data of each part, which is what the newer `sparsecrclist` names per part.
///
/// A part is a sparse image itself, so it is made and scanned; that reads the image once, from its first byte. An image
/// that goes as it is has one part, whose value is ``ImageScan/dataCRC32`` of the image.
public func dataCRC32s(of parts: [ImagePart], source: any ByteSource) throws(ImageError) -> [UInt32] {
    let reader = PartReader(parts: parts, source: source)
    let buffer = HeapBytes(count: 256 << 10)
    var sums: [UInt32] = []
    for part in parts {
        reader.begin(part)
        let scanner = ImageScanner(digests: [])
        while true {
            let count = try unsafe reader.fill(buffer.all)
            if count == 0 { break }
            try unsafe scanner.feed(UnsafeRawBufferPointer(buffer.prefix(count)))
        }
        sums.append(try scanner.finish().dataCRC32)
    }
    return sums
}
