/// A bounds-checked reader over bytes in memory. Every parser of the house reads through it.
///
/// Offsets and counts are bytes. A read past the end throws ``ByteReader/OutOfBytes`` and moves nothing.
public struct ByteReader: Sendable {
    /// The input ended before the value did.
    public struct OutOfBytes: Error, Equatable, Sendable, CustomStringConvertible {
        /// Where the read began, in bytes from the start.
        public let offset: Int
        /// How many bytes the value needs.
        public let needed: Int
        /// How many bytes the input has in all.
        public let count: Int

        public var description: String {
            "\(needed) bytes wanted at offset \(offset), but the input ends at \(count)"
        }
    }

    private let bytes: [UInt8]
    /// The offset of the next byte.
    public private(set) var offset = 0

    /// Reads `bytes` from their start.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// How many bytes are left.
    public var remaining: Int { bytes.count - offset }

    /// The next `count` bytes.
    public mutating func take(_ count: Int) throws(OutOfBytes) -> ArraySlice<UInt8> {
        guard count >= 0, count <= remaining else {
            throw OutOfBytes(offset: offset, needed: count, count: bytes.count)
        }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    /// Passes over `count` bytes.
    public mutating func skip(_ count: Int) throws(OutOfBytes) {
        _ = try take(count)
    }

    /// The next integer, least significant byte first.
    public mutating func little<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type = T.self) throws(OutOfBytes) -> T
    {
        var value: T = 0
        for byte in try take(T.bitWidth / 8).reversed() { value = value << 8 | T(byte) }
        return value
    }

    /// The next integer, most significant byte first.
    public mutating func big<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type = T.self) throws(OutOfBytes) -> T {
        var value: T = 0
        for byte in try take(T.bitWidth / 8) { value = value << 8 | T(byte) }
        return value
    }
}
