import Plan
import StockPackage

/// What has to be true of a package's vbmeta images before the bootloader is locked on it. A locked phone looks at every image that
/// its vbmeta names, so a lock is a promise that each of them was compared, and is written.
struct LockedStart {
    let input: GateInput

    /// Why the phone might not start once it is locked; empty where everything that its vbmeta names was compared and is written.
    var faults: [AuthenticityFault] {
        guard let avb = input.package.avb else { return withoutVBMeta }
        return withoutRoot(avb) + withoutComparison(avb) + withoutTrees(avb)
    }

    /// The large partitions: what lies in them is what the tree over them was made of, and this script writes it.
    private func withoutTrees(_ avb: AVBFacts) -> [AuthenticityFault] {
        let wrong = avb.trees.compactMap { tree -> String? in
            switch tree.verdict {
            case .differs(let root):
                "\(tree.partition): \(tree.saidBy) names the root \(tree.rootDigest.prefix(16))..., it has \(root.prefix(16))..."
            case .shorter(let bytes): "\(tree.partition): its tree covers \(tree.imageBytes) bytes, it has \(bytes)"
            case .agrees, .notComputed, .noImage, .notCompared: nil
            }
        }
        let open = avb.trees.compactMap { tree -> String? in
            switch tree.verdict {
            // Without a phone nothing is locked: `inspect` says what else there is.
            case .notComputed: input.phone == nil ? nil : "\(tree.partition): its tree was not computed"
            case .noImage: "\(tree.partition): the package writes nothing to it"
            case .notCompared(let reason): "\(tree.partition): \(reason)"
            case .agrees:
                tree.image.map { image in input.plan.active.contains { $0.writes(image) } } ?? false
                    ? nil : "\(tree.partition): this script does not write the image that was checked"
            case .differs, .shorter: nil
            }
        }
        return
            (wrong.isEmpty
            ? []
            : [
                AuthenticityFault(
                    sentence: "A large partition of the package is not the one that its vbmeta names.",
                    evidence: wrong.joined(separator: "; "), unlocked: .notStock)
            ])
            + (open.isEmpty
                ? []
                : [
                    AuthenticityFault(
                        sentence:
                            "restock checked \(avb.trees.count - open.count - wrong.count) of the \(avb.trees.count) large partitions that the package's vbmeta names.",
                        evidence: open.joined(separator: "; "), unlocked: .harmless, locked: "A lock needs all of them."
                    )
                ])
    }

    /// A package of the time before verified boot is locked on a phone of that time alone.
    private var withoutVBMeta: [AuthenticityFault] {
        guard let there = input.phone?.copies(of: "vbmeta")?.first,
            !input.plan.active.contains(where: {
                $0.isFlash && $0.partitions.contains { partitionBase($0) == "vbmeta" }
            })
        else { return [] }
        return [
            AuthenticityFault(
                sentence: "The phone has a vbmeta, and the package writes none.",
                evidence: "getvar all lists \(there.name); no script of the package flashes it", unlocked: .harmless)
        ]
    }

    private func withoutRoot(_ avb: AVBFacts) -> [AuthenticityFault] {
        if let root = avb.root, isWritten(root.partition, from: root.image) { return [] }
        // What is there and cannot be read is said already.
        guard avb.root != nil || avb.problems.isEmpty else { return [] }
        return [
            AuthenticityFault(
                sentence: "The package writes no vbmeta that a locked phone could begin with.",
                evidence: avb.root.map { "this script does not write \($0.image)" } ?? avb.remarks.first
                    ?? "none of its scripts writes vbmeta", unlocked: .harmless)
        ]
    }

    private func withoutComparison(_ avb: AVBFacts) -> [AuthenticityFault] {
        let (agreeing, named) = avb.compared
        if named.isEmpty {
            guard let root = avb.root else { return [] }
            return [
                AuthenticityFault(
                    sentence: "The package's vbmeta names no image, so restock could compare none.",
                    evidence: "\(root.image): no digest and no chain", unlocked: .harmless)
            ]
        }
        let left = agreeing.filter { !isWritten($0, avb) }
        let open =
            withoutBoot(named) + avb.openQuestions
            + left.sorted().map { "\($0): this script does not write the image that was compared" }
        guard !open.isEmpty else { return [] }
        return [
            AuthenticityFault(
                sentence:
                    "restock compared \(agreeing.count - left.count) of the \(named.count) images that the package's vbmeta names.",
                evidence: open.joined(separator: "; "), unlocked: .harmless, locked: "A lock needs all of them.")
        ]
    }

    /// A locked phone starts from a boot image that its vbmeta vouches for, and from no other.
    private func withoutBoot(_ named: Set<String>) -> [String] {
        let isWritten = input.plan.active.contains { step in
            step.isFlash && step.partitions.contains { partitionBase($0.lowercased()) == "boot" }
        }
        return isWritten && !named.contains("boot") ? ["boot: no digest and no chain names it"] : []
    }

    /// Whether this plan writes an image of the partition that was compared. Another script of the package may be the one that does.
    private func isWritten(_ partition: String, _ avb: AVBFacts) -> Bool {
        let images =
            avb.digests.filter { $0.partition == partition }.map(\.image)
            + avb.chain.filter { $0.partition == partition }.map(\.image)
        return images.contains { $0.map { isWritten(partition, from: $0) } ?? false }
    }

    private func isWritten(_ partition: String, from image: String) -> Bool {
        input.plan.active.contains { step in
            guard case .flash(_, image, _, _) = step.action else { return false }
            return step.partitions.contains { partitionBase($0.lowercased()) == partition.lowercased() }
        }
    }
}

extension Step {
    /// Whether this step writes an image of the package.
    fileprivate func writes(_ path: String) -> Bool {
        guard case .flash(_, path, _, _) = action else { return false }
        return true
    }
}
