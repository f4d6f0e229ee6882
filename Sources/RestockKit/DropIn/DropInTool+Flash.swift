import Fastboot
import Images
import Safety

/// Images to partitions.
extension DropInTool {
    func flash(_ partition: String, file: String?) throws(DropInError) {
        if let (partition, ramdisk) = Self.vendorRamdisk(partition) {
            return try flash(ramdisk: ramdisk, of: partition, file: file)
        }
        let path = if let file { file } else { try productFile(of: partition) }
        let image = try patched(DropInImage(path: path), partition)
        try onSlots(of: partition) { name throws(DropInError) in try flash(image, to: name) }
    }

    /// Sends an image in as many parts as the phone's limit asks for, and has each written before the next is sent.
    /// - Parameter name: with its slot.
    func flash(_ image: DropInImage, to name: String) throws(DropInError) {
        try policy.check(wire: "flash:\(name)", file: image.name)
        try checkMessage(image, to: name)
        let limit = try downloadLimit()
        let image = try footerMoved(image, to: name).filled(above: limit)
        if try value("is-logical:\(name)") == "yes" {
            try run(.resizeLogical(name, size: image.layout.expandedBytes), as: .resizing(name))
        }
        let parts: [ImagePart]
        do throws(ImageError) { parts = try downloadParts(of: image.layout, limit: limit) } catch {
            throw .stopped("cannot load '\(image.name)': \(error.why)")
        }
        let reader = PartReader(parts: parts, source: try image.source())
        for part in parts {
            reader.begin(part)
            let shown: DropInTask =
                parts.count == 1 && part.bytes == image.layout.fileBytes
                ? .sending(name, bytes: part.bytes)
                : .sendingSparse(name, part: part.index + 1, of: parts.count, bytes: part.bytes)
            try send(part, reader, image, shown)
            try run(.flash(name), as: .writing(name), file: image.name)
        }
    }

    /// One download. An image that cannot be read on is named, and what the phone then has is not written.
    private func send(_ part: ImagePart, _ reader: PartReader, _ image: DropInImage, _ shown: DropInTask)
        throws(DropInError)
    {
        guard let count = UInt32(exactly: part.bytes), count > 0 else {
            throw .stopped("cannot send '\(image.name)': \(part.bytes) bytes do not go into one download")
        }
        var bytes = PartSource(reader)
        try task(shown) { () throws(FastbootError) in
            try unsafe session.download(count) { buffer in unsafe bytes.fill(buffer) }
        }
        if let failure = bytes.failure {
            throw .stopped("cannot load '\(image.name)': \(failure.why). It was not written.")
        }
    }

    /// Sends a whole file without writing it, under a name of its own.
    func download(_ image: DropInImage, as name: String) throws(DropInError) {
        let whole = ImagePart(
            index: 0, count: 1, bytes: image.layout.fileBytes,
            segments: [.source(offset: 0, count: image.layout.fileBytes)])
        let reader = PartReader(parts: [whole], source: try image.source())
        try send(whole, reader, image, .sending(name, bytes: whole.bytes))
    }

    /// The most bytes of one download: what the phone says, and no more than `-S` where that is given. A phone that says nothing takes
    /// everything, as the reference program has it.
    func downloadLimit() throws(DropInError) -> UInt64 {
        if let knownLimit { return knownLimit }
        let said = try value("max-download-size")
        let phone = Variable(said ?? "").maxDownloadSize
        if phone == nil {
            let what = said.map { "'\($0)', which is no size" } ?? "nothing"
            events(
                .line(
                    "Warning: asked for max-download-size the phone said \(what). Images are sent whole, however large."
                ))
        }
        var limit = min(phone ?? .max, UInt64(UInt32.max))
        if let wanted = options.sparseLimit, wanted > 0 { limit = min(limit, wanted) }
        knownLimit = limit
        return limit
    }

    /// Where `$ANDROID_PRODUCT_OUT` has the image of a partition.
    func productFile(of partition: String) throws(DropInError) -> String {
        guard partition.allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) }), !partition.hasPrefix(".")
        else {
            throw .stopped("cannot determine image filename for '\(partition)'")
        }
        guard let folder = options.productOut else { throw .stopped("ANDROID_PRODUCT_OUT not set") }
        return "\(folder)/\(partition == "dts" ? "dt" : partition).img"
    }

    func erase(_ partition: String) throws(DropInError) {
        try onSlots(of: partition) { name throws(DropInError) in
            try policy.check(wire: "erase:\(name)")
            if let type = try value("partition-type:\(name)"), ["ext4", "f2fs"].contains(type) {
                events(.line("******** Did you mean to fastboot format this \(type) partition?"))
            }
            try run(.erase(name), as: .erasing(name))
        }
    }
}
