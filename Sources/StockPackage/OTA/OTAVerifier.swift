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
    /// How the MD5 of the file begins, by its name.
    private let expected: String?

    init(
        payload: Payload, contents: OTAContents, file: OpenFile, workers: Int, progress: ((UInt64, UInt64) -> Void)?
    ) {
        self.payload = payload
        self.contents = contents
        self.file = file
        self.workers = workers
        self.progress = progress
        expected = SideloadFacts.md5Prefix(inName: file.path.split(separator: "/").last.map(String.init) ?? file.path)
        let again = expected != nil ? file.stamp.bytes : contents.properties == nil ? 0 : payload.bytes
        total = payload.partitions.reduce(again) { $0 + $1.bytes }
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

    /// The payload as a whole, and in the same pass the file, where its name says the beginning of its MD5.
    private func checkWhole() throws(OTAError) {
        guard contents.properties != nil || expected != nil else { return }
        let sha256 = BackgroundDigest(.sha256)
        let md5 = expected == nil ? nil : BackgroundDigest(.md5)
        var crc: UInt32 = 0
        do throws(ImageError) {
            if md5 != nil {
                try unsafe pump(FileSource(file, from: 0, count: contents.start)) { (block) in unsafe md5?.update(block)
                }
            }
            try unsafe pump(FileSource(file, from: contents.start, count: contents.bytes)) { (block) in
                unsafe sha256.update(block)
                unsafe md5?.update(block)
                crc = unsafe crc32(block, seed: crc)
            }
            if md5 != nil {
                try unsafe pump(FileSource(file, from: contents.start + contents.bytes)) { (block) in
                    unsafe md5?.update(block)
                }
            }
        } catch {
            throw OTAError(error, path: file.path)
        }
        if let expected, let md5 = md5.map({ hex($0.finish()) }), !md5.hasPrefix(expected) {
            throw .nameMD5(expected: expected, found: md5)
        }
        guard let properties = contents.properties else { return }
        let found = sha256.finish()
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
