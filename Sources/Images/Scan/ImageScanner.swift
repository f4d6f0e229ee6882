/// Reads an image file that is pushed through it once: its layout, its faults, its digests.
///
/// A file is sparse if it begins with the magic 0xED26FF3A (little endian), and raw otherwise.
public final class ImageScanner {
    private enum Reading {
        case unknown
        case raw(RawScan)
        case sparse(SparseScan)
        case ended
    }

    private var reading = Reading.unknown
    private var head: [UInt8] = []
    private var bytes: UInt64 = 0
    private var blocks: BlockDigester
    private let budget: ReadingBudget
    private var md5: BackgroundDigest?
    private var sha256: BackgroundDigest?

    /// A scanner that has seen nothing yet.
    /// - Parameters:
    ///   - key: of the tags of its blocks; one that nobody knows, but for tests.
    ///   - budget: of the reading that the image is a part of.
    public init(
        digests: ImageDigests = .md5, key: BlockKey = BlockKey(), budget: ReadingBudget = ReadingBudget()
    ) {
        self.budget = budget
        blocks = BlockDigester(key)
        if digests.contains(.md5) { md5 = BackgroundDigest(.md5) }
        if digests.contains(.sha256) { sha256 = BackgroundDigest(.sha256) }
    }

    /// Takes the next bytes of the file, however many.
    public func feed(_ chunk: UnsafeRawBufferPointer) throws(ImageError) {
        guard chunk.count > 0 else { return }
        bytes += UInt64(chunk.count)
        unsafe blocks.update(chunk)
        unsafe md5?.update(chunk)
        unsafe sha256?.update(chunk)
        if case .unknown = reading {
            unsafe head += chunk
            guard head.count >= 4 else { return }
            decide()
            let all = head
            head = []
            let failure = unsafe all.withUnsafeBytes { unsafe caught($0) }
            if let failure { throw failure }
        } else {
            try unsafe parse(chunk)
        }
    }

    /// Says that the file is complete.
    public func finish() throws(ImageError) -> ImageScan {
        if case .unknown = reading {
            reading = .raw(RawScan(budget))
            let all = head
            let failure = unsafe all.withUnsafeBytes { unsafe caught($0) }
            if let failure { throw failure }
        }
        defer { reading = .ended }
        let layout: ImageLayout
        let dataCRC: UInt32
        let (digests, crc) = blocks.finish()
        switch reading {
        case .raw(var scan):
            layout = try scan.finish(fileBytes: bytes)
            dataCRC = crc
        case .sparse(let scan):
            layout = try scan.finish(fileBytes: bytes)
            dataCRC = scan.dataCRC
        case .unknown, .ended:
            throw .misuse("the scan of this image has ended already")
        }
        return ImageScan(
            layout: layout, bytes: bytes, md5: md5?.finish() ?? [], sha256: sha256?.finish(),
            crc32: crc, dataCRC32: dataCRC, blocks: digests)
    }

    private func decide() {
        let magic: [UInt8] = [0x3A, 0xFF, 0x26, 0xED]
        reading = Array(head.prefix(4)) == magic ? .sparse(SparseScan(budget)) : .raw(RawScan(budget))
    }

    /// `rethrows` of the standard library loses the type of a thrown error, so it is carried out as a value.
    private func caught(_ chunk: UnsafeRawBufferPointer) -> ImageError? {
        do throws(ImageError) {
            try unsafe parse(chunk)
            return nil
        } catch {
            return error
        }
    }

    private func parse(_ chunk: UnsafeRawBufferPointer) throws(ImageError) {
        // The state is moved out and back so that its arrays are never copied.
        let current = reading
        reading = .ended
        switch current {
        case .raw(var scan):
            try unsafe scan.feed(chunk)
            reading = .raw(scan)
        case .sparse(var scan):
            try unsafe scan.feed(chunk)
            reading = .sparse(scan)
        case .unknown, .ended:
            throw .misuse("this image was found broken, or its scan has ended")
        }
    }
}
