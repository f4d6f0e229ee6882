import Images

/// Why a file or folder cannot be read as a package.
public enum PackageError: Error, Equatable, Sendable, CustomStringConvertible {
    /// It is something else; the words say what.
    case notPackage(path: String, what: String)
    /// The file has no bytes at all.
    case emptyFile(path: String)
    /// It has the stock scripts of more than one package; the folders that they are in, empty for the one around all.
    case severalPackages(path: String, places: [String])
    /// A folder without a package, in which packed ones lie; their paths.
    case packedInside(path: String, packages: [String])
    /// A .zip with a packed package in it, by this name.
    case packedTwice(path: String, name: String)
    /// There are no files in it.
    case noFiles(path: String)
    /// The file or the stream of the package itself cannot be read: input and output, or damaged gzip data.
    case unreadable(path: String, ImageError)
    /// The tar archive breaks off or makes no sense; the words are libarchive's.
    case tar(path: String, words: String)
    /// The .zip around a package makes no sense.
    case zip(path: String, words: String)
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
        case .severalPackages(let path, let places):
            "\(path) holds more than one package: \(places.map { $0.isEmpty ? "one by itself" : "one in \($0)" }.joined(separator: ", "))"
        case .packedInside(let path, let packages):
            "\(path) is no unpacked package, but holds \(packages.count == 1 ? "one that is still packed" : "\(packages.count) that are still packed")"
        case .packedTwice(let path, let name): "\(path) is a .zip around the package \(name)"
        case .emptyFile(let path): "\(path) is an empty file; download it again"
        case .noFiles(let path): "\(path) holds no files"
        case .unreadable(let path, let cause): "cannot read \(path): \(cause)"
        case .tar(let path, let words): "the tar archive in \(path) is damaged: \(words)"
        case .zip(let path, let words): "the .zip \(path) is damaged: \(words)"
        case .forbiddenEntry(let name, let fault): "the package entry \(name) is refused: \(fault)"
        case .duplicate(let name): "the package has two files named \(name)"
        case .tooMuch(let path, let what): "\(path) is refused: \(what)"
        case .image(let name, let cause): "\(name): \(cause)"
        case .noSuchFile(let name): "the package has no file \(name)"
        case .changed(let path): "\(path) has changed since it was checked; start again"
        }
    }
}
