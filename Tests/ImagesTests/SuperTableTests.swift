import Foundation
import Testing

@testable import Images

/// 36 bytes with a name at their beginning.
private func nameField(_ text: String) -> [UInt8] {
    Array(text.utf8) + [UInt8](repeating: 0, count: 36 - text.utf8.count)
}

/// The table of logical partitions, and the `super` that is made from it.
@Suite("Tables of logical partitions") struct SuperTableTests {
    private static let table = SuperTable(
        metadataRoom: 65_536, slots: 2, blockBytes: 4096, minor: 2, headerTail: [UInt8](repeating: 0, count: 128),
        partitions: ["system_a", "system_b", "vendor_a", "vendor_b"].map {
            SuperTable.Partition(nameField: nameField($0), attributes: 1, extents: [], group: 1)
        },
        groups: [
            .init(name: [UInt8](repeating: 0x64, count: 36), flags: 0, most: 0),
            .init(name: [UInt8](repeating: 0x65, count: 36), flags: 0, most: 200 << 20),
        ],
        devices: [
            .init(
                firstSector: 2048, alignment: 1 << 20, alignmentOffset: 0, bytes: 300 << 20,
                nameField: nameField("super"),
                flags: 0)
        ])

    /// As a `super_empty.img` has it: one geometry, one copy.
    private static func file(_ table: SuperTable) throws -> [UInt8] {
        let start = try table.start()
        return Array(start[4096..<8192]) + start[12288..<12288 + 65_536]
    }

    @Test("what is written is read again, whatever the version", arguments: [UInt16(0), 1, 2])
    func roundTrip(minor: UInt16) throws {
        let plain = Self.table
        var table = SuperTable(
            metadataRoom: plain.metadataRoom, slots: 3, blockBytes: 4096, minor: minor,
            headerTail: minor < 2 ? [] : plain.headerTail, partitions: plain.partitions, groups: plain.groups,
            devices: plain.devices)
        try table.place([("vendor_a", 5000), ("system_b", 1 << 20)])
        #expect(try SuperTable(Self.file(table)) == table)
        #expect(!table.isBlank && plain.isBlank)
    }

    @Test("the made file is what simg2img expands, with each image where its extent says")
    func expanded() throws {
        var dice = Dice(5)
        let images = [("system_a", 1_000_003), ("vendor_a", 4096), ("vendor_b", 1)].map { name, count in
            (name: name, bytes: (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.next()) })
        }
        let made = try SuperImage(
            Self.table,
            images.map { image in
                SuperImage.Content(name: image.name, bytes: UInt64(image.bytes.count)) { MemorySource(image.bytes) }
            })
        let scratch = try Scratch()
        var file = [UInt8](repeating: 0, count: Int(made.layout.fileBytes) + 1)
        let got = try unsafe file.withUnsafeMutableBytes { buffer in try unsafe made.open().readFully(into: buffer) }
        #expect(got == Int(made.layout.fileBytes))
        let sparse = try scratch.file("sparse", Array(file.dropLast()))
        let raw = try scratch.file("raw")
        // Our own reader agrees with the map that was made without it.
        #expect(try quickLayout(of: OpenFile(sparse)) == made.layout)
        try run("/usr/bin/simg2img", sparse, raw)
        let expanded = try contents(raw)
        #expect(expanded.count == 300 << 20)
        var next = 1 << 20
        for image in images {
            #expect(expanded[next..<next + image.bytes.count].elementsEqual(image.bytes), "\(image.name)")
            next += (image.bytes.count + (1 << 20) - 1) / (1 << 20) * (1 << 20)
        }
    }

    /// The file with other bytes in its first partition's record, and the sums that belong to them.
    private static func spoiled(minor: UInt16 = 2, _ change: (inout [UInt8]) -> Void) throws -> [UInt8] {
        let plain = table
        let made = SuperTable(
            metadataRoom: plain.metadataRoom, slots: 2, blockBytes: 4096, minor: minor,
            headerTail: minor < 2 ? [] : plain.headerTail, partitions: plain.partitions, groups: plain.groups,
            devices: plain.devices)
        var file = try file(made)
        let header = minor < 2 ? 128 : 256
        let tables = (0..<4).reduce(0) { $0 | Int(file[4096 + 44 + $1]) << (8 * $1) }
        var record = Array(file[4096 + header..<4096 + header + 52])
        change(&record)
        file.replaceSubrange(4096 + header..<4096 + header + 52, with: record)
        let sum = digest(.sha256, of: Array(file[4096 + header..<4096 + header + tables]))
        file.replaceSubrange(4096 + 48..<4096 + 80, with: sum)
        var head = Array(file[4096..<4096 + header])
        head.replaceSubrange(12..<44, with: [UInt8](repeating: 0, count: 32))
        file.replaceSubrange(4096 + 12..<4096 + 44, with: digest(.sha256, of: head))
        return file
    }

    @Test(
        "attributes that liblp refuses are refused, and those that it takes are taken",
        arguments: [
            (0, 1, true), (0, 2, true), (0, 4, false), (0, 16, false), (1, 4, true), (2, 8, true), (2, 16, false),
        ])
    func attributes(minor: UInt16, flags: UInt8, isGood: Bool) throws {
        let file = try Self.spoiled(minor: minor) { $0[36] = flags }
        guard isGood else {
            let error = try #require(throws: SuperTableFault.self) { try SuperTable(file) }
            #expect(error == .attributes(of: "system_a", UInt32(flags)))
            return
        }
        #expect(try SuperTable(file).partitions[0].attributes == UInt32(flags))
    }

    @Test("a name that is no UTF-8 is written as it was read") func strangeName() throws {
        let name: [UInt8] = [0x73, 0xFF, 0xFE, 0x80, 0x61] + [UInt8](repeating: 0, count: 31)
        let file = try Self.spoiled { $0.replaceSubrange(0..<36, with: name) }
        let table = try SuperTable(file)
        #expect(try Self.file(table) == file)
    }

    @Test("a device that is no whole number of blocks gets no image") func oddDevice() throws {
        for (bytes, isGood) in [((300 << 20) + 512, false), ((300 << 20) + 4096, true)] {
            let plain = Self.table
            let device = SuperTable.Device(
                firstSector: 2048, alignment: 1 << 20, alignmentOffset: 0, bytes: UInt64(bytes),
                nameField: nameField("super"),
                flags: 0)
            let table = SuperTable(
                metadataRoom: plain.metadataRoom, slots: 2, blockBytes: 4096, minor: 2, headerTail: plain.headerTail,
                partitions: plain.partitions, groups: plain.groups, devices: [device])
            if isGood {
                #expect(try SuperImage(table).layout.expandedBytes == UInt64(bytes))
            } else {
                #expect(throws: SuperTable.Misfit.odd(name: "super", bytes: UInt64(bytes))) { try SuperImage(table) }
            }
        }
    }

    @Test("what does not fit is named with its numbers") func misfit() throws {
        func place(_ sizes: [(name: String, bytes: UInt64)]) throws(SuperTable.Misfit) {
            var table = Self.table
            try table.place(sizes)
        }
        #expect(throws: SuperTable.Misfit.unfit("odm_a")) { try place([("odm_a", 1)]) }
        #expect(throws: SuperTable.Misfit.unfit("system_a")) { try place([("system_a", 1), ("system_a", 1)]) }
        #expect(throws: SuperTable.Misfit.full(name: "vendor_a", needed: 201 << 20, room: 200 << 20)) {
            try place([("system_a", 100 << 20), ("vendor_a", 101 << 20)])
        }
    }

    @Test("numbers that lie, under sums that are right, end in an error or in a table: never in a crash")
    func hostile() throws {
        let file = try Self.file(Self.table)
        var read = 0
        for seed in 0..<UInt64(600) {
            var dice = Dice(seed)
            var bytes = file
            for _ in 0..<Int.random(in: 1...3, using: &dice) {
                let place = [Int.random(in: 40..<52, using: &dice), 4096 + Int.random(in: 0..<900, using: &dice)]
                    .randomElement(using: &dice)!
                let value: UInt8 = [0, 1, 0x7f, 0x80, 0xff].randomElement(using: &dice)!
                for index in place..<min(place + Int.random(in: 1...8, using: &dice), 4996) { bytes[index] = value }
            }
            Self.sign(&bytes)
            guard let table = try? SuperTable(bytes) else { continue }
            read += 1
            _ = try? SuperImage(
                table,
                [SuperImage.Content(name: "system_a", bytes: 5000) { MemorySource([UInt8](repeating: 1, count: 5000)) }]
            )
        }
        // Most changes are seen; names, limits and flags may be anything.
        #expect(read > 20 && read < 500, "\(read)")
    }

    /// Puts the right sums over changed bytes, as far as the sizes let that be done.
    private static func sign(_ bytes: inout [UInt8]) {
        func number(_ place: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } }
        func sum(_ range: Range<Int>, into place: Int) {
            bytes.replaceSubrange(place..<place + 32, with: digest(.sha256, of: Array(bytes[range])))
        }
        bytes.replaceSubrange(8..<40, with: repeatElement(0, count: 32))
        sum(0..<52, into: 8)
        let (header, tables) = (number(4096 + 8), number(4096 + 44))
        guard header <= 4096, tables <= 1 << 16, 4096 + header + tables <= bytes.count, header >= 80 else { return }
        sum(4096 + header..<4096 + header + tables, into: 4096 + 48)
        bytes.replaceSubrange(4096 + 12..<4096 + 44, with: repeatElement(0, count: 32))
        sum(4096..<4096 + header, into: 4096 + 12)
    }
}
