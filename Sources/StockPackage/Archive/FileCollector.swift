import Images

/// Turns the files of a package, pushed through one after the other, into what is kept of them.
struct FileCollector {
    /// The most bytes of a file whose contents are kept.
    static let keptFile = 256 << 10
    /// The most entries of a package.
    static let entryLimit = Int(ReadingBudget.Item.entries.limit)
    /// The most bytes that a package may expand to.
    static let byteLimit = ReadingBudget.Item.expandedBytes.limit

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
    private let path: String
    private let digests: ImageDigests
    private let budget: ReadingBudget

    init(path: String, digests: ImageDigests, budget: ReadingBudget) {
        self.path = path
        self.digests = digests
        self.budget = budget
    }

    /// Counts an entry of any kind.
    /// - Parameter name: as the archive has it.
    func count(_ name: String) throws(PackageError) {
        try spend(1, .entries)
        try spend(UInt64(name.utf8.count), .nameBytes)
    }

    private func spend(_ count: UInt64, _ item: ReadingBudget.Item) throws(PackageError) {
        do { try budget.spend(count, on: item) } catch { throw .tooMuch(path: path, what: "\(error)") }
    }

    /// Takes in a file: `read` gives its data to the closure it gets, and says how many bytes there were.
    mutating func add(
        _ parts: [String], bytes: UInt64, offset: UInt64,
        read: ((UnsafeRawBufferPointer) throws(PackageError) -> Void) throws(PackageError) -> UInt64
    ) throws(PackageError) {
        let name = parts.joined(separator: "/")
        guard names.insert(name).inserted else { throw .duplicate(name: name) }
        // A bomb says how large it is before it is inflated.
        do { try budget.spend(bytes, on: .expandedBytes) } catch {
            throw .tooMuch(path: path, what: "with \(name) it would expand to more than \(Self.byteLimit >> 30) GiB")
        }
        let scanner = EntryPath.mayBeImage(parts) ? ImageScanner(digests: digests, budget: budget) : nil
        let isKept = bytes <= UInt64(Self.keptFile) && (try? budget.spend(bytes, on: .keptBytes)) != nil
        var contents: [UInt8]? = isKept ? [] : nil
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
        var scan: ImageScan?
        do throws(ImageError) {
            scan = try scanner?.finish()
        } catch {
            throw .image(name: name, error)
        }
        found.append(Found(parts: parts, bytes: bytes, contents: contents, scan: scan, offset: offset))
    }
}
