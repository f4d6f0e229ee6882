import Files
import Glibc
import Images

/// What a look at a package tells: its name, its size, its first bytes and, of a .zip, its directory at the end. It proves nothing
/// about the rest, which only the whole reading does.
public struct PackageGlance: Sendable, Equatable {
    /// The file's name without its folders.
    public var file: String
    /// The size in bytes; nil for a folder, and where nothing could be read.
    public var bytes: UInt64?
    /// `tgz`, `tar`, `zip`, `payload`, `folder`; nil where it is none of them.
    public var kind: String?
    /// What the name says of the phone and the version; nil where it does not say.
    public var codename: String?
    /// `OS2.0.203.0.VMYCNXM`; nil where the name has none.
    public var version: String?
    /// Why it cannot be a whole package; nil when it may be.
    public var problem: String?

    public init(
        file: String, bytes: UInt64? = nil, kind: String? = nil, codename: String? = nil, version: String? = nil,
        problem: String? = nil
    ) {
        self.file = file
        self.bytes = bytes
        self.kind = kind
        self.codename = codename
        self.version = version
        self.problem = problem
    }

    /// Looks at a path. Reads a few kilobytes.
    public init(path: String) {
        var name = path[...]
        while name.count > 1, name.last == "/" { name.removeLast() }
        self.init(file: name.split(separator: "/").last.map(String.init) ?? path)
        let says = PackageName(file)
        codename = says?.variant
        version = says?.version
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else {
            problem = unsafe String(cString: strerror(errno))
            return
        }
        if facts.st_mode & S_IFMT == S_IFDIR {
            look(intoFolder: path)
            return
        }
        do throws(ImageError) {
            let opened = try OpenFile(path)
            bytes = opened.stamp.bytes
            if let ending = UnfinishedDownload.ending(of: path) {
                problem = "it is an unfinished download: its name ends in \(ending)"
                return
            }
            guard opened.stamp.bytes > 0 else {
                problem = "it is an empty file"
                return
            }
            try look(into: opened)
        } catch {
            problem = "\(error)"
        }
    }

    private mutating func look(into file: OpenFile) throws(ImageError) {
        switch try ContentKind(of: file) {
        case .gzip: kind = "tgz"
        case .tar: kind = "tar"
        case .payload: kind = "payload"
        case .other(let what): problem = what
        case .zip:
            kind = "zip"
            do throws(OTAError) {
                _ = try ZipArchive(file)
            } catch {
                problem = "its directory, which is at its end, cannot be read; the download may have been cut off"
            }
        }
    }

    private mutating func look(intoFolder path: String) {
        kind = "folder"
        guard let root = try? Folder(path) else {
            problem = unsafe String(cString: strerror(errno))
            return
        }
        do throws(PackageError) {
            let place = try FolderSearch(root).place
            if let found = try? root.folder(place), found.isFolder("images") { return }
            problem = "the folder has no images folder in it, so it is no unpacked package"
        } catch {
            switch error {
            case .packedInside(_, let packages):
                let packed = packages.count == 1 ? "one that is" : "\(packages.count) that are"
                problem = "the folder is no unpacked package, but holds \(packed) still packed"
            case .severalPackages: problem = "the folder holds more than one package"
            default: problem = "the folder has no images folder in it, so it is no unpacked package"
            }
        }
    }
}
