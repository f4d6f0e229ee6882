/// What is wrong with a partition of a payload.
public enum PayloadPartitionFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The name is empty, too long, or has characters that no partition name has. The name is not repeated.
    case name
    /// The manifest does not say how large the partition is.
    case noSize
    /// The SHA-256 is missing or has another length than 32 bytes.
    case digestLength(Int)
    /// Blocks that no operation writes, of a partition that a full update must write whole.
    case uncovered(first: UInt64, count: UInt64)
    /// The SHA-256 of what the operations made, in lower-case hex.
    case digest(expected: String, found: String)

    public var description: String {
        switch self {
        case .name: "a name that no partition has"
        case .noSize: "the manifest does not say how large it is"
        case .digestLength(let count):
            count == 0
                ? "the manifest has no SHA-256 for it, so that it could not be verified"
                : "the manifest has a SHA-256 of \(count) bytes for it, 32 are right"
        case .uncovered(let first, let count):
            "no operation writes \(count) of its blocks, the first is block \(first); a full OTA writes all"
        case .digest(let expected, let found): "the manifest says SHA-256 \(expected), its image has \(found)"
        }
    }
}
