import Bytes
import Images

/// Reads an update package from end to end and compares it with everything that it says of itself.
///
/// What can name the fault most closely comes first: the manifest, then each image with its operations, and the payload as a whole last.
final class OTAVerifier {
    private let payload: Payload
    private let contents: OTAContents
    private let file: OpenFile
    private let workers: Int
    private let progress: ((UInt64, UInt64) -> Void)?
    private let buffer = ReadBuffer()
    private var done: UInt64 = 0
    private let total: UInt64

    init(
        payload: Payload, contents: OTAContents, file: OpenFile, workers: Int, progress: ((UInt64, UInt64) -> Void)?
    ) {
        self.payload = payload
        self.contents = contents
        self.file = file
        self.workers = workers
        self.progress = progress
        total = payload.partitions.reduce(contents.properties == nil ? 0 : payload.bytes) { $0 + $1.bytes }
    }

    func verify() throws(OTAError) -> [OTAPartition] {
        try checkMetadata()
        var partitions: [OTAPartition] = []
        for partition in payload.partitions { partitions.append(try verified(partition)) }
        try checkWhole()
        return partitions
    }

    private func checkMetadata() throws(OTAError) {
        guard let properties = contents.properties else { return }
        guard properties.fileBytes == payload.bytes else {
            throw .property(key: "FILE_SIZE", expected: "\(properties.fileBytes)", found: "\(payload.bytes)")
        }
        guard properties.metadataBytes == payload.metadataBytes else {
            throw .property(
                key: "METADATA_SIZE", expected: "\(properties.metadataBytes)", found: "\(payload.metadataBytes)")
        }
        guard properties.metadataDigest == payload.metadataDigest else {
            throw .property(
                key: "METADATA_HASH", expected: hex(properties.metadataDigest), found: hex(payload.metadataDigest))
        }
    }

    private func verified(_ partition: PayloadPartition) throws(OTAError) -> OTAPartition {
        let scan: ImageScan
        do throws(ImageError) {
            let scanner = ImageScanner(digests: .sha256)
            let source = try payload.open(partition.name, workers: workers)
            try unsafe pump(source) { (block) throws(ImageError) in try unsafe scanner.feed(block) }
            scan = try scanner.finish()
        } catch {
            // The scanner takes an image for a sparse file by its first four bytes.
            if case .malformedSparse = error { throw .sparsePartition(partition.name) }
            throw OTAError(error, path: file.path)
        }
        guard let found = scan.sha256, found == partition.digest else {
            throw .payload(
                .partition(partition.name, .digest(expected: hex(partition.digest), found: hex(scan.sha256 ?? []))))
        }
        guard !scan.layout.isSparse else { throw .sparsePartition(partition.name) }
        return OTAPartition(
            name: partition.name, bytes: partition.bytes, sha256: hex(found), operations: partition.operations.count,
            group: partition.group, scan: scan)
    }

    private func checkWhole() throws(OTAError) {
        guard let properties = contents.properties else { return }
        let digest = BackgroundDigest(.sha256)
        var crc: UInt32 = 0
        do throws(ImageError) {
            let source = FileSource(file, from: contents.start, count: contents.bytes)
            try unsafe pump(source) { (block) throws(ImageError) in
                unsafe digest.update(block)
                crc = unsafe crc32(block, seed: crc)
            }
        } catch {
            throw OTAError(error, path: file.path)
        }
        let found = digest.finish()
        guard found == properties.fileDigest else {
            throw .property(key: "FILE_HASH", expected: hex(properties.fileDigest), found: hex(found))
        }
        if let expected = contents.crc, expected != crc {
            throw .entry(
                name: "payload.bin", .checksum(expected: hex(expected, width: 8), found: hex(crc, width: 8)))
        }
    }

    private func pump(
        _ source: any ByteSource, _ body: (UnsafeRawBufferPointer) throws(ImageError) -> Void
    ) throws(ImageError) {
        try unsafe buffer.pump(source) { (block) throws(ImageError) in
            try unsafe body(block)
            done += UInt64(block.count)
            progress?(done, total)
        }
    }
}
