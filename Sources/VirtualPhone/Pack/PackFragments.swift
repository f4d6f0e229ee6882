/// What stands for a large file system in packages made from a sample: runs of data with holes and fills between, so that
/// the sparse image has about as many chunks as a real one of its size.
struct PackFragments {
    let image: PackageRecipe.Image
    let noise: PackNoise

    /// Runs of 16 KiB to 2 MiB, each followed by 4 to 32 blocks without data, until the content is in; then a hole.
    func write(header: [UInt8], to file: PackOutput) throws(PackError) {
        let block = PackSparse.blockSize
        let content = Int(min(image.content ?? 0, image.bytes))
        // Holes take no more room than the image has.
        var spare = Int(image.bytes) - content
        var left = content
        while left > 0 {
            let dice = try noise.bytes(4)
            let run = min(left, (4 + (Int(dice[0]) << 8 | Int(dice[1])) % 509) * block)
            try file.write(data(run, after: file.count == 0 ? header : []))
            left -= run
            let gap = min(spare / block, 4 + Int(dice[2]) % 29) * block
            spare -= gap
            // A repeated word becomes a FILL chunk, zeros a DONT_CARE.
            try file.write([UInt8](repeating: dice[3] < 32 ? 0xa5 : 0, count: gap))
        }
        try file.grow(to: image.bytes)
    }

    private func data(_ count: Int, after header: [UInt8]) throws(PackError) -> [UInt8] {
        let start = header.prefix(count)
        return try start + noise.firmware(count - start.count)
    }
}
