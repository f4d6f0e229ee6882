import Images

/// A stock fastboot package, read whole once: what it says, whether it is intact, and its images ready to be streamed.
///
/// Nothing is unpacked to disk and no image is ever whole in memory.
public final class StockPackage: Sendable {
    /// What it says, and what reading it whole found.
    public let facts: PackageFacts
    private let archive: PackageArchive
    /// Whether an earlier reading of the same file stands for this one.
    public var isRecalled: Bool { archive.isRecalled }

    /// Reads the package at `path`: a `.tgz`, a `.tar` or an unpacked folder, told apart by content.
    /// - Parameters:
    ///   - cache: where the result of the reading is kept; nil keeps nothing.
    ///   - trusts: whether a result that was kept there earlier stands for the reading.
    ///   - progress: bytes read of bytes in all, called often from the calling thread.
    /// - Throws: when it is no package or cannot be read to its end. Anything that can be read but is wrong is in
    ///   ``PackageFacts/problems`` instead, so that all of it can be said at once.
    public init(
        path: String, cache: PackageCache? = nil, trusts: Bool = true, progress: ((UInt64, UInt64) -> Void)? = nil
    ) throws(PackageError) {
        archive = try PackageArchive.open(path, cache: cache, trusts: trusts, progress: progress)
        facts = try PackageReader(archive: archive).read()
    }

    /// What its reading has cost.
    public var budget: ReadingBudget { archive.budget }

    private init(_ other: StockPackage, _ facts: PackageFacts) {
        archive = other.archive
        self.facts = facts
    }

    /// The same package with the roots of its hashtrees computed over its own images, which a lock asks for. It reads `super` once more.
    /// - Parameter progress: bytes hashed of bytes in all, called often from the calling thread.
    public func computingTrees(progress: ((UInt64, UInt64) -> Void)? = nil) -> StockPackage {
        guard let avb = facts.avb, avb.trees.contains(where: { $0.verdict == .notComputed }) else { return self }
        let reader = AVBReader(archive: archive, modes: facts.modes)
        var facts = facts
        facts.avb = AVBTrees(reader: reader, progress: progress).computed(avb)
        return StockPackage(self, facts)
    }

    /// The bytes of an image from its start, forward only. `path` as in ``PackageImage/path``.
    public func open(image path: String) throws(PackageError) -> any ByteSource {
        try archive.openImage(path)
    }

    /// An image as one of a row that is read again: block by block, each compared with what it was when the package was read.
    ///
    /// - Returns: nil when the package has no such image.
    public func feedJob(image path: String) -> FeedJob? {
        guard let image = facts.images.first(where: { $0.path == path }) else { return nil }
        return archive.feedJob(path, bytes: image.bytes, image.scan.blocks)
    }

    /// Looks whether an image is still what it was when the package was read.
    ///
    /// - Throws: ``PackageError/changed(path:)``.
    public func confirmUnchanged(image path: String) throws(PackageError) {
        try archive.confirmUnchanged(path)
    }
}
