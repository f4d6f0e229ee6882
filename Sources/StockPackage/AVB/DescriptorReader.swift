import Bytes

/// Carries a fault out of the reading of a descriptor, to where its offset is known.
struct AVBDescriptorFailure: Error {
    let fault: AVBDescriptorFault
}

/// Reads the body of a descriptor.
struct DescriptorReader {
    /// How many bytes the body has.
    let count: Int
    private var reader: ByteReader

    init(_ bytes: [UInt8]) {
        count = bytes.count
        reader = ByteReader(bytes)
    }

    mutating func bytes(_ wanted: UInt64) throws(AVBDescriptorFailure) -> [UInt8] {
        guard wanted <= UInt64(reader.remaining), let taken = try? reader.take(Int(wanted)) else {
            let (needed, overflow) = UInt64(reader.offset).addingReportingOverflow(wanted)
            throw AVBDescriptorFailure(fault: .contents(needed: overflow ? .max : needed, bytes: count))
        }
        return Array(taken)
    }

    mutating func integer<T: FixedWidthInteger & UnsignedInteger>() throws(AVBDescriptorFailure) -> T {
        try bytes(UInt64(T.bitWidth / 8)).reduce(T(0)) { $0 << 8 | T($1) }
    }

    /// The 64 bytes before the names: flags, of which one is known, and room for more.
    mutating func isWithoutSlot() throws(AVBDescriptorFailure) -> Bool {
        let flags: UInt32 = try integer()
        _ = try bytes(60)
        return flags & 1 != 0
    }

    /// A name that is there and is UTF-8 without control characters.
    mutating func text(_ wanted: UInt64) throws(AVBDescriptorFailure) -> String {
        let taken = try bytes(wanted)
        guard let text = String(validating: taken, as: UTF8.self), !text.isEmpty,
            taken.allSatisfy({ $0 >= 32 && $0 != 127 })
        else { throw AVBDescriptorFailure(fault: .text) }
        return text
    }

    /// A field of `count` bytes up to its first NUL.
    mutating func padded(_ count: UInt64) throws(AVBDescriptorFailure) -> String {
        let taken = try bytes(count).prefix { $0 != 0 }
        guard let text = String(validating: taken, as: UTF8.self), taken.allSatisfy({ $0 >= 32 && $0 != 127 }) else {
            throw AVBDescriptorFailure(fault: .text)
        }
        return text
    }
}
