import PayloadManifest

/// The payload of an Android A/B update: whole partitions, cut into operations, each with its SHA-256.
///
/// Only full payloads are accepted: every partition is written whole and nothing of the phone's present system is needed.
/// The format is update_engine's, major version 2. Opening reads header and manifest; no blob is looked at.
public final class Payload: Sendable {
    /// The most bytes that all partitions may have together; real phones stay below 20 GB.
    public static let byteLimit: UInt64 = 64 << 30

    /// The size in bytes.
    public let bytes: UInt64
    /// Bytes per block, nearly always 4096.
    public let blockSize: UInt32
    /// The partitions, in the order of the manifest.
    public let partitions: [PayloadPartition]
    /// The bytes of header and manifest, at the payload's start.
    public let metadataBytes: UInt64
    /// The SHA-256 of those bytes, 32 bytes.
    public let metadataDigest: [UInt8]
    /// Whether the update says that it leaves out partitions of the phone.
    public let isPartial: Bool
    /// When the newest thing in it was made, in seconds since 1970, if it says so. A phone takes no older update.
    public let maxTimestamp: Int64?

    let file: OpenFile
    /// Where the payload begins in `file`.
    let start: UInt64

    /// Reads header and manifest of the payload that begins at `offset` of `file` and has `count` bytes, or goes to the file's end.
    ///
    /// - Throws: ``ImageError/payload(_:)`` when it is none, is damaged, or is not a full one; ``ImageError/io(operation:path:errno:)``.
    public init(
        _ file: OpenFile, at offset: UInt64 = 0, count: UInt64? = nil, budget: ReadingBudget = ReadingBudget()
    ) throws(ImageError) {
        let all = file.stamp.bytes - min(offset, file.stamp.bytes)
        let total = min(count ?? all, all)
        let head = try Self.read(file, at: offset, count: min(total, PayloadHeader.bytes))
        let metadata: [UInt8]
        let checked: PayloadCheck
        do throws(PayloadError) {
            let header = try PayloadHeader(head, total: total)
            metadata = try Self.metadata(file, at: offset, header)
            let bytes = Array(metadata[Int(PayloadHeader.bytes)...])
            try ManifestFields.count(bytes, budget)
            guard let manifest = ManifestDeltaArchive(bytes: bytes) else {
                throw .manifestUnreadable
            }
            checked = try PayloadCheck(manifest, dataOffset: header.dataOffset, dataBytes: total - header.dataOffset)
        } catch {
            throw .payload(error)
        }
        self.file = file
        start = offset
        bytes = total
        blockSize = checked.blockSize
        partitions = checked.partitions
        isPartial = checked.isPartial
        maxTimestamp = checked.maxTimestamp
        metadataBytes = UInt64(metadata.count)
        metadataDigest = Images.digest(.sha256, of: metadata)
    }

    /// The partition of a name.
    public func partition(_ name: String) -> PayloadPartition? {
        partitions.first { $0.name == name }
    }

    /// A stream of a partition's image, from its first byte to its last.
    ///
    /// Operations are decoded on `workers` threads of their own, in order, at most `workers + 1` of them (4 MiB each at most) ahead of
    /// the reader. Each blob is compared with its SHA-256 on the way; the image as a whole is compared by whoever verifies.
    /// - Throws: ``PayloadError/noSuchPartition(_:)``, or what makes the operations unfit to be put in order.
    public func open(_ name: String, workers: Int = 2) throws(ImageError) -> any ByteSource {
        guard let partition = partition(name) else { throw .payload(.noSuchPartition(name)) }
        do throws(PayloadError) {
            let layout = try PayloadLayout(partition, blockSize: UInt64(blockSize))
            return PayloadSource(payload: self, partition: partition, layout: layout, workers: max(1, workers))
        } catch {
            throw .payload(error)
        }
    }

    private static func metadata(
        _ file: OpenFile, at offset: UInt64, _ header: PayloadHeader
    ) throws(PayloadError) -> [UInt8] {
        let read = try? Self.read(file, at: offset, count: header.metadataBytes)
        guard let read, UInt64(read.count) == header.metadataBytes else {
            throw .metadataCutShort(needed: header.metadataBytes, bytes: UInt64(read?.count ?? 0))
        }
        return read
    }

    private static func read(_ file: OpenFile, at offset: UInt64, count: UInt64) throws(ImageError) -> [UInt8] {
        let memory = HeapBytes(count: Int(count))
        let got = try unsafe FileSource(file, from: offset, count: count).readFully(into: memory.all)
        return unsafe Array(memory.prefix(got))
    }
}
