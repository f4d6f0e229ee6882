import PayloadManifest

/// Turns one partition of a manifest into what is kept of it, and refuses what cannot be right.
struct PartitionCheck {
    /// The operations that need the old system (update_engine's numbers).
    static let patches: [UInt32: String] = [
        2: "MOVE", 3: "BSDIFF", 4: "SOURCE_COPY", 5: "SOURCE_BSDIFF", 9: "PUFFDIFF", 10: "BROTLI_BSDIFF",
        11: "ZUCCHINI",
        12: "LZ4DIFF_BSDIFF", 13: "LZ4DIFF_PUFFDIFF",
    ]
    /// The operations of full payloads (update_engine's numbers): REPLACE, _BZ, _XZ, _ZSTD, ZERO and DISCARD.
    private static let kinds: [UInt32: PayloadOperation.Kind] = [
        0: .plain, 1: .bzip2, 6: .zeros, 7: .zeros, 8: .xz, 14: .zstandard,
    ]

    private let update: ManifestPartitionUpdate
    private let blockSize: UInt64
    private let dataOffset: UInt64
    private let dataBytes: UInt64
    private let name: String

    init(
        _ update: ManifestPartitionUpdate, blockSize: UInt64, dataOffset: UInt64, dataBytes: UInt64
    ) throws(PayloadError) {
        self.update = update
        self.blockSize = blockSize
        self.dataOffset = dataOffset
        self.dataBytes = dataBytes
        name = update.partitionName
        guard Self.shown(name) == name else { throw .partition(Self.shown(name), .name) }
    }

    /// A name as it may be shown: itself, if it has 1 to 64 letters, digits and marks as partition names do, or else a stand-in.
    static func shown(_ name: String) -> String {
        let isSound = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
            default: false
            }
        }
        return isSound && (1...64).contains(name.utf8.count) ? name : "(unnamed)"
    }

    func partition(group: String?) throws(PayloadError) -> PayloadPartition {
        let info = update.newPartitionInfo
        guard info.hasSize else { throw .partition(name, .noSize) }
        guard info.digest.count == 32 else { throw .partition(name, .digestLength(info.digest.count)) }
        // No overflow: the sizes of all partitions were found to be below 64 GiB together.
        let total = (info.size + blockSize - 1) / blockSize
        var operations: [PayloadOperation] = []
        for (index, operation) in update.operations.enumerated() {
            do throws(PayloadOperationFault) {
                operations.append(try check(operation, total: total))
            } catch {
                throw .operation(partition: name, index: index, error)
            }
        }
        let partition = PayloadPartition(
            name: name, bytes: info.size, digest: info.digest, group: group, operations: operations)
        // Whatever cannot be put in order is found now, not when it is streamed.
        _ = try PayloadLayout(partition, blockSize: blockSize)
        return partition
    }

    private func check(
        _ operation: ManifestInstallOperation, total: UInt64
    ) throws(PayloadOperationFault) -> PayloadOperation {
        guard let kind = Self.kinds[operation.type] else { throw .unknownType(operation.type) }
        guard !operation.dstExtents.isEmpty else { throw .noDestination }
        var blocks: [PayloadOperation.Blocks] = []
        for extent in operation.dstExtents {
            guard extent.numBlocks > 0, PayloadCheck.lies(extent.startBlock, extent.numBlocks, in: total) else {
                throw .extentRange(first: extent.startBlock, count: extent.numBlocks, total: total)
            }
            blocks.append(.init(first: extent.startBlock, count: extent.numBlocks))
        }
        guard kind != .zeros else {
            return PayloadOperation(kind: kind, dataOffset: 0, dataBytes: 0, digest: [], destination: blocks)
        }
        guard operation.dataLength > 0 else { throw .noData }
        guard PayloadCheck.lies(operation.dataOffset, operation.dataLength, in: dataBytes) else {
            throw .dataRange(offset: operation.dataOffset, count: operation.dataLength, available: dataBytes)
        }
        let digest = operation.dataDigest
        guard digest.isEmpty || digest.count == 32 else { throw .digestLength(digest.count) }
        let checked = PayloadOperation(
            kind: kind, dataOffset: dataOffset + operation.dataOffset, dataBytes: operation.dataLength, digest: digest,
            destination: blocks)
        // Of plain data the length is known before it is read. Up to a block may be missing: it is zeros (AOSP's ZeroPadExtentWriter).
        let wanted = checked.blocks * blockSize
        guard kind != .plain || (operation.dataLength <= wanted && wanted - operation.dataLength < blockSize) else {
            throw .decodedBytes(expected: wanted, found: operation.dataLength)
        }
        return checked
    }
}
