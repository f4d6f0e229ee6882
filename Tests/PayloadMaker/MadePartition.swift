/// An operation of a payload that is being made. Its data is what the image has in its blocks.
public struct MadeOperation: Sendable {
    /// update_engine's number: 0 REPLACE, 1 REPLACE_BZ, 6 ZERO, 7 DISCARD, 8 REPLACE_XZ, 14 REPLACE_ZSTD.
    public var type: UInt64
    /// First block and number of blocks of each extent.
    public var extents: [(first: UInt64, count: UInt64)]
    /// What to write into the manifest in place of the truth.
    public var offset: UInt64?
    public var length: UInt64?
    public var digest: [UInt8]?
    public var hasDigest = true
    /// The blob, where it is not to be made of the image.
    public var blob: [UInt8]?
    /// Extents to read from, as patches have them.
    public var sources: [(first: UInt64, count: UInt64)] = []

    public init(_ type: UInt64, _ extents: (first: UInt64, count: UInt64)...) {
        self.type = type
        self.extents = extents
    }
}

/// A partition of a payload that is being made.
public struct MadePartition: Sendable {
    public var name: String
    public var image: [UInt8]
    public var operations: [MadeOperation]
    public var group: String?
    /// What to write into the manifest in place of the truth.
    public var size: UInt64?
    public var digest: [UInt8]?
    public var namesOldPartition = false

    public init(_ name: String, _ image: [UInt8], _ operations: [MadeOperation]) {
        self.name = name
        self.image = image
        self.operations = operations
    }

    /// A partition of operations of one type, `step` blocks each, in order.
    public init(_ name: String, _ image: [UInt8], type: UInt64, step: UInt64 = 4, blockSize: Int = 4096) {
        let blocks = UInt64((image.count + blockSize - 1) / blockSize)
        self.init(
            name, image,
            stride(from: 0, to: blocks, by: Int(step)).map {
                MadeOperation(type, (first: $0, count: min(step, blocks - $0)))
            })
    }

    /// The image's bytes in the blocks of an operation; behind the image's end there are zeros.
    func data(of operation: MadeOperation, blockSize: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for extent in operation.extents {
            let start = Int(extent.first) * blockSize
            let end = start + Int(extent.count) * blockSize
            let there = start < image.count ? image[start..<min(end, image.count)] : []
            bytes += there + [UInt8](repeating: 0, count: end - start - there.count)
        }
        return bytes
    }
}
