import Images

/// Turns the files of a package, pushed through one after the other, into what is kept of them.
struct FileCollector {
    /// The most bytes of a file whose contents are kept, and of all kept contents together.
    static let keptFile = 256 << 10
    static let keptTotal = 32 << 20
    /// The most entries of a package; real ones have fewer than 300.
    static let entryLimit = 20_000
    /// The most bytes that a package may expand to; real ones stay below 15 GB.
    static let byteLimit: UInt64 = 64 << 30

    /// A file, and its place: the offset in the tar stream, or nothing for a folder.
    struct Found {
        let parts: [String]
        let bytes: UInt64
        let contents: [UInt8]?
        let scan: ImageScan?
        let offset: UInt64
    }

    private(set) var found: [Found] = []
    private var names: Set<String> = []
    private var kept = 0
    private var entries = 0
    private var declared: UInt64 = 0
    private let path: String
    private let digests: ImageDigests

    init(path: String, digests: ImageDigests) {
        self.path = path
        self.digests = digests
    }

    /// Counts an entry of any kind.
    mutating func count() throws(PackageError) {
        entries += 1
        guard entries <= Self.entryLimit else {
            throw .tooMuch(path: path, what: "it has more than \(Self.entryLimit) entries")
        }
    }

    /// Takes in a file: `read` gives its data to the closure it gets, and says how many bytes there were.
    mutating func add(
        _ parts: [String], bytes: UInt64, offset: UInt64,
        read: ((UnsafeRawBufferPointer) throws(PackageError) -> Void) throws(PackageError) -> UInt64
    ) throws(PackageError) {
        let name = parts.joined(separator: "/")
        guard names.insert(name).inserted else { throw .duplicate(name: name) }
        // A bomb says how large it is before it is inflated.
        let (sum, overflow) = declared.addingReportingOverflow(bytes)
        guard !overflow, sum <= Self.byteLimit else {
            throw .tooMuch(path: path, what: "with \(name) it would expand to more than \(Self.byteLimit >> 30) GiB")
        }
        declared = sum
        let scanner = EntryPath.mayBeImage(parts) ? ImageScanner(digests: digests) : nil
        var contents: [UInt8]? = bytes <= UInt64(Self.keptFile) && kept + Int(bytes) <= Self.keptTotal ? [] : nil
        let count = try unsafe read { (block) throws(PackageError) in
            unsafe contents?.append(contentsOf: block)
            do throws(ImageError) {
                try unsafe scanner?.feed(block)
            } catch {
                throw .image(name: name, error)
            }
        }
        guard count == bytes else {
            throw .image(name: name, .sourceEnded(needed: bytes > count ? bytes - count : 0))
        }
        kept += contents?.count ?? 0
        var scan: ImageScan?
        do throws(ImageError) {
            scan = try scanner?.finish()
        } catch {
            throw .image(name: name, error)
        }
        found.append(Found(parts: parts, bytes: bytes, contents: contents, scan: scan, offset: offset))
    }
}
