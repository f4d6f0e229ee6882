import Glibc

extension MadePackage {
    /// What a phone's storage holds after the package's clean mode was flashed onto it.
    public struct Comparison: Sendable, Equatable {
        /// Partition files that hold exactly what the image expands to.
        public var same: [String] = []
        /// Partition files that do not, or are not there.
        public var different: [String] = []
    }

    /// Compares the partitions in a virtual phone's folder with what the images expand to, by SHA-256 over the image's expanded size.
    /// What a sparse image does not care about counts as zeros, as on a phone that was empty before.
    /// - Parameter folder: where `boot_a.img` and its like are.
    public func compare(withPhoneIn folder: String) throws(PackError) -> Comparison {
        var comparison = Comparison()
        var last: [String: String] = [:]
        for step in recipe.steps where step.do == .flash && !step.isComment {
            guard let partition = step.partition, let image = step.image,
                !["crclist", "sparsecrclist"].contains(partition)
            else { continue }
            for file in files(of: partition) { last[file] = image }
        }
        for (file, name) in last.sorted(by: { $0.key < $1.key }) {
            guard let image = images.first(where: { $0.file == name }) else { continue }
            let found = try digest(of: "\(folder)/\(file).img", count: image.expandedBytes)
            if found == image.expandedSHA256 { comparison.same.append(file) } else { comparison.different.append(file) }
        }
        return comparison
    }

    /// The copies that a partition name of a script means.
    private func files(of partition: String) -> [String] {
        partition.split(separator: "+").flatMap { name in
            name.hasSuffix("_ab") ? ["\(name.dropLast(3))_a", "\(name.dropLast(3))_b"] : [String(name)]
        }
    }

    /// SHA-256 of the first `count` bytes of a file; nil when it is shorter or not there.
    private func digest(of path: String, count: UInt64) throws(PackError) -> String? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe fclose(file) }
        let digest = try PackDigest(.sha256)
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var left = count
        while left > 0 {
            let got = unsafe fread(&buffer, 1, Int(min(left, UInt64(buffer.count))), file)
            guard got > 0 else { return nil }
            try digest.update(got == buffer.count ? buffer : Array(buffer[..<got]))
            left -= UInt64(got)
        }
        return try digest.finish()
    }
}
