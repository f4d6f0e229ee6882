/// A bounds-checked reader over bytes in memory. Every parser of the house reads through it.
///
/// Offsets and counts are bytes. A read past the end throws ``ByteReader/OutOfBytes`` and moves nothing. Inlinable, because a sparse
/// image has thousands of headers, and an integer that is read through an unspecialised generic costs a thousand instructions.
public struct ByteReader: Sendable {
    /// The input ended before the value did.
    public struct OutOfBytes: Error, Equatable, Sendable, CustomStringConvertible {
        /// Where the read began, in bytes from the start.
        public let offset: Int
        /// How many bytes the value needs.
        public let needed: Int
        /// How many bytes the input has in all.
        public let count: Int

        @usableFromInline init(offset: Int, needed: Int, count: Int) {
            self.offset = offset
            self.needed = needed
            self.count = count
        }

        public var description: String {
            "\(needed) bytes wanted at offset \(offset), but the input ends at \(count)"
        }
    }

    @usableFromInline let bytes: [UInt8]
    @usableFromInline var position = 0

    /// Reads `bytes` from their start.
    @inlinable public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The offset of the next byte.
    @inlinable public var offset: Int { position }

    /// How many bytes are left.
    @inlinable public var remaining: Int { bytes.count - position }

    /// The next `count` bytes.
    @inlinable public mutating func take(_ count: Int) throws(OutOfBytes) -> ArraySlice<UInt8> {
        let start = try pass(count)
        return bytes[start..<start + count]
    }

    /// Passes over `count` bytes.
    @inlinable public mutating func skip(_ count: Int) throws(OutOfBytes) {
        _ = try pass(count)
    }

    /// The next integer, least significant byte first.
    @inlinable public mutating func little<T: FixedWidthInteger & UnsignedInteger>(
        _ type: T.Type = T.self
    ) throws(OutOfBytes) -> T {
        let count = T.bitWidth / 8
        let start = try pass(count)
        var value: T = 0
        for index in 0..<count { value |= T(truncatingIfNeeded: bytes[start + index]) << T(index * 8) }
        return value
    }

    /// The next integer, most significant byte first.
    @inlinable public mutating func big<T: FixedWidthInteger & UnsignedInteger>(
        _ type: T.Type = T.self
    ) throws(OutOfBytes) -> T {
        try little(T.self).byteSwapped
    }

    /// Moves on by `count` bytes and says where they begin.
    @usableFromInline mutating func pass(_ count: Int) throws(OutOfBytes) -> Int {
        guard count >= 0, count <= remaining else {
            throw OutOfBytes(offset: position, needed: count, count: bytes.count)
        }
        defer { position += count }
        return position
    }
}
