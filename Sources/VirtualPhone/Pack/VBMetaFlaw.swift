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
}
