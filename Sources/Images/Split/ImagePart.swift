/// One download: bytes made of pieces of the image file and of sparse headers.
public struct ImagePart: Sendable, Hashable {
    /// A piece of a part.
    public enum Segment: Sendable, Hashable {
        /// These bytes.
        case literal([UInt8])
        /// `count` bytes of the image file from `offset` on. Offsets ascend through the parts of an image.
        case source(offset: UInt64, count: UInt64)
        /// This many zeros.
        case zeros(UInt64)
    }

    /// Which part, from 0.
    public let index: Int
    /// How many parts the image has.
    public let count: Int
    /// The size of the download in bytes.
    public let bytes: UInt64
    /// The pieces in order.
    public let segments: [Segment]

    public init(index: Int, count: Int, bytes: UInt64, segments: [Segment]) {
        self.index = index
        self.count = count
        self.bytes = bytes
        self.segments = segments
    }
}
