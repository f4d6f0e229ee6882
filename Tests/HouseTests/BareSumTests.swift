import Foundation
import Testing

/// How many sums and products by `+` and `*` each file has in the rooms that read sizes which come from outside. Somebody has looked at each of
/// them: its operands are bounded by what was checked before, or it is one that Swift would stop. A new one is written with
/// `addingReportingOverflow`, `multipliedReportingOverflow` or ``ReadingBudget``, and where it cannot overflow it is looked at and counted here.
private let looked: [String: Int] = [
    "Images/Payload/Decoders/BZip2Decoder.swift": 1,
    "Images/Payload/Decoders/XZDecoder.swift": 1,
    "Images/Payload/Decoders/ZstandardDecoder.swift": 1,
    "Images/Payload/ManifestFields.swift": 1,
    "Images/Payload/OperationReader.swift": 9,
    "Images/Payload/PartitionCheck.swift": 3,
    "Images/Payload/PayloadHeader.swift": 2,
    "Images/Payload/PayloadLayout.swift": 12,
    "Images/Payload/PayloadQueue.swift": 5,
    "Images/Payload/PayloadSource.swift": 5,
    "Images/Scan/ExtentList.swift": 4,
    "Images/Scan/FilledLayout.swift": 5,
    "Images/Scan/ImageLayout.swift": 2,
    "Images/Scan/ImageScanner.swift": 2,
    "Images/Scan/QuickLayout.swift": 14,
    "Images/Scan/RawScan.swift": 12,
    "Images/Scan/SparseChunkHeader.swift": 2,
    "Images/Scan/SparseHeader.swift": 1,
    "Images/Scan/SparseScan.swift": 10,
    "Images/Split/BackedBlock.swift": 5,
    "Images/Split/DownloadParts.swift": 1,
    "Images/Split/ImageScan+PartChecksums.swift": 3,
    "Images/Split/PartReader.swift": 6,
    "Images/Split/PartWriter.swift": 11,
    "Images/Split/Resparse.swift": 14,
    "Images/Super/SuperChunks.swift": 9,
    "Images/Super/SuperImage.swift": 3,
    "Images/Super/SuperSource.swift": 3,
    "Images/Super/SuperTable+Place.swift": 12,
    "Images/Super/SuperTable+Read.swift": 12,
    "Images/Super/SuperTable+Whole.swift": 4,
    "Images/Super/SuperTable+Write.swift": 6,
    "StockPackage/AVB/AVBAcceptance.swift": 2,
    "StockPackage/AVB/AVBPublicKey.swift": 1,
    "StockPackage/AVB/AVBTrees.swift": 11,
    "StockPackage/AVB/VBMeta.swift": 3,
    "StockPackage/AVB/VBMetaHeader.swift": 3,
    "StockPackage/OTA/OTAMetadata.swift": 2,
    "StockPackage/OTA/OTAVerifier.swift": 2,
    "StockPackage/OTA/PayloadProperties.swift": 1,
    "StockPackage/OTA/ZipArchive.swift": 2,
    "StockPackage/OTA/ZipFeed.swift": 1,
    "StockPackage/Sideload/SideloadPackage.swift": 3,
    "StockPackage/Sideload/SideloadReader.swift": 5,
]

private let rooms = [
    "Images/Scan", "Images/Super", "Images/Payload", "Images/Split", "StockPackage/AVB", "StockPackage/Zip",
    "StockPackage/OTA",
    "StockPackage/Sideload",
]

@Suite("Sums of sizes that come from outside") struct BareSumTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    @Test("no file has one more than somebody has looked at", arguments: rooms) func counted(room: String) throws {
        let folder = Self.sources.appending(path: room)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        #expect(!files.isEmpty, "\(room) has moved")
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            let found = text.split(separator: "\n").reduce(0) { $0 + Self.sums(in: $1) }
            #expect(found == looked["\(room)/\(file)", default: 0], "\(room)/\(file)")
        }
    }

    @Test("and every file that is counted is there") func stale() {
        for file in looked.keys {
            #expect(FileManager.default.fileExists(atPath: Self.sources.appending(path: file).path), "\(file)")
        }
    }

    /// Those of a line of code, up to a string in it.
    private static func sums(in line: Substring) -> Int {
        let code = line.drop { $0 == " " }
        guard !code.hasPrefix("//") else { return 0 }
        return code.prefix { $0 != "\"" }.matches(of: /[A-Za-z0-9_)\]] (?:\+|\*|\+=|\*=) [A-Za-z0-9_(]/).count
    }
}
