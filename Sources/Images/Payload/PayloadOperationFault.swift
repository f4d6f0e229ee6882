/// What is wrong with an operation of a payload.
public enum PayloadOperationFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// A type that is not known; newer than this program, or damage.
    case unknownType(UInt32)
    /// It writes nothing.
    case noDestination
    /// The blocks lie outside the partition, or there are none.
    case extentRange(first: UInt64, count: UInt64, total: UInt64)
    /// A block that another operation writes as well.
    case overlap(with: Int, block: UInt64)
    /// The blob lies outside the file's data.
    case dataRange(offset: UInt64, count: UInt64, available: UInt64)
    /// It needs data and names none.
    case noData
    /// The SHA-256 in the manifest has another length than 32 bytes.
    case digestLength(Int)
    /// The blob's SHA-256, in lower-case hex.
    case digest(expected: String, found: String)
    /// The blob is what the manifest says, and its compressed data makes no sense all the same. The words are the library's.
    case compression(format: String, words: String)
    /// The compressed data ends before the blob does.
    case trailingBytes(UInt64)
    /// The blob holds another number of bytes than the blocks take.
    case decodedBytes(expected: UInt64, found: UInt64)
    /// Its blocks lie in so many places between those of others that it would be decoded more often than is accepted.
    case scattered(limit: Int)

    public var description: String {
        switch self {
        case .unknownType(let type): "type \(type) is unknown; the file is damaged or made for newer programs"
        case .noDestination: "it writes no blocks"
        case .extentRange(let first, let count, let total):
            "it writes \(count) blocks from block \(first) on, the partition has \(total)"
        case .overlap(let other, let block): "it writes block \(block), which operation \(other) writes as well"
        case .dataRange(let offset, let count, let available):
            "its \(count) bytes at data byte \(offset) lie outside the payload, which has \(available) bytes of data; the file is cut short or damaged"
        case .noData: "it has no data"
        case .digestLength(let count): "the manifest has a SHA-256 of \(count) bytes for its data, 32 are right"
        case .digest(let expected, let found): "the manifest says SHA-256 \(expected), its data has \(found)"
        case .compression(let format, let words): "its data is no sound \(format) stream: \(words)"
        case .trailingBytes(let count): "its compressed data ends \(count) bytes too early"
        case .decodedBytes(let expected, let found):
            "its data is \(found) bytes long when decoded, its blocks take \(expected)"
        case .scattered(let limit):
            "its blocks lie in more than \(limit) places between those of other operations; no full OTA is made so"
        }
    }
}
