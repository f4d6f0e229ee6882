/// Everything that one pass over an image file finds out.
public struct ImageScan: Sendable, Hashable {
    /// Where its blocks are.
    public let layout: ImageLayout
    /// The size of the file.
    public let bytes: UInt64
    /// The MD5 of the file, 16 bytes; empty if it was not asked for.
    public let md5: [UInt8]
    /// The SHA-256 of the file, 32 bytes, if it was asked for.
    public let sha256: [UInt8]?
    /// The CRC-32 of the file as it is: what a `crclist` names.
    public let crc32: UInt32
    /// The CRC-32 over the data of RAW chunks and the expanded data of FILL chunks, in order, don't-care left out:
    /// what a `sparsecrclist` names. For a raw file it is the CRC of the file.
    public let dataCRC32: UInt32
    /// The tag of each MiB of the file, to check it by when it is read again.
    public let blocks: BlockDigests
}
