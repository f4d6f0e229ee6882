/// Something wrong with a package, made on purpose.
public enum PackageFlaw: Sendable, Equatable {
    /// A file of `images/` is not packed; scripts and lists still name it.
    case missingImage(String)
    /// A line before the last step of every script, as it is, in either dialect or both.
    case extraLine(sh: String?, bat: String?)
    /// Another anti-rollback number than the recipe's.
    case antiRollback(Int)
    /// The scripts ask for another product.
    case product(String)
    /// A file of `images/` that is no file system begins with these bytes. The lists agree with it.
    case beginning(file: String, bytes: [UInt8])
    /// The digest of a file of `images/` in `md5sum.xml` is wrong.
    case wrongDigest(String)
    /// The first CRC of a partition in either CRC list is wrong.
    case wrongCRC(partition: String)
    /// One more entry of the archive, its path as it is: `../evil`, `/etc/evil`. Not in the folder form.
    case entry(path: String, contents: [UInt8])
    /// A symbolic link in the archive, or a hard link. Not in the folder form.
    case link(path: String, target: String, hard: Bool)
    /// One byte of the file is flipped, this many thousandths of the way through it. The name keeps the sound file's
    /// hash.
    case corruptByte(atThousandth: Int)
    /// The file ends this many bytes early. The name keeps the sound file's hash.
    case truncated(bytes: UInt64)
    /// The file is sound, but the hash in its name is not its hash.
    case wrongNameHash
    /// One byte in the middle of this logical partition, named without a slot, is another one than its hashtree was made over. The lists
    /// agree with it.
    case changedByte(partition: String)
    /// The `vbmeta` image is wrong.
    case vbmeta(VBMetaFlaw)
}
