/// The flags of `vbmeta`.
extension DropInTool {
    /// The image with the flags that `--disable-verity` and `--disable-verification` ask for, where the partition is a vbmeta; any other
    /// image as it is. Nothing but those two options changes a byte.
    func patched(_ image: DropInImage, _ partition: String) throws(DropInError) -> DropInImage {
        let flags: UInt8 = (options.disablesVerity ? 1 : 0) | (options.disablesVerification ? 2 : 0)
        let isVBMeta = ["vbmeta", "vbmeta_a", "vbmeta_b", "vbmeta_ab"].contains { partition.hasSuffix($0) }
        guard flags != 0, isVBMeta else { return image }
        var bytes = try image.allBytes()
        guard bytes.count >= 256, bytes.starts(with: Array("AVB0".utf8)) else {
            throw .stopped(
                "Failed to find AVB_MAGIC in '\(image.name)': it is no vbmeta image. This command changed nothing.")
        }
        events(.line("Rewriting vbmeta struct at offset: 0"))
        // The low byte of the flags, which are big endian.
        bytes[123] |= flags
        return try DropInImage(name: image.name, bytes: bytes)
    }
}
