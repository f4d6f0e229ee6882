import PayloadManifest

/// Turns a manifest into partitions, and refuses whatever a full payload cannot have.
struct PayloadCheck {
    let blockSize: UInt32
    private(set) var partitions: [PayloadPartition] = []
    let isPartial: Bool
    let maxTimestamp: Int64?

    /// `dataOffset` is where the blobs begin in the payload, `dataBytes` how many bytes there are of them.
    init(_ manifest: ManifestDeltaArchive, dataOffset: UInt64, dataBytes: UInt64) throws(PayloadError) {
        // First of all: an incremental payload breaks many of the other rules, and has better words.
        try Self.refuseIncremental(manifest)
        blockSize = manifest.blockSize
        guard blockSize.nonzeroBitCount == 1, (512...1 << 20).contains(blockSize) else { throw .blockSize(blockSize) }
        isPartial = manifest.partialUpdate
        maxTimestamp = manifest.hasMaxTimestamp ? manifest.maxTimestamp : nil
        if manifest.hasSignaturesOffset {
            guard Self.lies(manifest.signaturesOffset, manifest.signaturesSize, in: dataBytes) else {
                throw .signatureRange(
                    offset: manifest.signaturesOffset, count: manifest.signaturesSize, available: dataBytes)
            }
        }
        guard !manifest.partitions.isEmpty else { throw .manifestUnreadable }
        guard manifest.partitions.count <= 1024 else {
            throw .tooMuch(what: "it has \(manifest.partitions.count) partitions, more than 1024")
        }
        try Self.limitSize(manifest)
        let groups = Self.groups(manifest)
        var names: Set<String> = []
        for update in manifest.partitions {
            guard names.insert(update.partitionName).inserted else {
                throw .duplicatePartition(PartitionCheck.shown(update.partitionName))
            }
            partitions.append(
                try PartitionCheck(update, blockSize: UInt64(blockSize), dataOffset: dataOffset, dataBytes: dataBytes)
                    .partition(group: groups[update.partitionName]))
        }
    }

    /// Whether `count` bytes from `offset` on lie within `total`.
    static func lies(_ offset: UInt64, _ count: UInt64, in total: UInt64) -> Bool {
        offset <= total && count <= total - offset
    }

    /// The minor version is not asked: it names the generation of patches that the maker knew, also where whole images need none.
    private static func refuseIncremental(_ manifest: ManifestDeltaArchive) throws(PayloadError) {
        for update in manifest.partitions {
            let name = PartitionCheck.shown(update.partitionName)
            for (index, operation) in update.operations.enumerated() {
                guard let word = PartitionCheck.patches[operation.type] else { continue }
                throw .incremental(because: "operation \(index) of partition \(name) is \(word)")
            }
            if update.hasOldPartitionInfo {
                throw .incremental(because: "it names the partition \(name) that it starts from")
            }
        }
    }

    private static func limitSize(_ manifest: ManifestDeltaArchive) throws(PayloadError) {
        var bytes: UInt64 = 0
        for update in manifest.partitions {
            let (sum, overflow) = bytes.addingReportingOverflow(update.newPartitionInfo.size)
            guard !overflow, sum <= Payload.byteLimit else {
                throw .tooMuch(what: "its partitions have more than \(Payload.byteLimit >> 30) GiB")
            }
            bytes = sum
        }
    }

    private static func groups(_ manifest: ManifestDeltaArchive) -> [String: String] {
        var groups: [String: String] = [:]
        for group in manifest.dynamicPartitionMetadata.groups {
            for name in group.partitionNames { groups[name] = PartitionCheck.shown(group.name) }
        }
        return groups
    }
}
