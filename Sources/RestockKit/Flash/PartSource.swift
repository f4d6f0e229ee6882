import Images

/// Gives the bytes of one part to a download, and zeros after the image could not be read on: a phone that was promised so many bytes
/// waits for them, and answers nothing until it has them. A part that ends in zeros must not be flashed.
struct PartSource {
    private let reader: PartReader
    /// Why the image could not be read on.
    private(set) var failure: ImageError?

    init(_ reader: PartReader) {
        self.reader = reader
    }

    /// Fills `buffer` from the front and says how much.
    mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        if failure == nil {
            do throws(ImageError) {
                let count = try unsafe reader.fill(buffer)
                if count > 0 { return count }
                failure = .sourceEnded(needed: UInt64(buffer.count))
            } catch {
                failure = error
            }
        }
        _ = unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0)
        return buffer.count
    }
}
