extension PackageRecipe {
    /// The recipe with its images smaller or larger, so that the unpacked package has about the size that was asked
    /// for.
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
            recipe.images = images.map { image in
                var shrunk = image.shrunk(by: Double(wanted) / Double(usual))
                if isSuper(image) { shrunk.bytes = max(shrunk.bytes, PackSuper.least) }
                return shrunk
            }
        } else {
            recipe.images = grown(to: wanted)
        }
        return recipe
    }

    /// Images without a file system grow alike, up to the most that the recipe allows; file systems take the rest.
    private func grown(to wanted: UInt64) -> [Image] {
        func sum(_ some: [Image]) -> UInt64 { some.reduce(0) { $0 + $1.weight } }
        let growing = images.filter { $0.grows ?? false }
        let factor = Double(wanted - sum(images.filter { !($0.grows ?? false) })) / Double(max(1, sum(growing)))
        let plain = images.map { ($0.grows ?? false) && $0.kind != .ext4 ? $0.grownPlain(by: factor) : $0 }
        let systems = growing.filter { $0.kind == .ext4 }
        let others = sum(plain) - sum(systems)
        let rest = Double(wanted > others ? wanted - others : 0) / Double(max(1, sum(systems)))
        return plain.map { ($0.grows ?? false) && $0.kind == .ext4 ? $0.grown(by: max(1, rest)) : $0 }
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

    /// An image without a file system, larger.
    fileprivate func grownPlain(by factor: Double) -> Self {
        var image = self
        image.bytes = max(bytes, min(most ?? bytes, whole(Double(bytes) * factor)))
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
