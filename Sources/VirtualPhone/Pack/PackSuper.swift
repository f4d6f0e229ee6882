/// Where everything is in a super image: the metadata in its first MiB, then the logical partitions, each from a whole MiB on.
struct PackSuper {
    /// A logical partition with contents.
    struct Partition {
        /// Its name, without a slot.
        let name: String
        /// Where it begins in the super image, in bytes.
        let start: UInt64
        /// Its bytes, with those of its hashtree.
        let size: UInt64
        /// Of which digests its hashtree is. Nil: it has none.
        let algorithm: PackDigest.Kind?

        /// Bytes of what the hashtree is over, which begins the partition.
        var dataBytes: UInt64 { algorithm == nil ? size : size - PackHashTree.size(over: size) }
    }

    /// What partitions begin at a multiple of.
    static let alignment: UInt64 = 1 << 20
    /// A super image of a small package has at least this many bytes.
    static let least: UInt64 = 6 << 20
    /// The most that a partition beside the first one takes.
    private static let largestSide: UInt64 = 64 << 20

    /// The bytes of the image, which are those of the partition `super`.
    let bytes: UInt64
    /// Whether each logical partition is there twice; the second one is empty.
    let hasSlots: Bool
    /// The partitions with contents.
    let partitions: [Partition]

    /// Lays out a super image of a recipe: the partitions beside the first get a sixteenth each.
    init(recipe: PackageRecipe, image: PackageRecipe.Image) throws(PackError) {
        let names = recipe.logicalPartitions
        let named = recipe.treePartitions
        let (unit, whole) = (Self.alignment, image.bytes / Self.alignment)
        let side = min(max(1, whole / 16), Self.largestSide / unit)
        let sides = side * UInt64(names.count - 1)
        guard image.bytes % UInt64(PackSparse.blockSize) == 0, whole > 1 + sides else {
            throw .recipe("\(image.file) has \(image.bytes) bytes, into which its logical partitions do not fit")
        }
        let first = whole - 1 - sides
        bytes = image.bytes
        hasSlots = recipe.hasSlots
        partitions = names.enumerated().map { index, name in
            let before = index == 0 ? 1 : 1 + first + UInt64(index - 1) * side
            let algorithm: PackDigest.Kind? =
                named.firstIndex(of: name).map { $0.isMultiple(of: 2) ? .sha256 : .sha1 }
            return Partition(
                name: name, start: before * unit, size: (index == 0 ? first : side) * unit, algorithm: algorithm)
        }
    }
}
