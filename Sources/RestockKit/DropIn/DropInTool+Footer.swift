import Fastboot

/// The footer of Android Verified Boot, which an image has in its last 64 bytes and the bootloader looks for in those of the partition.
extension DropInTool {
    private static let footerBytes = 64

    /// With `--restock-move-footer`: the image as large as its partition, zeros behind it, and its footer once more at the partition's end,
    /// as newer AOSP programs do it unasked. Everything else as it is: without that option, a sparse image, one without a footer, one for a
    /// logical partition or for user-space fastboot, which does this itself, and one that fills its partition.
    func footerMoved(_ image: DropInImage, to name: String) throws(DropInError) -> DropInImage {
        guard options.movesFooter, !image.layout.isSparse, image.layout.fileBytes >= UInt64(Self.footerBytes),
            try value("is-logical:\(name)") != "yes", try value("is-userspace") != "yes"
        else { return image }
        guard let size = Variable(try value("partition-size:\(name)") ?? "").partitionSize?.bytes else {
            events(.line("Warning: the phone does not say how large \(name) is; the footer stays where it is."))
            return image
        }
        guard image.layout.fileBytes < size else { return image }
        let bytes = try image.allBytes()
        let footer = bytes.suffix(Self.footerBytes)
        guard footer.starts(with: Array("AVBf".utf8)) else { return image }
        guard size <= DropInImage.room else {
            throw .stopped("cannot move the footer of '\(image.name)': \(name) has \(size) bytes. It was not written.")
        }
        var whole = [UInt8](repeating: 0, count: Int(size))
        whole.replaceSubrange(..<bytes.count, with: bytes)
        whole.replaceSubrange((whole.count - footer.count)..., with: footer)
        return try DropInImage(name: image.name, bytes: whole)
    }
}
