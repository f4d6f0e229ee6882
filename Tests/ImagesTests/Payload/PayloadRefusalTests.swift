import PayloadMaker
import Testing

@testable import Images

/// A payload that is refused when it is opened, and the words.
private struct Refused: CustomTestStringConvertible, Sendable {
    let name: String
    let words: [String]
    let change: @Sendable (inout PayloadMaker) -> Void
    var testDescription: String { name }

    init(_ name: String, _ words: String..., change: @escaping @Sendable (inout PayloadMaker) -> Void) {
        self.name = name
        self.words = words
        self.change = change
    }
}

private let image = mixedImage(blocks: 8, seed: 20)
private let huge = UInt64.max

private let refused: [Refused] = [
    Refused("another magic", "does not begin with \"CrAU\"") { $0.magic = "CrAV" },
    Refused("version 1", "version 1, only version 2") { $0.version = 1 },
    Refused("a giant version", "version 18446744073709551615") { $0.version = huge },
    Refused(
        "a source operation", "incremental update", "operation 1 of partition boot is SOURCE_COPY", "only a full OTA"
    ) {
        $0.partitions[0].operations[1].type = 4
    },
    Refused("a source operation of a newer maker", "operation 0 of partition boot is PUFFDIFF") {
        $0.minorVersion = 7
        $0.partitions[0].operations[0].type = 9
    },
    Refused("an old partition", "incremental update", "names the partition boot that it starts from") {
        $0.partitions[0].namesOldPartition = true
    },
    Refused("type 15", "partition boot, operation 1: type 15 is unknown") { $0.partitions[0].operations[1].type = 15 },
    Refused("a giant type", "type 4294967295 is unknown") { $0.partitions[0].operations[1].type = 0xFFFF_FFFF },
    Refused("an extent outside", "partition boot, operation 1: it writes 5 blocks from block 4 on, the partition has 8")
    {
        $0.partitions[0].operations[1].extents[0].count = 5
    },
    Refused("an extent far outside", "it writes 18446744073709551615 blocks from block 4 on") {
        $0.partitions[0].operations[1].extents[0].count = huge
        $0.partitions[0].operations[1].blob = [1]
    },
    Refused("an extent whose end overflows", "from block 18446744073709551615 on") {
        $0.partitions[0].operations[1].extents[0].first = huge
        $0.partitions[0].operations[1].blob = [1]
    },
    Refused("an extent of nothing", "it writes 0 blocks from block 4 on") {
        $0.partitions[0].operations[1].extents[0].count = 0
        $0.partitions[0].operations[1].blob = [1]
    },
    Refused("no extents", "partition boot, operation 1: it writes no blocks") {
        $0.partitions[0].operations[1].extents = []
        $0.partitions[0].operations[1].blob = [1]
    },
    Refused("an overlap", "partition boot, operation 1: it writes block 3, which operation 0 writes as well") {
        $0.partitions[0].operations[1].extents = [(3, 5)]
    },
    Refused("an overlap with itself", "operation 1: it writes block 5, which operation 1 writes as well") {
        $0.partitions[0].operations[1].extents = [(4, 4), (5, 1)]
    },
    Refused("a hole", "partition boot: no operation writes 1 of its blocks, the first is block 4") {
        $0.partitions[0].operations[1].extents = [(5, 3)]
    },
    Refused("an end that nothing writes", "no operation writes 4 of its blocks, the first is block 4") {
        $0.partitions[0].operations.removeLast()
    },
    Refused("data outside", "partition boot, operation 1", "lie outside the payload", "cut short or damaged") {
        $0.partitions[0].operations[1].length = 1 << 40
    },
    Refused("data that begins outside", "data byte 18446744073709551615 lie outside") {
        $0.partitions[0].operations[1].offset = huge
    },
    Refused("data whose end overflows", "its 18446744073709551615 bytes at data byte 100 lie outside") {
        $0.partitions[0].operations[1].offset = 100
        $0.partitions[0].operations[1].length = huge
    },
    Refused("no data", "operation 1: it has no data") { $0.partitions[0].operations[1].blob = [] },
    Refused("plain data too short", "8192 bytes long when decoded, its blocks take 16384") {
        $0.partitions[0].operations[1] = MadeOperation(0, (4, 4))
        $0.partitions[0].operations[1].blob = [UInt8](repeating: 1, count: 8192)
    },
    Refused("plain data too long", "16385 bytes long when decoded, its blocks take 16384") {
        $0.partitions[0].operations[1] = MadeOperation(0, (4, 4))
        $0.partitions[0].operations[1].blob = [UInt8](repeating: 1, count: 16385)
    },
    Refused("a short digest of data", "operation 0: the manifest has a SHA-256 of 31 bytes") {
        $0.partitions[0].operations[0].digest = [UInt8](repeating: 1, count: 31)
    },
    Refused("a partition without digest", "partition boot: the manifest has no SHA-256") {
        $0.partitions[0].digest = []
    },
    Refused("a long digest of the partition", "a SHA-256 of 33 bytes for it") {
        $0.partitions[0].digest = [UInt8](repeating: 1, count: 33)
    },
    Refused("two of one name", "two partitions named boot") { $0.partitions.append($0.partitions[0]) },
    Refused("a name that steers terminals", "partition (unnamed): a name that no partition has") {
        $0.partitions[0].name = "bo\u{1B}[2Jot"
    },
    Refused("a path as a name", "a name that no partition has") { $0.partitions[0].name = "../boot" },
    Refused("no name", "a name that no partition has") { $0.partitions[0].name = "" },
    Refused("a giant partition", "more than 64 GiB") { $0.partitions[0].size = huge },
    Refused("two large partitions", "more than 64 GiB") {
        $0.partitions.append(MadePartition("other", [], []))
        $0.partitions[1].size = huge - 5
    },
    Refused("no partitions", "cannot be read") { $0.partitions = [] },
    Refused("an odd block size", "blocks of 4095 bytes") { $0.blockSize = 4095 },
    Refused("tiny blocks", "blocks of 256 bytes") { $0.blockSize = 256 },
    Refused("a scattered operation", "operation 1: its blocks lie in more than 16 places") { maker in
        let blocks = UInt64(60)
        maker.partitions[0].image = mixedImage(blocks: 60, seed: 21)
        var evens = MadeOperation(8)
        evens.extents = stride(from: 0, to: blocks, by: 2).map { ($0, 1) }
        var odds = MadeOperation(8)
        odds.extents = stride(from: 1, to: blocks, by: 2).map { ($0, 1) }
        maker.partitions[0].operations = [odds, evens]
    },
    Refused("a giant metadata signature", "its metadata signature has 1048577 bytes") {
        $0.metadataSignature = [UInt8](repeating: 0, count: 1 << 20 | 1)
    },
]

@Suite("Payloads that are refused at once") struct PayloadRefusalTests {
    @Test("the words", arguments: refused) private func words(_ one: Refused) throws {
        let lab = try PayloadLab()
        var maker = PayloadMaker([MadePartition("boot", image, type: 8)])
        one.change(&maker)
        let words = try lab.words(try maker.make(lab.bench).bytes)
        for part in one.words { #expect(words.contains(part), "it said: \(words)") }
    }

    @Test("the minor version alone refuses nothing", arguments: [0, 1, 7, 9, 0xFFFF_FFFF] as [UInt64])
    func minorVersion(number: UInt64) throws {
        let lab = try PayloadLab()
        var maker = PayloadMaker([MadePartition("boot", image, type: 8)])
        maker.minorVersion = number
        #expect(try lab.words(try maker.make(lab.bench).bytes) == "accepted")
        // What it leaves out is no full update, whatever its number.
        maker.partitions[0].operations.removeLast()
        #expect(try lab.words(try maker.make(lab.bench).bytes).contains("a full OTA writes all"))
    }

    @Test(
        "every patch names itself",
        arguments: [
            (2, "MOVE"), (3, "BSDIFF"), (4, "SOURCE_COPY"), (5, "SOURCE_BSDIFF"), (9, "PUFFDIFF"),
            (10, "BROTLI_BSDIFF"),
            (11, "ZUCCHINI"), (12, "LZ4DIFF_BSDIFF"), (13, "LZ4DIFF_PUFFDIFF"),
        ] as [(UInt64, String)]) func patches(type: UInt64, name: String) throws
    {
        let lab = try PayloadLab()
        var partition = MadePartition("vendor", image, type: 8)
        partition.operations[1].type = type
        partition.operations[1].blob = [1, 2, 3]
        partition.operations[1].sources = [(0, 4)]
        let words = try lab.words(try lab.make(partition).bytes)
        #expect(
            words == """
                this is an incremental update, which changes the system it was made for and holds no whole images \
                (operation 1 of partition vendor is \(name)); only a full OTA can be used
                """)
    }

    @Test("headers that lie about sizes") func headers() throws {
        let lab = try PayloadLab()
        let head = Array("CrAU".utf8) + bigEndian(2, bytes: 8)
        #expect(try lab.words([]).contains("does not begin"))
        #expect(
            try lab.words(Array("CrAU".utf8)).contains("cut short: its header and manifest take 24 bytes, there are 4"))
        #expect(try lab.words(head + [0, 0]).contains("take 24 bytes, there are 14"))
        for size in [UInt64.max, 1 << 63, 8_388_609] as [UInt64] {
            let words = try lab.words(head + bigEndian(size, bytes: 8) + bigEndian(0, bytes: 4))
            #expect(words == "the payload's manifest has \(size) bytes, more than 8388608 are not accepted")
        }
        #expect(try lab.words(head + bigEndian(0, bytes: 12)) == "the payload has no manifest")
        #expect(
            try lab.words(head + bigEndian(1000, bytes: 8) + bigEndian(5, bytes: 4) + [1])
                .contains("take 1029 bytes, there are 25"))
    }
}
