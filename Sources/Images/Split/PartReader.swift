import Glibc

/// Makes the bytes of an image's parts, one part after the other, in one forward pass over the image file.
///
/// Parts may be left out. To send a part again, open the image again: the source only goes forward.
public final class PartReader {
    private let source: any ByteSource
    /// How far the source has been read.
    private var position: UInt64 = 0
    private var segments: [ImagePart.Segment] = []
    private var current = 0
    /// How much of the current segment has been given out.
    private var given: UInt64 = 0

    /// Reads `parts` of an image out of `source`, which stands at the image's first byte.
    public init(parts: [ImagePart], source: any ByteSource) {
        self.source = source
        if let first = parts.first { begin(first) }
    }

    /// Turns to a part; the first part needs no call.
    public func begin(_ part: ImagePart) {
        segments = part.segments
        current = 0
        given = 0
    }

    /// Fills `buffer` with the next bytes of the part; less than `buffer.count` only at its end, then 0.
    public func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        var filled = 0
        while filled < buffer.count, current < segments.count {
            let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let total: UInt64
            let step: Int
            switch segments[current] {
            case .literal(let bytes):
                total = UInt64(bytes.count)
                step = min(room.count, bytes.count - Int(given))
                unsafe bytes.withUnsafeBytes { all in
                    unsafe room.copyMemory(
                        from: UnsafeRawBufferPointer(rebasing: all[Int(given)..<Int(given) + step]))
                }
            case .zeros(let count):
                total = count
                step = Int(min(UInt64(room.count), count - given))
                _ = unsafe memset(room.baseAddress!, 0, step)
            case .source(let offset, let count):
                total = count
                try seek(to: offset + given)
                let wanted = Int(min(UInt64(room.count), count - given))
                step = try unsafe source.read(into: UnsafeMutableRawBufferPointer(rebasing: room[..<wanted]))
                guard step > 0 else { throw .sourceEnded(needed: count - given) }
                position += UInt64(step)
            }
            filled += step
            given += UInt64(step)
            if given == total {
                current += 1
                given = 0
            }
        }
        return filled
    }

    private func seek(to offset: UInt64) throws(ImageError) {
        guard offset != position else { return }
        guard offset > position else { throw .sourcePassed(offset: offset, position: position) }
        try source.skip(offset - position)
        position = offset
    }
}
