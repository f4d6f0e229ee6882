/// An operation of a full payload: a blob that becomes blocks of its partition.
public struct PayloadOperation: Sendable, Hashable {
    /// What the blob is.
    public enum Kind: Sendable, Hashable {
        /// The blocks themselves.
        case plain
        case bzip2, xz, zstandard
        /// No blob: zeros, for ZERO and DISCARD alike. A discarded block reads as zeros on the phones that have the command.
        case zeros
    }

    /// Neighbouring blocks of the partition.
    public struct Blocks: Sendable, Hashable {
        /// The first block.
        public let first: UInt64
        /// How many, at least 1.
        public let count: UInt64
    }

    /// What the blob is.
    public let kind: Kind
    /// Where the blob begins, in bytes from the start of the payload; 0 for zeros.
    public let dataOffset: UInt64
    /// The length of the blob in bytes; 0 for zeros.
    public let dataBytes: UInt64
    /// The blob's SHA-256, 32 bytes; empty where the manifest has none.
    public let digest: [UInt8]
    /// Where the decoded bytes go, in their order. No two lie on each other, and all lie in the partition.
    public let destination: [Blocks]

    /// How many blocks it writes.
    public var blocks: UInt64 { destination.reduce(0) { $0 + $1.count } }
}
