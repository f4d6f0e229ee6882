/// The CRC-32 of zip and Ethernet (polynomial 0xEDB88320), as transcripts write it for payloads. Eight bytes at a time,
/// so that a recorder does not slow down what it records.
struct CRC32: Sendable {
    private var state: UInt32 = 0xffff_ffff

    /// The checksum of everything so far.
    var value: UInt32 { ~state }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        state = unsafe Self.tables.withUnsafeBufferPointer { tables in
            var state = state
            var index = 0
            while index + 8 <= bytes.count {
                let word =
                    unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian ^ UInt64(state)
                state = 0
                for place in 0..<8 {
                    let byte = Int(UInt8(truncatingIfNeeded: word >> UInt64(8 * place)))
                    state ^= unsafe tables[(7 - place) << 8 | byte]
                }
                index += 8
            }
            while index < bytes.count {
                state = unsafe tables[Int(UInt8(truncatingIfNeeded: state) ^ bytes[index])] ^ state >> 8
                index += 1
            }
            return state
        }
    }

    /// Eight tables of 256: the first is the usual one, each further one moves a byte one place on.
    private static let tables: [UInt32] = {
        var tables = (0..<256).map { index in
            var value = UInt32(index)
            for _ in 0..<8 { value = value & 1 == 1 ? 0xedb8_8320 ^ value >> 1 : value >> 1 }
            return value
        }
        for index in 256..<2048 {
            let before = tables[index - 256]
            tables.append(tables[Int(before & 0xff)] ^ before >> 8)
        }
        return tables
    }()
}
