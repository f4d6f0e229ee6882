/// A run of blocks on its way into a part: libsparse's unit, which can be cut in two at a block border.
struct BackedBlock {
    var block: UInt64
    /// Bytes on the partition; only the end of a raw file is no multiple of the block size.
    var bytes: UInt64
    var content: Extent.Content

    /// Cuts off everything behind the first `keep` bytes, a multiple of the block size, and returns it.
    mutating func cut(keep: UInt64, blockSize: UInt64) -> BackedBlock? {
        guard bytes > keep else { return nil }
        var tail = self
        tail.block += keep / blockSize
        tail.bytes -= keep
        if case .data(let offset) = content { tail.content = .data(offset: offset + keep) }
        bytes = keep
        return tail
    }

    /// How many blocks it touches.
    func blocks(of blockSize: UInt64) -> UInt64 { (bytes + blockSize - 1) / blockSize }

    /// The bytes of its chunk in a sparse file, header included.
    func cost(blockSize: UInt64) -> UInt64 {
        switch content {
        case .data: 12 + blocks(of: blockSize) * blockSize
        case .fill: 16
        }
    }
}
