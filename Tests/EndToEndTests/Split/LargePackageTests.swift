import Foundation
import Images
import StockPackage
import Testing

/// The largest package that is thought of: 90 images of 14 GB together, holes on this computer's disk. What its reading costs is asserted in
/// counts.
@Suite("The largest package") struct LargePackageTests {
    /// With `RESTOCK_WHOLE=1`, as `make proof` sets it, all of it; otherwise a tenth of the bytes.
    private let bytes: UInt64 =
        ProcessInfo.processInfo.environment["RESTOCK_WHOLE"] == "1" ? 14_000_000_000 : 1_400_000_000

    @Test("stays below half of every bound") func half() throws {
        let package = try Packed("liuqin", form: .folder)
        let images = "\(package.path)/images"
        let there = try FileManager.default.contentsOfDirectory(atPath: images).filter { $0.contains(".") }
        let more = 90 - there.count
        for number in 0..<more {
            let path = "\(images)/more_\(number).img"
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            let file = try FileHandle(forWritingTo: URL(filePath: path))
            // The last one has what is left.
            let share = bytes / UInt64(more)
            try file.truncate(atOffset: number == more - 1 ? bytes - share * UInt64(more - 1) : share)
            try file.close()
        }
        // Real ones have some ten thousand stretches.
        try Data(Self.stretched(40_000)).write(to: URL(filePath: "\(images)/super.img"))
        let read = try StockPackage(path: package.path)
        #expect(read.budget.spent(on: .expandedBytes) > bytes)
        #expect(read.budget.spent(on: .entries) >= 90 && read.budget.spent(on: .extents) > 20_000)
        for item in ReadingBudget.Item.allCases {
            #expect(
                read.budget.spent(on: item) <= item.limit / 2,
                "\(item): \(read.budget.spent(on: item)) of \(item.limit)")
        }
    }

    /// A sparse image with so many chunks, blocks with content and holes by turns (AOSP, `sparse_format.h`).
    private static func stretched(_ chunks: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        func put(_ value: UInt32, _ count: Int = 4) {
            for shift in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * shift))) }
        }
        put(0xED26_FF3A)
        for (value, count) in [(1, 2), (0, 2), (28, 2), (12, 2), (4096, 4), (chunks, 4), (chunks, 4), (0, 4)] {
            put(UInt32(value), count)
        }
        for number in 0..<chunks {
            let isFill = number % 2 == 0
            put(isFill ? 0xCAC2 : 0xCAC3, 2)
            put(0, 2)
            put(1)
            put(isFill ? 16 : 12)
            if isFill { put(UInt32(number)) }
        }
        return bytes
    }
}
