import Testing

@testable import Images

/// A sparse file of nothing but fills, each of one block, no two neighbours alike.
private func fills(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(28 + 16 * count)
    func put(_ value: Int, _ width: Int) { for index in 0..<width { bytes.append(UInt8(value >> (8 * index) & 255)) } }
    for (value, width) in [
        (0xED26_FF3A, 4), (1, 2), (0, 2), (28, 2), (12, 2), (4096, 4), (count, 4), (count, 4), (0, 4),
    ] {
        put(value, width)
    }
    for index in 0..<count {
        for (value, width) in [(0xCAC2, 2), (0, 2), (1, 4), (16, 4), (index & 0xFFFF, 4)] { put(value, width) }
    }
    return bytes
}

private func scan(_ bytes: [UInt8], _ budget: ReadingBudget) throws -> ImageScan {
    let scanner = ImageScanner(digests: [], budget: budget)
    try unsafe bytes.withUnsafeBytes { try unsafe scanner.feed($0) }
    return try scanner.finish()
}

@Suite("What a reading may cost") struct BudgetTests {
    @Test("the limit itself is allowed, one more is not, and is not counted", arguments: ReadingBudget.Item.allCases)
    func edge(item: ReadingBudget.Item) throws {
        let budget = ReadingBudget()
        try budget.spend(item.limit - 1, on: item)
        try budget.spend(1, on: item)
        #expect(throws: ReadingBudget.Exceeded(item: item, wanted: item.limit + 1)) { try budget.spend(1, on: item) }
        #expect(throws: ReadingBudget.Exceeded(item: item, wanted: .max)) { try budget.spend(.max, on: item) }
        #expect(budget.spent(on: item) == item.limit)
        for other in ReadingBudget.Item.allCases where other != item { #expect(budget.spent(on: other) == 0) }
    }

    @Test("images of one package have one budget of stretches between them") func together() throws {
        let budget = ReadingBudget()
        let image = fills(400_000)
        for number in 1...5 {
            #expect(try scan(image, budget).layout.extents.count == 400_000)
            #expect(budget.spent(on: .extents) == UInt64(400_000 * number))
        }
        #expect(throws: ImageError.overBudget(.init(item: .extents, wanted: 2_000_001))) { try scan(fills(1), budget) }
    }

    @Test("a raw image is taken as data where there is no room to tell its zeros apart: it is not refused") func raw()
        throws
    {
        var dice = Dice(1)
        let image = dice.bytes(8192) + [UInt8](repeating: 0, count: 8192) + dice.bytes(4096)
        let budget = ReadingBudget()
        #expect(try scan(image, budget).layout.extents.count == 3)
        try budget.spend(ReadingBudget.Item.extents.limit / 2, on: .extents)
        let layout = try scan(image, budget).layout
        #expect(layout.extents == [Extent(firstBlock: 0, blockCount: 5, content: .data(offset: 0))])
        #expect(layout.expandedBytes == UInt64(image.count))
    }

    @Test("a manifest of empty messages is counted before it is decoded", arguments: [0x6A, 0x7A] as [UInt8])
    func manifest(key: UInt8) throws {
        let lab = try PayloadLab()
        func payload(_ manifest: [UInt8]) -> [UInt8] {
            func big(_ value: Int, _ width: Int) -> [UInt8] {
                (0..<width).reversed().map { UInt8(value >> (8 * $0) & 255) }
            }
            return Array("CrAU".utf8) + big(2, 8) + big(manifest.count, 8) + big(0, 4) + manifest
        }
        func empty(_ count: Int) -> [UInt8] { (0..<count).flatMap { _ in [key, 0] } }
        #expect(try lab.words(payload(empty(250_001))).contains("250001 fields in its manifest"))
        #expect(try !lab.words(payload(empty(250_000))).contains("fields in its manifest"))
        // Inside a partition, and inside an operation of it.
        let inner = empty(250_000).map { $0 == key ? 0x42 : $0 }
        func framed(_ field: UInt8, _ bytes: [UInt8]) -> [UInt8] {
            var length: [UInt8] = []
            var rest = bytes.count
            repeat {
                length.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
                rest >>= 7
            } while rest > 0
            return [field] + length + bytes
        }
        #expect(try lab.words(payload(framed(0x6A, inner))).contains("fields in its manifest"))
        let extents = inner.map { $0 == 0x42 ? 0x32 : $0 }
        #expect(try lab.words(payload(framed(0x6A, framed(0x42, extents)))).contains("fields in its manifest"))
    }

    @Test("a manifest that breaks off inside a field is not read", arguments: [[0x6A, 5, 1], [0x6A], [0x6B], [0xFF]])
    func broken(manifest: [UInt8]) {
        #expect(throws: PayloadError.manifestUnreadable) { try ManifestFields.count(manifest, ReadingBudget()) }
    }
}
