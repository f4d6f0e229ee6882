extension PackageRecipe {
    /// The recipe with its images smaller or larger, so that the unpacked package has about the size that was asked for.
    func scaled(to size: PackageOptions.Size) -> PackageRecipe {
        let usual = images.reduce(0) { $0 + $1.weight }
        let wanted: UInt64
        switch size {
        case .small: wanted = 6_000_000
        case .medium: return self
        case .bytes(let bytes): wanted = bytes
        }
        var recipe = self
        if wanted < usual {
            recipe.images = images.map { $0.shrunk(by: Double(wanted) / Double(usual)) }
        } else {
            let growing = images.filter { $0.grows ?? false }.reduce(0) { $0 + $1.weight }
            let factor = Double(wanted - (usual - growing)) / Double(max(1, growing))
            recipe.images = images.map { $0.grows ?? false ? $0.grown(by: factor) : $0 }
        }
        return recipe
    }
}

extension PackageRecipe.Image {
    /// About how many bytes the file has.
    fileprivate var weight: UInt64 { kind == .ext4 ? content ?? 0 : bytes }

    /// Smaller, but with the same odd end, and no smaller than makes sense.
    fileprivate func shrunk(by factor: Double) -> Self {
        var image = self
        if kind == .ext4 {
            image.content = UInt64(Double(content ?? 0) * factor)
            image.bytes = max(
                2 << 20, whole(Double(bytes) * factor), whole(Double(image.content ?? 0) * 1.25 + 1_500_000))
        } else if bytes > 16384 {
            image.bytes = max(4, UInt64(Double(bytes) * factor) / 4096) * 4096 + bytes % 4096
        }
        return image
    }

    fileprivate func grown(by factor: Double) -> Self {
        var image = self
        let content = Double(content ?? 0) * factor
        image.content = UInt64(content)
        image.bytes = whole(min(Double(bytes) * factor, content * 1.1 + 67_108_864))
        return image
    }

    /// Rounded up to whole MiB.
    private func whole(_ bytes: Double) -> UInt64 {
        (UInt64(bytes) + 1_048_575) / 1_048_576 * 1_048_576
    }
}
