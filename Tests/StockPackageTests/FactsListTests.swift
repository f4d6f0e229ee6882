import Testing

@testable import StockPackage

/// The lists of digests and checksums.
struct FactsListTests {
    private static let sum = "0123456789abcdef0123456789abcdef"
    private static func element(_ name: String, _ sum: String = FactsListTests.sum) -> String {
        "<digest hash=\"md5\" name=\"\(name)\">\(sum)</digest>"
    }
    private static func xml(_ inner: String) -> String { "<root><digests>\(inner)</digests></root>" }

    @Test func `a list as its generator writes it`() throws {
        let text =
            "<?xml version=\"1.0\"?>\n<root><digests>\n\(Self.element("abl.elf"))\n<digest name=\"boot.img\" hash=\"md5\">\(Self.sum.uppercased())</digest>\n</digests>"
            + "<security-patch-level><level>PLATFORM_SECURITY_PATCH := 2021-03-01</level></security-patch-level></root>\n"
        #expect(try MD5List(Array(text.utf8)).digests == ["abl.elf": Self.sum, "boot.img": Self.sum])
        #expect(try MD5List(Array(Self.xml(Self.element("a") + Self.element("a")).utf8)).digests == ["a": Self.sum])
    }

    @Test(arguments: [
        "", "<root></root>", xml(""), "<digest hash=\"md5\" name=\"a\">\(sum)</digest>",
        xml("<digest hash=\"md5\" name=\"a\">\(sum)"),
        xml("<digest hash=\"md5\" name=\"a\""), xml("<digest hash=\"sha1\" name=\"a\">\(sum)</digest>"),
        xml("<digest name=\"a\">\(sum)</digest>"),
        xml("<digest hash=\"md5\">\(sum)</digest>"), xml("<digest hash=\"md5\" name=\"\">\(sum)</digest>"),
        xml("<digest hash=\"md5\" name=\"a\" x=\"y\">\(sum)</digest>"), xml(element("a", "0123")),
        xml(element("a", sum + "0")),
        xml(element("a", "z" + sum.dropFirst())), xml(element("a") + element("a", "f" + sum.dropFirst())),
        xml(element("a") + "<!-- x -->"),
        xml(element("a&amp;b")), xml(element("a") + "<digest\thash=\"md5\" name=\"b\">\(sum)</digest>"),
        xml(element("a") + "<digest/>"),
        "<!DOCTYPE x>" + xml(element("a")),
    ])
    func `a list of another form is refused`(_ text: String) {
        #expect(throws: MD5List.Malformed.self) { try MD5List(Array(text.utf8)) }
    }

    @Test func `bytes that are no text are refused`() {
        #expect(throws: MD5List.Malformed.self) { try MD5List([0xFF] + Array(Self.xml(Self.element("a")).utf8)) }
    }

    @Test func `the three forms of a checksum line`() throws {
        let plain = try ChecksumList(Array("CRC-LIST\r\nboot 0x1\r\n\r\n  xbl\t0XdeadBEEF \r\n".utf8))
        #expect(!plain.isSparse && plain.entries == ["boot": .file(1), "xbl": .file(0xDEAD_BEEF)])
        let sparse = try ChecksumList(
            Array("SPARSECRC-LIST\nsuper 0x12 9\ncust 0xab\nuserdata 2 0x1 0xffffffff\n".utf8))
        #expect(
            sparse.isSparse
                && sparse.entries == [
                    "super": .data(0x12, parts: 9), "cust": .data(0xAB, parts: nil),
                    "userdata": .parts([1, 0xFFFF_FFFF]),
                ])
        #expect(try ChecksumList(Array("CRC-LIST".utf8)).entries.isEmpty)
    }

    @Test(arguments: [
        ("", 1), ("boot 0x1\n", 1), ("crc-list\nboot 0x1\n", 1), ("\nCRC-LIST\n", 1), ("CRC-LIST\nboot\n", 2),
        ("CRC-LIST\nboot 1\n", 2),
        ("CRC-LIST\nboot 0x\n", 2), ("CRC-LIST\nboot 0x123456789\n", 2), ("CRC-LIST\nboot 0xzz\n", 2),
        ("CRC-LIST\nboot 0x+1\n", 2),
        ("CRC-LIST\nboot 0x-0\n", 2), ("CRC-LIST\nboot 0x1 3\n", 2), ("CRC-LIST\na 0x1\nboot 2 0x1 0x2\n", 3),
        ("CRC-LIST\na 0x1\na 0x1\n", 3),
        ("SPARSECRC-LIST\nsuper 0x1 0\n", 2), ("SPARSECRC-LIST\nsuper 0x1 x\n", 2),
        ("SPARSECRC-LIST\nsuper 0x1 2 3\n", 2),
        ("SPARSECRC-LIST\nsuper 2 0x1\n", 2), ("SPARSECRC-LIST\nsuper 1 0x1 0x2\n", 2),
        ("SPARSECRC-LIST\nsuper 0\n", 2),
        ("SPARSECRC-LIST\nsuper 2 0x1 x\n", 2), ("SPARSECRC-LIST\nsuper -1 0x1\n", 2),
        // Found by the fuzzer: one more than this is no number.
        ("SPARSECRC-LIST\nsuper 9223372036854775807 0x1\n", 2),
    ])
    func `a checksum line of another form is refused with its number`(_ text: String, _ line: Int) {
        do throws(ChecksumList.Malformed) {
            _ = try ChecksumList(Array(text.utf8))
            Issue.record("accepted: \(text)")
        } catch {
            #expect(error.line == line && !error.reason.isEmpty)
        }
    }
}
