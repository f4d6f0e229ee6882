import Bytes

/// Makes a file system as the contents of an image.
struct PackFileSystem {
    let recipe: PackageRecipe
    let seed: UInt64
    /// False for noise with holes in place of a file system.
    var usesTools: Bool
    /// Where compressible content comes from; with it, fragments take the place of a file system.
    let sample: PackInput?
    /// A folder for what is needed on the way. The caller removes it.
    let scratch: PackFolder

    /// When the file system says that it was made: the first of January 2021, 00:00 UTC.
    private static let time: UInt64 = 1_609_459_200

    /// Writes `image` unsparsed to `path`: an ext4 file system by mke2fs and debugfs of e2fsprogs, where they are
    /// installed; noise with holes otherwise.
    func write(_ image: PackageRecipe.Image, to path: String) throws(PackError) {
        let content = image.content ?? 0
        let file = try PackOutput(path)
        if let sample {
            let fragments = PackFragments(
                image: image, noise: try PackNoise(seed: seed, name: image.file, sample: sample))
            return try fragments.write(header: packHeader(image, android: recipe.android), to: file)
        }
        guard usesTools, let maker = packFind("mke2fs"), let editor = packFind("debugfs") else {
            let noise = try PackNoise(seed: seed, name: image.file)
            try file.write(packHeader(image, android: recipe.android) + noise.firmware(4096))
            var left = content
            while left > 0 {
                let piece = try noise.firmware(Int(min(left, 1 << 20)))
                try file.write(piece)
                left -= UInt64(piece.count)
            }
            return try file.grow(to: image.bytes)
        }
        try file.grow(to: image.bytes)
        let id = try identifier(image.file)
        try packRun(
            maker,
            [
                "-q", "-F", "-t", "ext4", "-b", "4096", "-m", "0", "-O", "^has_journal,^resize_inode", "-U", id,
                "-E", "hash_seed=\(id),lazy_itable_init=0,nodiscard,root_owner=0:0", "-L", image.label ?? "data", path,
            ], time: Self.time)
        guard content > 0 else { return }
        let commands = try stage(image, bytes: content)
        try packRun(editor, ["-w", "-f", commands, path], time: Self.time)
    }

    /// Writes the files that go into the file system, and a list of commands for debugfs that puts them there.
    private func stage(_ image: PackageRecipe.Image, bytes: UInt64) throws(PackError) -> String {
        let noise = try PackNoise(seed: seed, name: image.file)
        let folder = try scratch.folder(image.file + ".files")
        var commands = "mkdir etc\nmkdir app\n"
        func add(_ name: String, _ contents: [UInt8]) throws(PackError) {
            let flat = name.split(separator: "/").joined(separator: "-")
            try folder.file(flat, contents)
            commands += "write \(folder.path)/\(flat) \(name)\n"
        }
        let properties = """
            ro.product.\(image.label ?? "system").device=\(recipe.device)
            ro.build.version.incremental=\(recipe.version)
            ro.build.version.security_patch=\(recipe.securityPatch)

            """
        try add("etc/build.prop", Array(properties.utf8))
        // Blocks of one pattern become FILL chunks.
        try add("etc/pattern.bin", [UInt8](repeating: 0xa5, count: 65536))
        var left = bytes
        var number = 0
        while left > 0 {
            let piece = try noise.firmware(Int(min(left, 1 << 20)))
            try add("app/part\(number).apk", piece)
            left -= UInt64(piece.count)
            number += 1
        }
        return try scratch.file(image.file + ".commands", Array(commands.utf8))
    }

    /// A UUID that the seed and the name determine.
    private func identifier(_ name: String) throws(PackError) -> String {
        let digits = Array(hex(try PackNoise(seed: seed, name: name + ".uuid").bytes(16)))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }
}
