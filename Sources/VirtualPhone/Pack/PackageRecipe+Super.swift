extension PackageRecipe {
    /// Whether the phone has two copies of what it starts from.
    var hasSlots: Bool {
        steps.contains { step in
            guard step.do == .flash, !step.isComment, let name = step.partition else { return false }
            return name.hasSuffix("_a") || name.hasSuffix("_ab")
        }
    }

    /// Whether a file of `images/` is a super image: one that holds logical partitions.
    func isSuper(_ image: Image) -> Bool {
        image.kind == .ext4 && partitions(of: image.file).contains("super")
    }

    /// The logical partitions, without slots, over which the vbmeta images below the first name a hashtree: `system` for
    /// `vbmeta_system`.
    var treePartitions: [String] {
        let prefix = "vbmeta_"
        return images.filter { $0.kind == .vbmeta }.compactMap { partitions(of: $0.file).first }
            .filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }

    /// The logical partitions that a super image holds, without slots, in the order of its table; none if the package has no
    /// super image.
    var logicalPartitions: [String] {
        guard images.contains(where: isSuper) else { return [] }
        let named = treePartitions.isEmpty ? ["system"] : treePartitions
        return named.contains("product") ? named : named + ["product"]
    }
}
