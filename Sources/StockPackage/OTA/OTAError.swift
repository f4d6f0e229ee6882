import Images

/// Why an update package (an OTA .zip, or its `payload.bin`) is refused, or found damaged.
public enum OTAError: Error, Equatable, Sendable, CustomStringConvertible {
    /// It is something else; the words say what.
    case notOTA(path: String, what: String)
    /// It is no package for a recovery; the words say what it is.
    case notRecovery(path: String, what: String)
    /// The file itself cannot be read.
    case unreadable(path: String, ImageError)
    /// The .zip makes no sense; the words are libzip's.
    case zip(path: String, words: String)
    /// More than is accepted.
    case tooMuch(path: String, what: String)
    /// Two entries of one name.
    case duplicate(name: String)
    /// Something is wrong with an entry of the .zip.
    case entry(name: String, OTAEntryFault)
    /// A file that every update package has is not there.
    case missing(name: String)
    /// A text file of the package says something that cannot be; `line` counts from 1.
    case malformed(name: String, line: Int, why: String)
    /// The payload is not what `payload_properties.txt` says: which key, and the values as that file writes them, digests in hex.
    case property(key: String, expected: String, found: String)
    /// The MD5 of the file does not begin as its name says; both in hex.
    case nameMD5(expected: String, found: String)
    /// The payload is refused or damaged.
    case payload(PayloadError)
    /// An image that looks like a sparse file, which would be written as something else than it is.
    case sparsePartition(String)
    /// The package changed between the check and the use.
    case changed(path: String)

    /// Tells damage and refusals of the payload from failures of the file.
    init(_ error: ImageError, path: String) {
        if case .payload(let cause) = error { self = .payload(cause) } else { self = .unreadable(path: path, error) }
    }

    public var description: String {
        switch self {
        case .notOTA(let path, let what): "\(path) is not an A/B update package: \(what)"
        case .notRecovery(let path, let what): "\(path) is not a recovery package: \(what)"
        case .unreadable(let path, let cause): "cannot read \(path): \(cause)"
        case .zip(let path, let words): "\(path) is no sound recovery package: the .zip is damaged (\(words))"
        case .tooMuch(let path, let what): "\(path) is refused: \(what)"
        case .duplicate(let name): "the .zip has two files named \(name)"
        case .entry(let name, let fault): "\(name) in the .zip: \(fault)"
        case .missing(let name): "the package has no \(name); download it again"
        case .malformed(let name, let line, let why): "\(name), line \(line): \(why)"
        case .property(let key, let expected, let found):
            "the payload is damaged: payload_properties.txt says \(key) \(expected), the file has \(found)"
        case .nameMD5(let expected, let found):
            "the package is not the one that its name says: by the name its MD5 begins with \(expected), it is \(found)"
        case .payload(let cause): "\(cause)"
        case .sparsePartition(let name):
            "partition \(name): its image begins like a sparse file, which no partition does"
        case .changed(let path): "\(path) has changed since it was checked; start again"
        }
    }
}
