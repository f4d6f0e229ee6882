/// Writes the files of `images/`.
struct PackImageWriter {
    let recipe: PackageRecipe
    let options: PackageOptions
    let images: PackFolder
    let scratch: PackFolder
    /// Where compressible content comes from, if not from us.
    let sample: PackInput?

    /// A list that names a CRC for each part has room for so many.
    private static let mostParts = 20

    /// What is known of an image after it was written.
    struct Written {
        let image: MadePackage.Image
        /// CRCs for the sparse list, if the image belongs there.
        var large: PackLargeSparse?
        /// The hashtrees inside a super image.
        var trees: [PackTree] = []
    }

    func write(_ image: PackageRecipe.Image) throws(PackError) -> Written {
        guard image.kind == .ext4 else { return try writePlain(image) }
        let name = image.file + ".unsparsed"
        let raw = scratch.claim(name)
        defer { scratch.drop(name) }
        let files = PackFileSystem(
            recipe: recipe, seed: options.seed, usesTools: options.makesFileSystems, sample: sample, scratch: scratch)
        let trees: [PackTree]
        if recipe.isSuper(image) {
            trees = try PackSuperWriter(files: files, flaws: options.flaws).write(image, to: raw)
        } else {
            trees = []
            try files.write(image, to: raw)
        }
        var written = try finish(image, PackInput(raw))
        written.trees = trees
        return written
    }

    /// An image that was made in a file of its own, sparse or as it is.
    private func finish(_ image: PackageRecipe.Image, _ input: PackInput) throws(PackError) -> Written {
        guard image.sparse ?? false else {
            return try finish(image, expanded: nil) { (output) throws(PackError) in
                try input.forEach(length: input.count, output.write)
            }
        }
        let digest = try PackDigest(.sha256)
        try input.forEach(length: input.count, digest.update)
        let sparse = try PackSparse(scanning: input)
        let expanded = (input.count, try digest.finish())
        let written = try finish(image, expanded: expanded) { (output) throws(PackError) in
            try sparse.write(input, to: output)
        }
        guard recipe.crcLists != .none, written.image.fileBytes >= sparseLimit else { return written }
        var parts: [UInt32] = []
        let split = sparse.parts(limit: sparseLimit)
        guard recipe.crcLists == .whole || split.count <= Self.mostParts else {
            throw .options(
                "\(image.file) needs \(split.count) parts, but the list takes \(Self.mostParts): use a larger limit"
            )
        }
        for part in split { parts.append(try sparse.dataCRC(of: part, in: input)) }
        let whole = try sparse.dataCRC(of: sparse.chunks, in: input)
        return Written(image: written.image, large: PackLargeSparse(whole: whole, parts: parts))
    }

    /// From this file size on a sparse image is sent in parts, of at most this size.
    private var sparseLimit: UInt64 {
        options.sparseListLimit ?? recipe.sparsePartLimit ?? 512 << 20
    }

    /// A vbmeta image, which names images that are written already, and the hashtrees inside them.
    func writeVBMeta(
        _ image: PackageRecipe.Image, _ maker: PackVBMeta, trees: [PackTree]
    ) throws(PackError) -> Written {
        var named: [PackVBMeta.Named] = []
        for other in recipe.images where [.boot, .vendorBoot, .dtbo].contains(other.kind) {
            let salt = try PackNoise(seed: options.seed, name: other.file + ".salt").bytes(32)
            let input = try PackInput("\(images.path)/\(other.file)")
            let digest = try PackDigest(.sha256)
            try digest.update(salt)
            try input.forEach(length: input.count, digest.update)
            let value = try digest.finishBytes()
            for partition in recipe.partitions(of: other.file) {
                named.append(PackVBMeta.Named(partition: partition, bytes: input.count, salt: salt, digest: value))
            }
        }
        let contents = try maker.contents(image, naming: named, trees: trees)
        return try finish(image, expanded: nil) { (output) throws(PackError) in try output.write(contents) }
    }

    /// Header, then noise, up to the size of the recipe; with a sample, a boot image or a FAT ends in zeros, as real ones
    /// do that are padded to their partition.
    private func writePlain(_ image: PackageRecipe.Image) throws(PackError) -> Written {
        let named = recipe.partitions(of: image.file)
        if let partition = named.first(where: { options.flaws.contains(.vbmeta(.footer(partition: $0))) }) {
            return try writeFooted(image, partition, PackVBMeta(recipe: recipe, flaws: options.flaws))
        }
        return try finish(image, expanded: nil) { (output) throws(PackError) in
            var header = packHeader(image, android: recipe.android)
            for case .beginning(file: image.file, bytes: let bytes) in options.flaws { header = bytes }
            try output.write(Array(header.prefix(Int(image.bytes))))
            let noise = try PackNoise(seed: options.seed, name: image.file, sample: sample)
            let isPadded = sample != nil && [.boot, .vendorBoot, .fat].contains(image.kind)
            let dataEnd = image.kind == .zeros ? 0 : isPadded ? image.bytes / 4 * 3 : image.bytes
            while output.count < image.bytes {
                let isZero = output.count >= dataEnd
                let count = Int(min(1 << 20, (isZero ? image.bytes : dataEnd) - output.count))
                try output.write(isZero ? [UInt8](repeating: 0, count: count) : noise.firmware(count))
            }
        }
    }

    /// The same, smaller, with a vbmeta and a footer behind it.
    private func writeFooted(
        _ image: PackageRecipe.Image, _ partition: String, _ maker: PackVBMeta
    ) throws(PackError) -> Written {
        let count = Int(image.bytes) / 4096 * 4096 - PackVBMeta.footed
        guard count > 0 else { throw .recipe("\(image.file) has no room for a footer") }
        let header = packHeader(image, android: recipe.android)
        let noise = try PackNoise(seed: options.seed, name: image.file).firmware(count - min(count, header.count))
        let salt = try PackNoise(seed: options.seed, name: image.file + ".salt").bytes(32)
        let whole = try maker.footed(Array(header.prefix(count)) + noise, partition, salt: salt)
        return try finish(image, expanded: nil) { (output) throws(PackError) in try output.write(whole) }
    }

    private func finish(
        _ image: PackageRecipe.Image, expanded: (bytes: UInt64, sha256: String)?,
        _ fill: (PackOutput) throws(PackError) -> Void
    ) throws(PackError) -> Written {
        let output = try PackOutput(images.claim(image.file), measured: true)
        try fill(output)
        let digests = try output.digests()
        let made = MadePackage.Image(
            file: image.file, isSparse: expanded != nil, fileBytes: output.count,
            expandedBytes: expanded?.bytes ?? output.count, expandedSHA256: expanded?.sha256 ?? digests.sha256,
            md5: digests.md5, crc32: output.crc)
        return Written(image: made, large: nil)
    }
}
