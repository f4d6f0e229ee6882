/// What AOSP's libavb refuses in a vbmeta that is otherwise sound: a locked phone would not start with it. Every rule is one of
/// `avb_vbmeta_image_verify`, `avb_slot_verify` or the checks of their descriptors.
struct AVBAcceptance {
    /// How many of the phone's counters there are (`AVB_MAX_NUMBER_OF_ROLLBACK_INDEX_LOCATIONS`).
    static let locations: UInt32 = 32
    /// The most bytes of a partition's name with its slot (`PART_NAME_MAX_SIZE`, which counts a NUL).
    static let nameLimit = 31
    /// The digests that it computes over whole images. Hashtrees are the kernel's matter, which knows others.
    static let digests: Set<String> = ["sha256", "sha512"]

    /// Whether the phone that the package is for has two slots, as far as the names in its scripts tell.
    let usesSlots: Bool
    /// Partitions that the package's scripts name with a slot, here without. A bare name may be that of the slot that starts.
    var slotted: Set<String> = []

    /// What is wrong, one phrase for each fault.
    func faults(of vbmeta: VBMeta, isRoot: Bool) -> [String] {
        headerFaults(vbmeta.header, isRoot: isRoot) + vbmeta.descriptors.compactMap(fault)
    }

    private func headerFaults(_ header: VBMetaHeader, isRoot: Bool) -> [String] {
        var faults: [String] = []
        if header.totalBytes > VBMeta.phoneLimit {
            faults.append("it has \(header.totalBytes) bytes, phones read \(VBMeta.phoneLimit)")
        }
        if !header.endsRelease {
            faults.append("the name of the program that made it does not end within its 48 bytes")
        }
        if isRoot, header.rollbackIndexLocation >= Self.locations {
            faults.append("rollback location \(header.rollbackIndexLocation), phones have \(Self.locations)")
        }
        let others = header.flags.subtracting([.hashtreeDisabled, .verificationDisabled])
        if !isRoot, !others.isEmpty {
            faults.append("flags \(header.flags.rawValue), which a vbmeta below the first may not have")
        }
        return faults
    }

    private func fault(_ descriptor: AVBDescriptor) -> String? {
        switch descriptor {
        case .hash(let hash):
            if let fault = slotFault(hash.partition, hash.isWithoutSlot) { return fault }
            if hash.imageBytes == 0 { return "the digest of \(hash.partition) covers not one byte of it" }
            if !Self.digests.contains(hash.algorithm) {
                return "the digest of \(hash.partition) is \(hash.algorithm), phones compute sha256 and sha512"
            }
            return isOfNoSlot(hash.digest, hash.isWithoutSlot)
                ? "no digest of \(hash.partition) is named, which only a phone without slots can make up for" : nil
        case .hashtree(let tree):
            if let fault = slotFault(tree.partition, tree.isWithoutSlot) { return fault }
            if let fault = treeFault(tree) { return fault }
            return isOfNoSlot(tree.rootDigest, tree.isWithoutSlot)
                ? "no root of \(tree.partition) is named, which only a phone without slots can make up for" : nil
        case .chain(let chain): return fault(chain)
        case .kernelCommandLine(nil, _): return "a command line for the kernel is no UTF-8"
        case .kernelCommandLine, .property, .unreadableProperty, .unknown: return nil
        }
    }

    private func fault(_ chain: AVBChain) -> String? {
        guard (1..<Self.locations).contains(chain.rollbackIndexLocation) else {
            return
                "chain to \(chain.partition): rollback location \(chain.rollbackIndexLocation), 1 to \(Self.locations - 1) are possible"
        }
        if chain.partition == "vbmeta" { return "chain to vbmeta itself, which it may not name" }
        if let fault = slotFault(chain.partition, chain.isWithoutSlot) { return fault }
        let slot = usesSlots && !chain.isWithoutSlot ? 2 : 0
        guard chain.partition.utf8.count + slot <= Self.nameLimit else {
            return "chain to \(chain.partition): with its slot the name is longer than \(Self.nameLimit) characters"
        }
        return nil
    }

    /// The phone looks for a partition under the name that the descriptor gives, with its slot unless that says otherwise.
    private func slotFault(_ partition: String, _ isWithoutSlot: Bool) -> String? {
        guard isWithoutSlot, slotted.contains(partition) else { return nil }
        return "\(partition) is named without a slot, and the phone has it in two"
    }

    /// The kernel makes the tree's checks, and starts nothing where it does not know them.
    private func treeFault(_ tree: AVBHashtree) -> String? {
        guard let count = Self.trees[tree.algorithm] else {
            return "the tree of \(tree.partition) is of \(tree.algorithm), which kernels do not know"
        }
        guard tree.rootDigest.isEmpty || tree.rootDigest.count == count else {
            return "the root of \(tree.partition) has \(tree.rootDigest.count) bytes, \(tree.algorithm) makes \(count)"
        }
        return nil
    }

    /// The digests of hashtrees that Android's kernels have, with their bytes.
    private static let trees = ["sha1": 20, "sha256": 32, "sha512": 64, "blake2b-256": 32]

    /// An empty digest stands for one that the phone itself keeps, which it does for partitions without a slot alone.
    private func isOfNoSlot(_ digest: [UInt8], _ isWithoutSlot: Bool) -> Bool {
        digest.isEmpty && usesSlots && !isWithoutSlot
    }
}
