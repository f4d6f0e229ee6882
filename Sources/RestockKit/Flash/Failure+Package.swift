import Glibc
import Images
import StockPackage

/// Words for a file that cannot be read as a package. One that is not there, or is none, has failed (exit 1); one that is damaged, or
/// is as no sound package is, has been refused (exit 2).
extension Failure {
    init(_ error: PackageError, reading path: String) {
        switch error {
        case .unreadable(_, let cause) where cause.isOfSystem: self.init(cause, "\(error)", reading: path)
        case .notPackage, .noFiles, .emptyFile:
            self.init(
                .failed, "\(error)",
                next: """
                    A stock package is a .tgz from Xiaomi, the .tar inside it, or the folder it unpacks to. For phones with A/B slots there is \
                    the full OTA .zip as well.
                    """)
        case .severalPackages(_, let places):
            let named = places.first { !$0.isEmpty }.map { "\(path.hasSuffix("/") ? path : path + "/")\($0)" }
            self.init(
                .refused, "\(error).",
                next: isFolder(path)
                    ? "Name the one that is for this phone: restock flash \(HomePath.quoted(named ?? path))"
                    : "Unpack it, and name the folder of the one that is for this phone: restock flash FOLDER")
        case .packedInside(_, let packages):
            let lines = packages.prefix(3).map { "restock flash \(HomePath.quoted($0))" }
            self.init(.failed, "\(error).", next: "Type: \(lines.joined(separator: "\nor:   "))")
        case .packedTwice(_, let name):
            self.init(
                .failed, "\(error).",
                next: "Unpack it (unzip \(HomePath.quoted(path))), then type: restock flash \(HomePath.quoted(name))")
        case .zip: self.init(.refused, "\(error).", next: Self.damageAdvice(path))
        case .unreadable(_, let cause):
            self.init(.refused, "\(path) is damaged: \(cause).", next: Self.damageAdvice(path))
        case .tar: self.init(.refused, "\(error).", next: Self.damageAdvice(path))
        case .image(let name, let cause):
            self.init(.refused, "\(path) is damaged: in it \(name): \(cause).", next: Self.damageAdvice(path))
        case .forbiddenEntry, .duplicate, .tooMuch, .noSuchFile:
            self.init(.refused, "\(error).", next: "Use the official package, as it was downloaded.")
        case .changed: self.init(.refused, "\(error).", next: "Let the download end first.")
        }
    }

    init(noFile path: String) {
        self.init(.failed, "There is no such file: \(path)", next: "Is its name right, and the folder?")
    }

    /// - Parameter text: the error with the file that it is about.
    init(_ cause: ImageError, _ text: String, reading path: String) {
        if case .io(_, path, ENOENT) = cause {
            self.init(noFile: path)
        } else {
            self.init(.failed, text, next: "Is it the right file, and may it be read?")
        }
    }

    /// What to do with a damaged file. The name of a .tgz holds the beginning of its MD5.
    private static func damageAdvice(_ path: String) -> String {
        let again = "Download it again, and compare its MD5 with what the site says."
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let says = PackageName(name), says.kind == .fastboot, name.contains(".tgz") else { return again }
        let prefix = says.md5Prefix
        return "\(again) By the file's name it begins with \(prefix); `md5sum` says what it is."
    }
}

/// Looks whether a package is there at all, before a phone is looked for: of the two a misspelt name is mended sooner.
/// - Throws: exit 1: there is no such file.
public func lookFor(package path: String) throws(Failure) {
    guard unsafe access(path, F_OK) != 0, errno == ENOENT else { return try checkFinished(path) }
    throw Failure(noFile: path)
}

/// Browsers and wget's kin write into a file of another name, and give it its own when all of it is there.
/// - Throws: exit 1: the file's name is that of an unfinished download.
func checkFinished(_ path: String) throws(Failure) {
    guard let ending = UnfinishedDownload.ending(of: path), unsafe access(path, F_OK) == 0 else { return }
    throw Failure(
        .failed, "\(path) is an unfinished download: its name ends in \(ending).",
        next: "Let the download end first. The browser gives the file its own name then.")
}

extension ImageError {
    /// The system could not open or read the file, or it is none: that says nothing about a package.
    var isOfSystem: Bool {
        switch self {
        case .io, .notRegularFile: true
        default: false
        }
    }
}

/// Whether a path leads to a folder.
private func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
}
