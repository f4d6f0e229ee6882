/// What is wrong with an entry of an update .zip.
public enum OTAEntryFault: Equatable, Sendable, CustomStringConvertible {
    case encrypted
    /// Compressed with this method (the .zip format's number) where only stored bytes can be read in place.
    case compressed(method: UInt16)
    case tooLarge(bytes: UInt64, limit: UInt64)
    /// The entry's data does not lie where the .zip says, or not all of it is there.
    case outside
    /// It shares bytes of the file with other entries.
    case overlaps(bytes: UInt64)
    /// The CRC-32 of the entry.
    case checksum(expected: String, found: String)
    /// libzip cannot read it; its own words.
    case unreadable(String)
    case notText

    public var description: String {
        switch self {
        case .encrypted: "it is encrypted"
        case .compressed(let method):
            "it is compressed (method \(method)); an update package stores it as it is, so that this one was packed anew"
        case .tooLarge(let bytes, let limit): "it has \(bytes) bytes, more than \(limit) are not accepted"
        case .overlaps(let bytes):
            "it has \(bytes) bytes in the .zip, which has no room for them beside the others: entries lie over each other"
        case .outside: "its bytes are not where the .zip says; the file is cut short or damaged"
        case .checksum(let expected, let found): "the .zip says CRC-32 \(expected), its data has \(found)"
        case .unreadable(let words): words
        case .notText: "it is not UTF-8 text"
        }
    }
}
