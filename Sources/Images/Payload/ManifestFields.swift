import Bytes

/// Counts the fields of a manifest before it is decoded: an empty message takes two bytes in the file and a hundred in memory.
///
/// The wire format is Protocol Buffers' own; which fields hold messages is what `payload_manifest.proto` says.
struct ManifestFields {
    private enum Message {
        case archive, partition, operation, leaf

        /// The message in a field of this number.
        func within(_ field: UInt64) -> Message? {
            switch (self, field) {
            case (.archive, 13): .partition
            case (.archive, 15): .operation
            case (.partition, 8): .operation
            case (.partition, 6), (.partition, 7): .leaf
            // The extents of an operation; and the groups of the dynamic partitions, which are as deep.
            case (.operation, 1), (.operation, 4), (.operation, 6): .leaf
            default: nil
            }
        }
    }

    let budget: ReadingBudget
    var reader: ByteReader

    /// - Throws: ``PayloadError/manifestUnreadable``, ``PayloadError/tooMuch(what:)``.
    static func count(_ bytes: [UInt8], _ budget: ReadingBudget) throws(PayloadError) {
        var fields = ManifestFields(budget: budget, reader: ByteReader(bytes))
        do {
            try fields.read(.archive, to: bytes.count)
        } catch let error as ReadingBudget.Exceeded {
            throw .tooMuch(what: "\(error)")
        } catch {
            throw .manifestUnreadable
        }
    }

    private mutating func read(_ message: Message, to end: Int) throws {
        while reader.offset < end {
            try budget.spend(1, on: .manifestFields)
            let key = try varint()
            switch key & 7 {
            case 0: _ = try varint()
            case 1: try reader.skip(8)
            case 2:
                let count = try varint()
                guard let count = Int(exactly: count), count <= end - reader.offset else {
                    throw PayloadError.manifestUnreadable
                }
                if let inner = message.within(key >> 3) {
                    try read(inner, to: reader.offset + count)
                } else {
                    try reader.skip(count)
                }
            case 5: try reader.skip(4)
            default: throw PayloadError.manifestUnreadable
            }
        }
        guard reader.offset == end else { throw PayloadError.manifestUnreadable }
    }

    private mutating func varint() throws -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            let byte = try reader.little(UInt8.self)
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
        }
        throw PayloadError.manifestUnreadable
    }
}
