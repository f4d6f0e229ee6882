/// Writes a super image unsparsed: the metadata, a file system as the first logical partition, noise with holes as the others, and behind
/// each partition that a vbmeta image names its hashtree.
struct PackSuperWriter {
    let files: PackFileSystem
    let flaws: [PackageFlaw]

    /// Writes `image` to `path`, and says what the vbmeta images have to say of it, in the order of its table.
    func write(_ image: PackageRecipe.Image, to path: String) throws(PackError) -> [PackTree] {
        let plan = try PackSuper(recipe: files.recipe, image: image)
        let output = try PackOutput(path)
        for (offset, bytes) in try PackSuperTable(plan: plan).pieces() { try output.put(bytes, at: offset) }
        let sides = plan.partitions.dropFirst().map { side($0, of: image) }
        var first = image
        first.bytes = plan.partitions[0].dataBytes
        first.content = sides.reduce(image.content ?? 0) { $0 - ($1.content ?? 0) }
        var noise = files
        noise.usesTools = false
        var trees = [try place(first, made: files, plan.partitions[0], output)]
        for (side, partition) in zip(sides, plan.partitions.dropFirst()) {
            trees.append(try place(side, made: noise, partition, output))
        }
        try output.grow(to: plan.bytes)
        for case .changedByte(let name) in flaws {
            for partition in plan.partitions where partition.name == name {
                let middle = partition.start + partition.size / 2
                try output.put([PackInput(path).read(1, at: middle)[0] ^ 0xff], at: middle)
            }
        }
        return trees.compactMap(\.self)
    }

    /// The image of a partition beside the first. It has a sixteenth of the content, and a hole behind it.
    private func side(_ partition: PackSuper.Partition, of image: PackageRecipe.Image) -> PackageRecipe.Image {
        let block = UInt64(PackSparse.blockSize)
        var side = image
        side.file += "." + partition.name
        side.bytes = partition.dataBytes
        side.content = min((image.content ?? 0) / 16, side.bytes / 2) / block * block
        return side
    }

    /// Makes an image, copies it to its partition, and puts the hashtree behind it.
    private func place(
        _ image: PackageRecipe.Image, made maker: PackFileSystem, _ partition: PackSuper.Partition, _ output: PackOutput
    ) throws(PackError) -> PackTree? {
        let name = image.file + ".unpacked"
        let path = files.scratch.claim(name)
        defer { files.scratch.drop(name) }
        try maker.write(image, to: path)
        let input = try PackInput(path)
        let salt = try PackNoise(seed: files.seed, name: "\(partition.name).salt").bytes(32)
        let end = partition.start + input.count
        var tree = partition.algorithm.map {
            PackHashTree($0, salt: salt, bytes: input.count) { (block, offset) throws(PackError) in
                try output.put(block, at: end + offset)
            }
        }
        var offset = partition.start
        try input.forEach(length: input.count) { (piece) throws(PackError) in
            try tree?.add(piece)
            // What is not written stays a hole.
            if PackSparse.pattern(of: piece, from: 0, length: piece.count) != 0 { try output.put(piece, at: offset) }
            offset += UInt64(piece.count)
        }
        guard let algorithm = partition.algorithm, let root = try tree?.finish() else { return nil }
        return PackTree(partition: partition.name, bytes: input.count, algorithm: algorithm, salt: salt, root: root)
    }
}
