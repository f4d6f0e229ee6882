/// What kind of package to make from a recipe.
public struct PackageOptions: Sendable {
    /// The shape of the result.
    public enum Form: String, Sendable, CaseIterable { case tgz, tar, folder }

    /// Roughly how many bytes the unpacked package has.
    public enum Size: Sendable, Equatable {
        /// About 6 MB: for tests.
        case small
        /// The sizes of the recipe, 40 to 60 MB.
        case medium
        /// About so many bytes.
        case bytes(UInt64)
    }

    /// How the archive stores a path of more than 100 bytes.
    public enum LongNames: Sendable { case gnu, pax }

    /// The shape of the result.
    public var form = Form.tgz
    /// How large the unpacked package is.
    public var size = Size.medium
    /// The same seed gives the same bytes.
    public var seed: UInt64 = 1
    /// Leaves the unpacked folder beside the archive.
    public var keepsFolder = false
    /// From this file size in bytes a sparse image stands in `sparsecrclist.txt`, split at this limit. Nil: as the
    /// recipe has it. Small packages can exercise that list with a small limit.
    public var sparseListLimit: UInt64?
    /// False puts noise where file systems would be, as happens anyway where mke2fs and debugfs of e2fsprogs are not
    /// installed.
    public var makesFileSystems = true
    /// A file of at least 64 KiB whose bytes stand for the part of firmware that compresses: programs and texts, for
    /// packages that are to compress as real ones do. They are mixed with noise and zeros, raw images end in zeros, and
    /// file systems become fragments of data with holes between. Nil: strings of our own, and real file systems.
    public var sample: String?
    /// How long paths are stored.
    public var longNames = LongNames.gnu
    /// Level of zlib, 1 to 9.
    public var compression: Int32 = 4
    /// What is to be wrong with the package.
    public var flaws: [PackageFlaw] = []

    /// A sound .tgz of the usual size.
    public init() {}
}

/// A package that was made.
public struct MadePackage: Sendable {
    /// One file of `images/`.
    public struct Image: Sendable {
        /// The base name.
        public let file: String
        /// The file is an Android sparse image.
        public let isSparse: Bool
        /// Bytes of the file.
        public let fileBytes: UInt64
        /// Bytes after expansion; the same as `fileBytes` if the file is not sparse.
        public let expandedBytes: UInt64
        /// Lower-case hex of the expanded bytes' SHA-256; what the sparse image does not care about counts as zeros.
        public let expandedSHA256: String
        /// Lower-case hex of the file's MD5.
        public let md5: String
        /// The file's CRC-32.
        public let crc32: UInt32
    }

    /// The archive, or the folder if that was asked for.
    public let path: String
    /// The unpacked folder, if it was kept.
    public let folder: String?
    /// Lower-case hex of the MD5 of the .tgz, before flaws. Nil for a folder.
    public let md5: String?
    /// The images, in the order of the recipe.
    public let images: [Image]
    /// The recipe with the flaws that concern it.
    public let recipe: PackageRecipe
}
