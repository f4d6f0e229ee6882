import Bytes
import Images

/// Why a file or folder cannot be read as a package.
public enum PackageError: Error, Equatable, Sendable, CustomStringConvertible {
    /// It is something else; the words say what.
    case notPackage(path: String, what: String)
    /// The file has no bytes at all.
    case emptyFile(path: String)
    /// There are no files in it.
    case noFiles(path: String)
    /// The file or the stream of the package itself cannot be read: input and output, or damaged gzip data.
    case unreadable(path: String, ImageError)
    /// The tar archive breaks off or makes no sense; the words are libarchive's.
    case tar(path: String, words: String)
    /// An entry that no package needs: a link, a device, a sparse entry.
    case forbiddenEntry(name: String, EntryFault)
    /// Two entries of one name.
    case duplicate(name: String)
    /// More than restock is willing to expand.
    case tooMuch(path: String, what: String)
    /// An image inside is broken, or cannot be read.
    case image(name: String, ImageError)
    /// No file of this name is in the package.
    case noSuchFile(name: String)
    /// The package changed between the check and the use.
    case changed(path: String)

    public var description: String {
        switch self {
        case .notPackage(let path, let what): "\(path) is not a fastboot package: \(what)"
        case .emptyFile(let path): "\(path) is an empty file; download it again"
        case .noFiles(let path): "\(path) holds no files"
        case .unreadable(let path, let cause): "cannot read \(path): \(cause)"
        case .tar(let path, let words): "the tar archive in \(path) is damaged: \(words)"
        case .forbiddenEntry(let name, let fault): "the package entry \(name) is refused: \(fault)"
        case .duplicate(let name): "the package has two files named \(name)"
        case .tooMuch(let path, let what): "\(path) is refused: \(what)"
        case .image(let name, let cause): "\(name): \(cause)"
        case .noSuchFile(let name): "the package has no file \(name)"
        case .changed(let path): "\(path) has changed since it was checked; start again"
        }
    }
}

/// What is wrong with one entry of a package.
public enum EntryFault: Equatable, Sendable, CustomStringConvertible {
    case parentFolder, absolutePath, controlCharacter, emptyName, unreadableName
    case link, hardLink, device, sparse, noSize

    public var description: String {
        switch self {
        case .parentFolder: "its path leads upwards (..)"
        case .absolutePath: "its path is absolute"
        case .controlCharacter: "its name has control characters"
        case .emptyName: "it has no name"
        case .unreadableName: "its name is not UTF-8"
        case .link: "it is a symbolic link"
        case .hardLink: "it is a hard link"
        case .device: "it is neither a file nor a folder"
        case .sparse: "it is a sparse tar entry"
        case .noSize: "it does not say how large it is"
        }
    }
}
