import Glibc

extension StockPackageMaker {
    /// Packs a folder, and names the archive by its MD5. Its path, and the MD5 of the .tgz in hex.
    func archive(_ folder: PackFolder, _ files: [String], into directory: String) throws(PackError) -> (String, String)
    {
        let partial = folder.path + ".partial"
        do throws(PackError) {
            let output = try PackOutput(partial)
            let md5 = try write(folder, files, to: output)
            try damage(partial, size: output.count)
            let hash = options.flaws.contains(.wrongNameHash) ? String(md5.reversed()) : md5
            let path = "\(directory)/\(recipe.packageName(hash: hash)).\(options.form.rawValue)"
            guard unsafe rename(partial, path) == 0 else { throw .io("name", path: path, code: errno) }
            return (path, md5)
        } catch {
            unsafe unlink(partial)
            throw error
        }
    }

    private func write(_ folder: PackFolder, _ files: [String], to output: PackOutput) throws(PackError) -> String {
        let archive = try PackArchive(output, writesPlain: options.form == .tar, level: options.compression)
        // Every entry has the same time, so that the same seed gives the same archive: 2021-01-01 00:00 UTC.
        let tar = PackTar(archive: archive, longNames: options.longNames, time: 1_609_459_200)
        let top = recipe.topDirectory
        try tar.entry(top + "/", .folder, mode: 0o755)
        try tar.entry(top + "/images/", .folder, mode: 0o755)
        for file in files {
            let mode: UInt64 = file.hasSuffix(".sh") ? 0o755 : 0o644
            try tar.file("\(top)/\(file)", from: PackInput("\(folder.path)/\(file)"), mode: mode)
        }
        for flaw in options.flaws {
            switch flaw {
            case .entry(let path, let contents): try tar.file(path, contents)
            case .link(let path, let target, let hard):
                try tar.entry(path, hard ? .hardLink : .symbolicLink, mode: 0o777, target: target)
            default: break
            }
        }
        try tar.end()
        return try archive.finish()
    }

    /// Flips and cuts what the flaws say, after the hash was taken.
    private func damage(_ path: String, size: UInt64) throws(PackError) {
        for flaw in options.flaws {
            switch flaw {
            case .corruptByte(let thousandth):
                let offset = min(size - 1, size / 1000 * UInt64(max(0, thousandth)))
                let byte = try PackInput(path).read(1, at: offset)[0] ^ 0xff
                let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
                defer { close(descriptor) }
                guard unsafe pwrite(descriptor, [byte], 1, off_t(offset)) == 1 else {
                    throw .io("change", path: path, code: errno)
                }
            case .truncated(let bytes):
                let left = off_t(size - min(size, bytes))
                guard unsafe truncate(path, left) == 0 else { throw .io("cut", path: path, code: errno) }
            default: break
            }
        }
    }
}
