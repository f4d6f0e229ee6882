import Bytes

/// A `vendor_boot` partition, versions 3 and 4 (AOSP, `bootimg.h`): header, ramdisks, device tree, and from version 4 on a table of the
/// ramdisks and a configuration, each in whole pages. Integers are little endian.
struct VendorBoot {
    /// Why it cannot be changed.
    struct Fault: Error, Equatable {
        let why: String
    }

    private struct Entry {
        static let recordBytes = 108
        var bytes: Int
        /// Behind size, place and type.
        let name: String
        let record: [UInt8]
    }

    private let partition: [UInt8]
    private let version: UInt32
    private let page: Int
    private var header: [UInt8]
    private let ramdisks: [UInt8]
    private let tree: [UInt8]
    private let entries: [Entry]
    private let configuration: [UInt8]

    /// - Parameter partition: all of it.
    init(_ partition: [UInt8]) throws(Fault) {
        let result: Result<VendorBoot, Fault>
        do throws(ByteReader.OutOfBytes) { result = try Self.read(partition) } catch {
            throw Fault(why: "it is cut short")
        }
        self = try result.get()
    }

    private init(
        _ partition: [UInt8], version: UInt32, page: Int, header: [UInt8], ramdisks: [UInt8], tree: [UInt8],
        entries: [Entry], configuration: [UInt8]
    ) {
        (self.partition, self.version, self.page, self.header) = (partition, version, page, header)
        (self.ramdisks, self.tree, self.entries, self.configuration) = (ramdisks, tree, entries, configuration)
    }

    private static func read(_ partition: [UInt8]) throws(ByteReader.OutOfBytes) -> Result<VendorBoot, Fault> {
        var reader = ByteReader(partition)
        guard try Array(reader.take(8)) == Array("VNDRBOOT".utf8) else {
            return .failure(Fault(why: "it does not begin with VNDRBOOT"))
        }
        let (version, page): (UInt32, UInt32) = (try reader.little(), try reader.little())
        guard version == 3 || version == 4 else {
            return .failure(Fault(why: "its header has version \(version), and 3 and 4 are known"))
        }
        guard page >= 2048, page <= 65_536, page & (page - 1) == 0 else {
            return .failure(Fault(why: "its page size is \(page)"))
        }
        try reader.skip(8)
        let ramdiskBytes = Int(try reader.little(UInt32.self))
        try reader.skip(2048 + 4 + 16)
        let headerBytes = Int(try reader.little(UInt32.self))
        let treeBytes = Int(try reader.little(UInt32.self))
        try reader.skip(8)
        var (tableBytes, count, size, configurationBytes) = (0, 0, 0, 0)
        if version == 4 {
            (tableBytes, count) = (Int(try reader.little(UInt32.self)), Int(try reader.little(UInt32.self)))
            (size, configurationBytes) = (Int(try reader.little(UInt32.self)), Int(try reader.little(UInt32.self)))
            guard size == Entry.recordBytes, count * size <= tableBytes else {
                return .failure(Fault(why: "its table has \(count) ramdisks of \(size) bytes in \(tableBytes)"))
            }
        }
        // Older makers of version 3 leave the last four bytes out of the size.
        guard headerBytes >= reader.offset - 4, headerBytes <= 65_536 else {
            return .failure(Fault(why: "its header claims \(headerBytes) bytes"))
        }
        var all = ByteReader(partition)
        func section(_ bytes: Int) throws(ByteReader.OutOfBytes) -> [UInt8] {
            let section = Array(try all.take(bytes))
            try all.skip(min(all.remaining, (Int(page) - bytes % Int(page)) % Int(page)))
            return section
        }
        let header = try section(max(headerBytes, reader.offset))
        let ramdisks = try section(ramdiskBytes)
        let tree = try section(treeBytes)
        var table = ByteReader(try section(tableBytes))
        var entries: [Entry] = []
        var place = 0
        for _ in 0..<count {
            let record = Array(try table.take(Entry.recordBytes))
            var fields = ByteReader(record)
            let (bytes, offset) = (Int(try fields.little(UInt32.self)), Int(try fields.little(UInt32.self)))
            guard offset == place, bytes <= ramdisks.count - place else {
                return .failure(Fault(why: "its ramdisks do not lie one behind the other"))
            }
            place += bytes
            try fields.skip(4)
            let name = String(decoding: try fields.take(32).prefix { $0 != 0 }, as: UTF8.self)
            entries.append(Entry(bytes: bytes, name: name, record: record))
        }
        return .success(
            VendorBoot(
                partition, version: version, page: Int(page), header: header, ramdisks: ramdisks, tree: tree,
                entries: entries, configuration: try section(configurationBytes)))
    }
}

extension VendorBoot {
    /// The whole partition with another ramdisk in it.
    ///
    /// What the header of Android Verified Boot at its end says stays as it was: it does not fit the new content, which only an unlocked phone
    /// starts.
    /// - Parameters:
    ///   - name: `default` for all ramdisks as one, else the name of one in the table.
    ///   - tree: a device tree in place of the one that is there; nil keeps it.
    func replacing(_ name: String, with ramdisk: [UInt8], tree: [UInt8]?) throws(Fault) -> [UInt8] {
        var (header, ramdisks, entries) = (header, ramdisk, [] as [Entry])
        if name == "default" {
            // One of no type and no name.
            if version == 4 {
                entries = [Entry(bytes: ramdisk.count, name: "", record: [UInt8](repeating: 0, count: 108))]
            }
        } else {
            guard version == 4 else {
                throw Fault(why: "its header has version \(version); ramdisks have names from version 4 on")
            }
            let found = self.entries.indices.filter { self.entries[$0].name == name }
            guard found.count == 1 else {
                let names = self.entries.map { "'\($0.name)'" }.joined(separator: ", ")
                throw Fault(why: "\(found.count) of its ramdisks are called '\(name)'; it has \(names)")
            }
            entries = self.entries
            let start = entries[..<found[0]].reduce(0) { $0 + $1.bytes }
            ramdisks = self.ramdisks
            ramdisks.replaceSubrange(start..<start + entries[found[0]].bytes, with: ramdisk)
            entries[found[0]].bytes = ramdisk.count
        }
        let tree = tree ?? self.tree
        header.put(UInt32(ramdisks.count), at: 24)
        header.put(UInt32(tree.count), at: 2100)
        var table = ByteWriter()
        var place = 0
        for entry in entries {
            var record = entry.record
            record.put(UInt32(entry.bytes), at: 0)
            record.put(UInt32(place), at: 4)
            table.append(record)
            place += entry.bytes
        }
        if version == 4 {
            header.put(UInt32(table.bytes.count), at: 2112)
            header.put(UInt32(entries.count), at: 2116)
        }
        return try fitted([header, ramdisks, tree, table.bytes, configuration])
    }

    /// The sections in whole pages, zeros behind them, and at the end what Android Verified Boot keeps there.
    private func fitted(_ sections: [[UInt8]]) throws(Fault) -> [UInt8] {
        let end = partition.count - kept
        let needed = sections.reduce(0) { $0 + ($1.count + page - 1) / page * page }
        guard needed <= end else {
            throw Fault(why: "with the new ramdisk it has \(needed) bytes, and there is room for \(end)")
        }
        var all = [UInt8](repeating: 0, count: partition.count)
        var place = 0
        for section in sections {
            all.replaceSubrange(place..<place + section.count, with: section)
            place += (section.count + page - 1) / page * page
        }
        all.replaceSubrange(end..., with: partition[end...])
        return all
    }

    /// How many bytes at the end stay: from the data of Android Verified Boot on where the last 64 bytes are its footer.
    private var kept: Int {
        guard partition.count >= 64, partition.suffix(64).starts(with: Array("AVBf".utf8)) else { return 0 }
        // Big endian: four of the magic, two versions, then the size of the image and the place of the data.
        let place = partition.suffix(64).dropFirst(20).prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        return place < UInt64(partition.count) ? partition.count - Int(place) : 64
    }
}

extension [UInt8] {
    /// Puts a number at a place, least significant byte first.
    fileprivate mutating func put(_ value: UInt32, at place: Int) {
        for index in 0..<4 { self[place + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(index))) }
    }
}
