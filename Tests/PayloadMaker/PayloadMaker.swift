/// Makes payloads of update_engine's version 2 by hand. It shares nothing with the reader that it judges.
public struct PayloadMaker: Sendable {
    public var magic = "CrAU"
    public var version: UInt64 = 2
    public var blockSize = 4096
    public var minorVersion: UInt64?
    public var partial = false
    public var partitions: [MadePartition]
    /// Junk in the place of the two signatures.
    public var metadataSignature = [UInt8](repeating: 0x5A, count: 267)
    public var payloadSignature = [UInt8](repeating: 0xA5, count: 267)

    public init(_ partitions: [MadePartition]) {
        self.partitions = partitions
    }

    /// A payload, and how long its header and manifest are.
    public struct Made: Sendable {
        public var bytes: [UInt8]
        public var metadataBytes: Int
        /// Where the blob of each operation lies in the payload, by partition name and index.
        public var blobs: [String: [Range<Int>]]
    }

    public func make(_ bench: Workbench) throws -> Made {
        let blobs = try self.blobs(bench)
        let digests = try bench.digests(of: partitions.map(\.image) + blobs.flatMap { $0 })
        var next = partitions.count
        var area: [UInt8] = []
        var places: [String: [Range<Int>]] = [:]
        var manifest = Wire()
        if blockSize != 4096 { manifest.varint(3, UInt64(blockSize)) }
        var updates: [[UInt8]] = []
        for (index, partition) in partitions.enumerated() {
            var update = Wire()
            update.text(1, partition.name)
            if partition.namesOldPartition { update.data(6, info(size: 4096, digest: digests[index])) }
            update.data(
                7,
                info(size: partition.size ?? UInt64(partition.image.count), digest: partition.digest ?? digests[index])
            )
            for (blob, operation) in zip(blobs[index], partition.operations) {
                update.data(8, message(operation, blob, digests[next], at: area.count))
                next += 1
                places[partition.name, default: []].append(area.count..<area.count + blob.count)
                area += blob
            }
            updates.append(update.bytes)
        }
        manifest.varint(4, UInt64(area.count))
        manifest.varint(5, UInt64(payloadSignature.count))
        if let minorVersion { manifest.varint(12, minorVersion) }
        for update in updates { manifest.data(13, update) }
        manifest.varint(14, 1_700_000_000)
        manifest.data(15, groups())
        if partial { manifest.varint(16, 1) }
        let head =
            Array(magic.utf8) + bigEndian(version, bytes: 8) + bigEndian(UInt64(manifest.bytes.count), bytes: 8)
            + bigEndian(UInt64(metadataSignature.count), bytes: 4) + manifest.bytes
        let start = head.count + metadataSignature.count
        return Made(
            bytes: head + metadataSignature + area + payloadSignature, metadataBytes: head.count,
            blobs: places.mapValues { $0.map { $0.lowerBound + start..<$0.upperBound + start } })
    }

    private func info(size: UInt64, digest: [UInt8]) -> [UInt8] {
        var info = Wire()
        info.varint(1, size)
        info.data(2, digest)
        return info.bytes
    }

    private func extent(_ extent: (first: UInt64, count: UInt64)) -> [UInt8] {
        var wire = Wire()
        wire.varint(1, extent.first)
        wire.varint(2, extent.count)
        return wire.bytes
    }

    private func message(_ operation: MadeOperation, _ blob: [UInt8], _ digest: [UInt8], at offset: Int) -> [UInt8] {
        var wire = Wire()
        wire.varint(1, operation.type)
        if !blob.isEmpty || operation.length != nil {
            wire.varint(2, operation.offset ?? UInt64(offset))
            wire.varint(3, operation.length ?? UInt64(blob.count))
        }
        for one in operation.sources { wire.data(4, extent(one)) }
        for one in operation.extents { wire.data(6, extent(one)) }
        if !blob.isEmpty, operation.hasDigest { wire.data(8, operation.digest ?? digest) }
        return wire.bytes
    }

    private func groups() -> [UInt8] {
        var all = Wire()
        for name in Set(partitions.compactMap(\.group)).sorted() {
            var group = Wire()
            group.text(1, name)
            group.varint(2, 9 << 30)
            for partition in partitions where partition.group == name { group.text(3, partition.name) }
            all.data(1, group.bytes)
        }
        all.varint(2, 1)
        return all.bytes
    }

    /// The blobs of each partition's operations, each tool called once.
    private func blobs(_ bench: Workbench) throws -> [[[UInt8]]] {
        var blobs = partitions.map { $0.operations.map { $0.blob ?? [] } }
        for (type, tool, ending) in Self.tools {
            var places: [(Int, Int)] = []
            var plain: [[UInt8]] = []
            for (index, partition) in partitions.enumerated() {
                for (number, operation) in partition.operations.enumerated()
                where operation.type == type && operation.blob == nil {
                    places.append((index, number))
                    plain.append(partition.data(of: operation, blockSize: blockSize))
                }
            }
            let made = tool.isEmpty ? plain : try bench.compress(plain, tool, ending: ending)
            for (place, blob) in zip(places, made) { blobs[place.0][place.1] = blob }
        }
        return blobs
    }

    private static let tools: [(UInt64, [String], String)] = [
        (0, [], ""),
        (1, ["bzip2", "-k", "-f"], ".bz2"),
        (8, ["xz", "-k", "-f", "-6", "--check=crc32"], ".xz"),
        (14, ["zstd", "-q", "-k", "-f"], ".zst"),
    ]
}
