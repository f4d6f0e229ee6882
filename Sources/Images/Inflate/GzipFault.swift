/// The ways in which a gzip file can be damaged.
public enum GzipFault: Equatable, Sendable, CustomStringConvertible {
    /// The file does not begin as gzip does.
    case notGzip
    /// The file ends before its compressed data does.
    case cutShort
    /// The compressed data makes no sense; the number is the library's result code.
    case damaged(code: Int32)
    /// The data does not match the checksum or the length at the end of the stream.
    case checksum
    /// Something other than zeros or another gzip stream follows the end.
    case trailingBytes

    public var description: String {
        switch self {
        case .notGzip: "the file is not gzip-compressed"
        case .cutShort: "the gzip file is cut short"
        case .damaged(let code): "the gzip data is damaged (code \(code))"
        case .checksum: "the gzip checksum does not match"
        case .trailingBytes: "there are other bytes after the end of the gzip data"
        }
    }
}
