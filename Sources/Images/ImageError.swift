import Files
import Glibc

/// What can be wrong with an image, with the stream it comes in, or with a wish to split it.
public enum ImageError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file has the sparse magic and breaks the sparse format at `offset` (bytes from its start).
    case malformedSparse(SparseFault, offset: UInt64)
    /// The reading would cost more than one may.
    case overBudget(ReadingBudget.Exceeded)
    /// A raw image of more than 2^32 blocks of 4096 bytes.
    case tooLarge(bytes: UInt64)
    /// No part can hold even one block.
    case limitTooSmall(limit: UInt64, needed: UInt64)
    /// The source ended with `needed` bytes still wanted.
    case sourceEnded(needed: UInt64)
    /// A part lies before the place that the forward-only source has reached.
    case sourcePassed(offset: UInt64, position: UInt64)
    /// The file is no longer what it was when it was checked: the block at `offset` (bytes) is another, or the file `ended` inside it.
    case contentChanged(offset: UInt64, ended: Bool)
    /// The file cannot be had again; the words say why.
    case unavailable(String)
    /// A call out of order, such as feeding a scanner that has finished.
    case misuse(String)
    /// The gzip stream is damaged at or before `offset` (bytes of compressed input).
    case gzip(GzipFault, offset: UInt64)
    /// The payload that an image comes from is refused, or damaged.
    case payload(PayloadError)
    /// A call of the operating system failed.
    case io(operation: String, path: String, errno: Int32)
    /// A folder, a link, a pipe or a device where a file should be.
    case notRegularFile(path: String)

    public var description: String {
        switch self {
        case .malformedSparse(let fault, let offset):
            return "broken sparse image: \(fault) (at byte \(offset))"
        case .overBudget(let exceeded):
            return "\(exceeded)"
        case .tooLarge(let bytes):
            return "the raw image has \(bytes) bytes, more than 2^32 blocks of 4096 bytes"
        case .limitTooSmall(let limit, let needed):
            return "a limit of \(limit) bytes per download is too small; this image needs at least \(needed)"
        case .sourceEnded(let needed):
            return "the data ended early: \(needed) bytes are missing"
        case .sourcePassed(let offset, let position):
            return "byte \(offset) is wanted, but the stream is at \(position) already and cannot go back"
        case .contentChanged(let offset, let ended):
            return
                "it has changed since it was checked: \(ended ? "it ends in" : "another is") the block at byte \(offset)"
        case .misuse(let words), .unavailable(let words):
            return words
        case .gzip(let fault, let offset):
            return "\(fault) (near byte \(offset) of the compressed file)"
        case .payload(let cause):
            return "\(cause)"
        case .io(let operation, let path, let number):
            return "cannot \(operation) \(path): \(unsafe String(cString: strerror(number)))"
        case .notRegularFile(let path):
            return "\(path) is not a regular file"
        }
    }
}

extension ImageError {
    /// A file or a folder that cannot be opened.
    public init(_ error: FileError) {
        self = .io(operation: error.operation, path: error.path, errno: error.number)
    }
}
