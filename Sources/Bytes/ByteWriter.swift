/// Puts integers and bytes one after the other into an array. Inlinable for the reason that ``ByteReader`` is.
public struct ByteWriter: Sendable {
    @usableFromInline var written: [UInt8] = []

    @inlinable public init() {}

    /// What has been written.
    @inlinable public var bytes: [UInt8] { written }

    /// Appends bytes as they are.
    @inlinable public mutating func append(_ more: some Sequence<UInt8>) {
        written.append(contentsOf: more)
    }

    /// Appends an integer, least significant byte first.
    @inlinable public mutating func little<T: FixedWidthInteger & UnsignedInteger>(_ value: T) {
        for shift in stride(from: 0, to: T.bitWidth, by: 8) {
            written.append(UInt8(truncatingIfNeeded: value >> T(shift)))
        }
    }

    /// Appends an integer, most significant byte first.
    @inlinable public mutating func big<T: FixedWidthInteger & UnsignedInteger>(_ value: T) {
        little(value.byteSwapped)
    }
}
