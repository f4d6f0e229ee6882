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
}
