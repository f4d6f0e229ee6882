import Images

extension ChecksumList {
    /// An image that a list was made for in other parts than it is sent in.
    public struct Misfit: Sendable, Equatable {
        /// The name in the list: `super`.
        public let partition: String
        /// How many parts the list is for.
        public let listed: Int
        /// How many parts are sent.
        public let sent: Int
    }

    /// The line for a partition under the name that a script writes it by. A list may lack the slot that the script names, or have it.
    public func line(for partition: String) -> (name: String, entry: Entry)? {
        var base = partition
        for ending in ["_ab", "_a", "_b"] where partition.hasSuffix(ending) {
            base = String(partition.dropLast(ending.count))
            break
        }
        for name in [partition, base, base + "_ab"] {
            if let entry = entries[name] { return (name, entry) }
        }
        return nil
    }

    /// Whether a bootloader that was given this list would refuse an image because of the way in which it is cut. A checksum of a whole
    /// file fits that file alone, one of each part fits the parts that its maker cut.
    ///
    /// Whether the checksums are right is another question, which reading the package has answered.
    /// - Parameters:
    ///   - partition: as the script names it.
    ///   - scan: the image that is written there.
    ///   - limit: the most bytes of one download to this phone.
    /// - Returns: nil where it fits, is not listed, or nothing can be said.
    public func misfit(_ partition: String, _ scan: ImageScan, limit: UInt64) -> Misfit? {
        // An image that cannot be cut for this phone at all is refused by itself.
        guard let (name, entry) = line(for: partition),
            let parts = try? downloadParts(of: scan.layout, limit: limit).count
        else { return nil }
        let listed: Int
        switch entry {
        case .file: listed = 1
        case .data(_, parts: nil): return nil
        case .data(_, parts: let count?): listed = count
        case .parts(let sums):
            listed = sums.count
            // The same number of parts may be cut at other places.
            let isSame =
                parts == 1
                ? sums == [scan.dataCRC32] : (try? scan.agrees(withPartChecksums: sums, limit: limit)) == true
            return isSame ? nil : Misfit(partition: name, listed: listed, sent: parts)
        }
        return listed == parts ? nil : Misfit(partition: name, listed: listed, sent: parts)
    }
}
