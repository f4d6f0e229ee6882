/// The CRC-32 of zip and Ethernet (polynomial 0xEDB88320), as transcripts write it for payloads.
struct CRC32: Sendable {
    private var state: UInt32 = 0xffff_ffff

    /// The checksum of everything so far.
    var value: UInt32 { ~state }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var state = state
        for index in 0..<bytes.count {
            state = unsafe Self.table[Int(UInt8(truncatingIfNeeded: state) ^ bytes[index])] ^ state >> 8
        }
        self.state = state
    }

    private static let table: [UInt32] = (0..<256).map { index in
        var value = UInt32(index)
        for _ in 0..<8 { value = value & 1 == 1 ? 0xedb8_8320 ^ value >> 1 : value >> 1 }
        return value
    }
}
