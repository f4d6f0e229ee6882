import Images

/// A full A/B update package, read and verified whole once: an OTA .zip, or the `payload.bin` out of one.
///
/// Nothing is unpacked to disk, the payload is read where it lies in the .zip, and no image is ever whole in memory.
public final class OTAPackage: Sendable {
    /// What reading it whole found.
    public let facts: OTAFacts
    private let payload: Payload
    private let file: OpenFile

    /// Whether `path` is a file that this type is for: a payload, or a .zip that is not one of a fastboot package. False where nothing
    /// can be read.
    public static func isFor(_ path: String) -> Bool {
        guard let file = try? OpenFile(path), let kind = try? ContentKind(of: file) else { return false }
        return kind == .payload || kind == .zip && !PackageArchive.isStock(zip: file)
    }

    /// Reads the package at `path`, told by content, and verifies all of it: every operation's and every image's SHA-256, and for a
    /// .zip the CRCs of its texts and what `payload_properties.txt` says.
    ///
    /// - Parameters:
    ///   - workers: threads that decode.
    ///   - progress: bytes done of bytes in all, images and the payload itself; called often from the calling thread.
    /// - Throws: when it is none, is damaged in any way, or is no full update. Blocks until all of it has been read.
    public init(
        path: String, workers: Int = 2, progress: ((UInt64, UInt64) -> Void)? = nil
    ) throws(OTAError) {
        let file = try Self.naming(path) { () throws(ImageError) in try OpenFile(path) }
        let kind = try Self.naming(path) { () throws(ImageError) in try ContentKind(of: file) }
        let contents: OTAContents
        switch kind {
        case .zip: contents = try OTAContents(zip: file)
        case .payload: contents = OTAContents(payload: file)
        case .gzip, .tar: throw .notOTA(path: path, what: "it is a fastboot package, or a part of one")
        case .other(let what): throw .notOTA(path: path, what: file.stamp.bytes == 0 ? "it is an empty file" : what)
        }
        let payload = try Self.naming(path) { () throws(ImageError) in
            try Payload(file, at: contents.start, count: contents.bytes)
        }
        if let from = contents.metadata?.startsFrom {
            throw .payload(.incremental(because: "its metadata says that it starts from \(from)"))
        }
        let verifier = OTAVerifier(
            payload: payload, contents: contents, file: file, workers: workers, progress: progress)
        let partitions = try verifier.verify()
        facts = OTAFacts(
            kind: contents.kind, path: path, bytes: file.stamp.bytes, payloadBytes: payload.bytes,
            metadata: contents.metadata, powerwash: contents.properties?.powerwash ?? false,
            hasSignature: contents.hasSignature, blockSize: payload.blockSize,
            isPartial: payload.isPartial, maxTimestamp: payload.maxTimestamp, partitions: partitions)
        self.payload = payload
        self.file = file
        try confirmUnchanged()
    }

    /// The bytes of a partition's image from its start, forward only, decoded by `workers` threads. Each call begins anew.
    public func open(partition name: String, workers: Int = 2) throws(OTAError) -> any ByteSource {
        try confirmUnchanged()
        return try Self.naming(facts.path) { () throws(ImageError) in try payload.open(name, workers: workers) }
    }

    /// Where the blocks of a partition's image are, for ``downloadParts(of:limit:)``.
    public func layout(partition name: String) throws(OTAError) -> ImageLayout {
        guard let partition = facts.partition(name) else { throw .payload(.noSuchPartition(name)) }
        return partition.scan.layout
    }

    /// Looks whether the file is still the one that was verified, by size and times.
    ///
    /// - Throws: ``OTAError/changed(path:)``.
    public func confirmUnchanged() throws(OTAError) {
        let now = try Self.naming(file.path) { () throws(ImageError) in try file.currentStamp() }
        guard now == file.stamp else { throw .changed(path: file.path) }
    }

    private static func naming<T>(_ path: String, _ body: () throws(ImageError) -> T) throws(OTAError) -> T {
        do throws(ImageError) {
            return try body()
        } catch {
            throw OTAError(error, path: path)
        }
    }
}
