/// The content of an image as it will be on the partition, read forward from the image file. Holes of a sparse file read as zeros;
/// ``isWhole(first:of:)`` tells whether there are any where it matters.
public final class ExpandedSource: ByteSource {
    private let layout: ImageLayout
    private let file: any ByteSource
    /// The first extent that has not been passed.
    private var next = 0
    /// Bytes of the partition, and of the file, that have been passed.
    private var position: UInt64 = 0
    private var filePosition: UInt64 = 0

    /// - Parameter file: the image file from its start.
    public init(_ layout: ImageLayout, of file: any ByteSource) {
        self.layout = layout
        self.file = file
    }

    /// Whether an image says of every one of its first `count` bytes what it is.
    public static func isWhole(first count: UInt64, of layout: ImageLayout) -> Bool {
        var covered: UInt64 = 0
        for extent in layout.extents where covered < count {
            guard layout.start(of: extent) == covered else { return false }
            covered += layout.bytes(of: extent)
        }
        return covered >= count
    }

    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard layout.isSparse else { return try unsafe file.read(into: buffer) }
        guard position < layout.expandedBytes, buffer.count > 0 else { return 0 }
        while next < layout.extents.count, end(of: layout.extents[next]) <= position { next += 1 }
        let extent = next < layout.extents.count ? layout.extents[next] : nil
        let start = extent.map(layout.start) ?? layout.expandedBytes
        let isHole = start > position
        let end = isHole ? start : extent.map(end) ?? start
        let count = Int(min(UInt64(buffer.count), end - position))
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
        let got = try unsafe fill(
            room, isHole ? .fill(0) : extent?.content ?? .fill(0), from: isHole ? 0 : position - start)
        position += UInt64(got)
        return got
    }

    public func skip(_ count: UInt64) throws(ImageError) {
        if layout.isSparse { try discard(count) } else { try file.skip(count) }
    }

    /// Puts content into `room` from `offset` bytes within its extent on; says how many bytes that were.
    private func fill(
        _ room: UnsafeMutableRawBufferPointer, _ content: Extent.Content, from offset: UInt64
    ) throws(ImageError) -> Int {
        switch content {
        case .fill(let pattern):
            for index in 0..<room.count {
                let shift = (offset + UInt64(index)) % 4 * 8
                unsafe room[index] = UInt8(truncatingIfNeeded: pattern >> UInt32(shift))
            }
            return room.count
        case .data(let place):
            let wanted = place + offset
            guard wanted >= filePosition else { throw .sourcePassed(offset: wanted, position: filePosition) }
            try file.skip(wanted - filePosition)
            let got = try unsafe file.read(into: room)
            guard got > 0 else { throw .sourceEnded(needed: UInt64(room.count)) }
            filePosition = wanted + UInt64(got)
            return got
        }
    }

    private func end(of extent: Extent) -> UInt64 { layout.start(of: extent) + layout.bytes(of: extent) }
}

extension ImageLayout {
    /// Where an extent begins on the partition, in bytes.
    fileprivate func start(of extent: Extent) -> UInt64 { UInt64(extent.firstBlock) * UInt64(blockSize) }
}
