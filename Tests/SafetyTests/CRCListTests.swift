import Plan
import Safety
import Testing

@testable import Images
@testable import StockPackage

/// The checksum lists of a package, against the parts that a phone's limit makes.
struct CRCListTests {
    private static let block: UInt64 = 4096

    /// A sparse image of so many blocks of data. Its checksums are made up: what they are is a matter of reading the package.
    private static func image(_ file: String, blocks: UInt32, dataCRC: UInt32 = 0) -> PackageImage {
        let layout = ImageLayout(
            isSparse: true, blockSize: UInt32(block), totalBlocks: blocks,
            extents: [Extent(firstBlock: 0, blockCount: blocks, content: .data(offset: 40))],
            fileBytes: 40 + UInt64(blocks) * block, expandedBytes: UInt64(blocks) * block)
        let scan = ImageScan(
            layout: layout, bytes: layout.fileBytes, md5: [], sha256: nil, crc32: 0, dataCRC32: dataCRC,
            blocks: BlockDigests(bytes: 0, key: BlockKey(), tags: []))
        return PackageImage(file: file, path: "images/\(file)", scan: scan, verifiedBy: [])
    }

    private func flash(_ partition: String, _ file: String) -> String {
        "fastboot $* flash \(partition) `dirname $0`/images/\(file) || exit 1\n"
    }

    /// What the gate says where `super` has ten blocks of data.
    /// - Parameters:
    ///   - lists: the texts of `crclist.txt` and `sparsecrclist.txt`.
    ///   - limit: max-download-size in blocks, and a little more for the headers.
    private func ask(
        _ lists: (String, String), limit: UInt64?, dataCRC: UInt32 = 0, guarded: Bool = false, named: Bool = false,
        product: String = "liuqin"
    ) throws -> [Finding] {
        var lines = flash("crclist", "crclist.txt") + flash("sparsecrclist", "sparsecrclist.txt")
        if guarded {
            lines = """
                fastboot $* getvar crc 2>&1 | grep "^crc: 1"
                if [ $? -eq 0 ] ; then
                \(lines)fi

                """
        }
        let mode = try Samples.mode(Samples.liuqin + lines + flash("super", "super.img"))
        var package = Samples.package([mode], images: [Self.image("super.img", blocks: 10, dataCRC: dataCRC)])
        package.checksumLists = [
            "images/crclist.txt": try ChecksumList(Array("CRC-LIST\n\(lists.0)\n".utf8)),
            "images/sparsecrclist.txt": try ChecksumList(Array("SPARSECRC-LIST\n\(lists.1)\n".utf8)),
        ]
        let phone = Samples.phone {
            $0.product = product
            $0.maxDownload = limit.map { $0 * Self.block + 200 }
            $0.variables.updateValue(guarded ? "0" : "1", forKey: "crc")
        }
        let plan = try #require(Planner(package: package).plan(.clean, for: phone))
        let all = Gate.findings(
            on: GateInput(plan: plan, phone: phone, package: package, leavesListsOut: named))
        let found = all.filter { $0.gate == .withoutCRCLists }
        for finding in found { Samples.expectSpoken(finding) }
        return found
    }

    static let rows: [((String, String), UInt64?, Bool)] = [
        // The whole file, which is sent whole or in parts.
        (("super 0x1", ""), 11, true), (("super 0x1", ""), nil, true), (("super 0x1", ""), 9, false),
        // The data of all parts, and how many there are.
        (("", "super 0x1 2"), 5, true), (("", "super 0x1 2"), 11, false), (("", "super 0x1 2"), 4, false),
        (("", "super 0x1 1"), 11, true), (("", "super 0x1"), 4, true),
        // A list may name the partition with a slot, or not name it.
        (("super_ab 0x1", ""), 9, false), (("other 0x1", "cust 0x1 7"), 4, true), (("", ""), 4, true),
    ]

    @Test(arguments: rows)
    func `a list fits where the phone's limit makes the parts that it is for`(
        _ lists: (String, String), _ limit: UInt64?, _ fits: Bool
    ) throws {
        let found = try ask(lists, limit: limit)
        #expect(found.map(\.severity) == (fits ? [] : [.confirm]))
        guard let finding = found.first else { return }
        #expect(finding.sentence.contains("super.img"))
        #expect(finding.consentWord == "without")
        #expect(!finding.needsItsWord)
    }

    @Test func `a checksum for each part fits those parts alone`() throws {
        // The CRC-32 of nothing but made-up parts: joined, they are that of the whole, or they are not.
        let sums: [UInt32] = [0x1111_1111, 0x2222_2222]
        let whole = Images.crc32(sums[0], followedBy: sums[1], count: 5 * Self.block)
        let list = ("", "super 2 0x11111111 0x22222222")
        #expect(try ask(list, limit: 5, dataCRC: whole).isEmpty)
        // As many parts, cut at another place.
        let elsewhere = try ask(list, limit: 6, dataCRC: whole)
        #expect(elsewhere.map(\.severity) == [.confirm])
        #expect(elsewhere.first?.evidence.contains("for other 2 parts than are sent") == true)
        let more = try ask(list, limit: 4, dataCRC: whole)
        #expect(more.first?.evidence.contains("the list is for 2 parts, and 3 are sent") == true)
        #expect(more.first?.evidence.contains("this phone takes \(4 * Self.block + 200) bytes at a time") == true)
        let one = ("", "super 1 0x33333333")
        #expect(try ask(one, limit: 11, dataCRC: 0x3333_3333).isEmpty)
    }

    @Test func `lists that the phone is not given are not judged`() throws {
        #expect(try ask(("super 0x1", ""), limit: 4, guarded: true).isEmpty)
        #expect(try ask(("super 0x1", ""), limit: 4, guarded: true, named: true).isEmpty)
    }

    @Test func `lists that fit are left out where the owner names it`() throws {
        let found = try ask(("super 0x1", ""), limit: 11, named: true)
        #expect(found.map(\.severity) == [.confirm])
        #expect(found.first?.sentence.contains("as you asked") == true)
    }

    @Test func `the lists of another phone's package are not held against this one's limit`() throws {
        #expect(try ask(("super 0x1", ""), limit: 4, product: "chopin").isEmpty)
    }
}
