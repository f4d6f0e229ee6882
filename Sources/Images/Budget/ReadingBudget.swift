import Synchronization

/// What one reading of a package may cost. A package of a few kilobytes can ask for days and for all of the memory; each limit is more
/// than twice what real packages are known to have.
///
/// Each parser counts here before it does what it counts, so that no sum of harmless steps goes over. Thread-safe.
public final class ReadingBudget: Sendable {
    /// What is counted.
    public enum Item: Int, CaseIterable, Sendable {
        /// Files and folders; real packages have fewer than 300.
        case entries
        /// Bytes of their names, folders included.
        case nameBytes
        /// Bytes of small files that are kept in memory: scripts, lists, texts.
        case keptBytes
        /// Bytes of all files, unpacked; real packages stay below 15 GB.
        case expandedBytes
        /// Stretches of images, 24 bytes of memory each; real packages have some ten thousand.
        case extents
        /// Bytes that are hashed because a vbmeta names a digest of them; real ones come to less than 1 GB.
        case hashedBytes
        /// Bytes that are hashed because a vbmeta names a tree over them; real ones cover no more than `super`, which stays below 15 GB.
        case treeBytes
        /// Fields of the manifest of an update; one of 14 GB has some 60,000.
        case manifestFields

        /// The most of it.
        public var limit: UInt64 {
            switch self {
            case .entries: 20_000
            case .nameBytes: 8 << 20
            case .keptBytes: 32 << 20
            case .expandedBytes: 64 << 30
            case .extents: 2_000_000
            case .hashedBytes: 4 << 30
            case .treeBytes: 64 << 30
            case .manifestFields: 250_000
            }
        }

        fileprivate var words: String {
            switch self {
            case .entries: "entries"
            case .nameBytes: "bytes of names"
            case .keptBytes: "bytes of texts"
            case .expandedBytes: "bytes when unpacked"
            case .extents: "separate stretches of images"
            case .hashedBytes: "bytes for its digests to cover"
            case .treeBytes: "bytes for its hashtrees to cover"
            case .manifestFields: "fields in its manifest"
            }
        }
    }

    /// A reading that would cost more.
    public struct Exceeded: Error, Equatable, Sendable, CustomStringConvertible {
        /// What there is too much of.
        public let item: Item
        /// How much there would be, at least.
        public let wanted: UInt64

        public var description: String { "it has \(wanted) \(item.words), more than the \(item.limit) that are read" }
    }

    private let counts = Mutex([UInt64](repeating: 0, count: Item.allCases.count))

    /// Nothing is spent yet.
    public init() {}

    /// Counts before it is done.
    /// - Throws: when the limit would be passed; nothing is counted then.
    public func spend(_ count: UInt64, on item: Item) throws(Exceeded) {
        let over: UInt64? = counts.withLock { counts in
            let (sum, overflow) = counts[item.rawValue].addingReportingOverflow(count)
            guard !overflow, sum <= item.limit else { return overflow ? .max : sum }
            counts[item.rawValue] = sum
            return nil
        }
        if let over { throw Exceeded(item: item, wanted: over) }
    }

    /// What has been counted so far.
    public func spent(on item: Item) -> UInt64 { counts.withLock { $0[item.rawValue] } }
}
