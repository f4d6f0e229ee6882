/// Something wrong with the `vbmeta` image of a package, made on purpose. The package's lists agree with it all the same.
public enum VBMetaFlaw: Sendable, Equatable {
    /// Signed, with these flags: 1 switches hashtrees off, 2 all verification.
    case flags(UInt32)
    /// Signed, but the digest of this partition's image is another one.
    case digest(partition: String)
    /// The signature is wrong.
    case signature
    /// It bears no signature.
    case unsigned
    /// It is no AVB image at all.
    case noAVB
    /// Signed, but its rollback number is kept in this counter of the phone; phones have 32.
    case location(UInt32)
    /// Its header names this algorithm, whatever it is signed with.
    case algorithm(UInt32)
    /// It wants a vbmeta in this partition, to which the package writes nothing.
    case chainTo(partition: String)
    /// The image of this partition carries a vbmeta of its own, found by a footer at the image's end, and `vbmeta` names its key.
    case footer(partition: String)
    /// Signed, but the digest of this partition's image is said to be of this algorithm.
    case digestOf(partition: String, algorithm: String)
    /// Signed, but the digest of this partition's image is empty.
    case noDigest(partition: String)
    /// Signed, but the root digest of this partition's hashtree is another one.
    case tree(partition: String)
    /// Signed, but the digests of this partition's hashtree are said to be of this algorithm.
    case treeOf(partition: String, algorithm: String)
    /// Signed, but the first vbmeta that names a hashtree names one of this partition, too, which `super` does not have.
    case treeElsewhere(partition: String)
    /// The rollback number of a vbmeta below the first is kept in this counter.
    case chainLocation(UInt32)
    /// A vbmeta below the first has these flags.
    case flagsBelow(UInt32)
    /// Signed, and its maker's name fills the field of 48 bytes to the last, or goes on behind it.
    case endlessRelease
    /// Signed, with these bytes as a command line for the kernel.
    case commandLine([UInt8])
}
