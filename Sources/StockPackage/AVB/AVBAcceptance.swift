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
            if !Self.digests.contains(hash.algorithm) {
                return "the digest of \(hash.partition) is \(hash.algorithm), phones compute sha256 and sha512"
            }
            return isOfNoSlot(hash.digest, hash.isWithoutSlot)
                ? "no digest of \(hash.partition) is named, which only a phone without slots can make up for" : nil
        case .hashtree(let tree):
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
        let slot = usesSlots && !chain.isWithoutSlot ? 2 : 0
        guard chain.partition.utf8.count + slot <= Self.nameLimit else {
            return "chain to \(chain.partition): with its slot the name is longer than \(Self.nameLimit) characters"
        }
        return nil
    }

    /// An empty digest stands for one that the phone itself keeps, which it does for partitions without a slot alone.
    private func isOfNoSlot(_ digest: [UInt8], _ isWithoutSlot: Bool) -> Bool {
        digest.isEmpty && usesSlots && !isWithoutSlot
    }
}
