import Images

/// A package that was read whole and verified, whose images can be sent to a phone: a stock fastboot package, or a full update.
public protocol ImagePackage: AnyObject, Sendable {
    var facts: PackageFacts { get }
    /// Whether an earlier reading of the same file stands for this one.
    var isRecalled: Bool { get }

    /// An image as one of a row that is read again: block by block, each compared with what it was when the package was read.
    /// - Parameter path: as in ``PackageImage/path``.
    /// - Returns: nil when the package has no such image.
    func feedJob(image path: String) -> FeedJob?

    /// The same with what only a lock asks for: the roots of its hashtrees, computed over its own images.
    /// - Parameter progress: bytes hashed of bytes in all, called often from the calling thread.
    func withTrees(progress: ((UInt64, UInt64) -> Void)?) -> any ImagePackage

    /// Looks whether an image is still what it was when the package was read.
    ///
    /// - Throws: ``PackageError/changed(path:)``.
    func confirmUnchanged(image path: String) throws(PackageError)
}

extension StockPackage: ImagePackage {
    public func withTrees(progress: ((UInt64, UInt64) -> Void)?) -> any ImagePackage {
        computingTrees(progress: progress)
    }
}

extension ImagePackage {
    /// An update locks nothing.
    public func withTrees(progress: ((UInt64, UInt64) -> Void)?) -> any ImagePackage { self }
}
