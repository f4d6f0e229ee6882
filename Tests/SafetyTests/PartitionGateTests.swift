import Plan
import Safety
import StockPackage
import Testing

/// Partitions that are missing and images that do not fit, as the phone's own list tells.
struct PartitionGateTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let lines: String
        let listed: [String: UInt64?]?
        let missing: Finding.Severity?
        var testDescription: String { name }
    }

    static let boot = Samples.flash("boot_ab")
    static let rows = [
        Row(name: "both slots", lines: boot, listed: ["boot_a": 1, "boot_b": 1], missing: nil),
        Row(name: "the name itself", lines: boot, listed: ["boot_ab": 1], missing: nil),
        Row(
            name: "one slot of two", lines: boot + Samples.flash("super"), listed: ["boot_a": 1, "super": 1],
            missing: .refuse),
        Row(
            name: "a bare name on slots", lines: Samples.flash("boot"), listed: ["boot_a": 1, "boot_b": 1], missing: nil
        ),
        Row(
            name: "one slot, the other is listed", lines: Samples.flash("boot_a") + Samples.flash("super"),
            listed: ["boot_b": 1, "super": 1], missing: .refuse),
        Row(
            name: "capitals", lines: Samples.flash("boot") + "fastboot $* erase DDR || exit 1\n",
            listed: ["boot": 1, "ddr": 1], missing: nil),
        Row(
            name: "joined, both there", lines: Samples.flash("boot+boot1"), listed: ["boot": 1, "boot1": 1],
            missing: nil),
        Row(
            name: "joined, one missing", lines: Samples.flash("boot+boot1"), listed: ["boot": 1, "x": 1],
            missing: .refuse),
        Row(
            name: "the checksum lists", lines: Samples.flash("crclist") + Samples.flash("sparsecrclist") + boot,
            listed: ["boot_a": 1, "boot_b": 1], missing: nil),
        Row(
            name: "an erase that must succeed", lines: boot + "fastboot $* erase opcust || exit 1\n",
            listed: ["boot_a": 1, "boot_b": 1], missing: .refuse),
        Row(
            name: "an erase that may fail", lines: boot + "fastboot $* erase opcust\n",
            listed: ["boot_a": 1, "boot_b": 1], missing: nil),
        Row(name: "nothing listed", lines: boot, listed: nil, missing: .note),
        Row(
            name: "an old bootloader's three names", lines: boot + Samples.flash("xbl") + Samples.flash("system"),
            listed: ["system": 1, "userdata": 1, "cache": 1], missing: .note),
    ]

    @Test(arguments: rows)
    func `what the plan needs must be listed`(_ row: Row) throws {
        let phone = Samples.phone { $0.partitions = row.listed.map(Samples.partitions) }
        let package = Samples.package([try Samples.mode(Samples.liuqin + row.lines)])
        let found = try Samples.findings(.partitionMissing, package, phone: phone)
        #expect(found.map(\.severity) == [row.missing].compactMap(\.self))
    }

    @Test func `a partition of a step that this phone leaves out is not missed`() throws {
        let guarded = """
            fastboot $* getvar partition-type:opcust 2>&1 | grep "^partition-type:opcust: raw"
            if [ $? -eq 0 ] ; then
            fastboot $* erase opcust || exit 1
            fi

            """
        let package = Samples.package([try Samples.mode(Samples.liuqin + guarded + Self.boot)])
        let phone = Samples.phone { $0.partitions = Samples.partitions(["boot_a": 1, "boot_b": 1]) }
        #expect(try Samples.findings(.partitionMissing, package, phone: phone).isEmpty)
    }

    @Test func `the list of another phone proves nothing`() throws {
        let package = Samples.package([try Samples.mode(Samples.liuqin + Self.boot)])
        let phone = Samples.phone {
            $0.product = "chopin"
            $0.partitions = Samples.partitions(["x": 1])
        }
        #expect(
            try Samples.findings(nil, package, phone: phone).filter { $0.severity == .refuse }.map(\.gate) == [
                .deviceMatch
            ])
    }

    struct Size: Sendable, CustomTestStringConvertible {
        let partition: String
        let listed: [String: PhonePartition.Size]
        let severity: Finding.Severity?
        var testDescription: String { "\(partition) \(listed)" }
    }

    /// The image has 8192 bytes when it is expanded.
    static let sizes = [
        Size(partition: "boot", listed: ["boot": .init(bytes: 8192)], severity: nil),
        Size(partition: "boot", listed: ["boot": .init(bytes: 8191)], severity: .refuse),
        Size(
            partition: "boot_ab", listed: ["boot_a": .init(bytes: 8192), "boot_b": .init(bytes: 8192)], severity: nil),
        Size(
            partition: "boot_ab", listed: ["boot_a": .init(bytes: 8192), "boot_b": .init(bytes: 4096)],
            severity: .refuse),
        Size(
            partition: "boot", listed: ["boot_a": .init(bytes: 8192), "boot_b": .init(bytes: 4096)], severity: .refuse),
        Size(partition: "boot_b", listed: ["boot_a": .init(bytes: 1), "boot_b": .init(bytes: 8192)], severity: nil),
        Size(
            partition: "boot+boot1", listed: ["boot": .init(bytes: 8192), "boot1": .init(bytes: 4096)],
            severity: .refuse),
        Size(partition: "BOOT", listed: ["boot": .init(bytes: 4096)], severity: .refuse),
        Size(partition: "boot", listed: ["boot": .init(bytes: 65536, other: 16384)], severity: nil),
        Size(partition: "boot", listed: ["boot": .init(bytes: 65536, other: 4096)], severity: .confirm),
        Size(partition: "boot", listed: ["boot": .init(bytes: 4096, other: 2048)], severity: .refuse),
        Size(partition: "boot", listed: ["recovery": .init(bytes: 1)], severity: .note),
    ]

    @Test(arguments: sizes)
    func `an image must fit each copy, by its size when expanded`(_ row: Size) throws {
        let package = Samples.package(
            [try Samples.mode(Samples.liuqin + Samples.flash(row.partition))], images: [Samples.image("x.img")])
        let phone = Samples.phone {
            $0.partitions = Dictionary(
                uniqueKeysWithValues: row.listed.map { ($0, PhonePartition(name: $0, size: $1)) })
        }
        let found = try Samples.findings(.imageFits, package, phone: phone)
        #expect(found.map(\.severity) == [row.severity].compactMap(\.self))
        if row.severity == .refuse { #expect(found[0].evidence.contains("8192 bytes when expanded")) }
    }

    @Test func `a phone that lists nothing, or no sizes, is said to`() throws {
        let package = Samples.package(
            [try Samples.mode(Samples.liuqin + Samples.flash("boot"))], images: [Samples.image("x.img")])
        let silent = try Samples.findings(.imageFits, package)
        let sizeless = try Samples.findings(
            .imageFits, package, phone: Samples.phone { $0.partitions = Samples.partitions(["boot": nil]) })
        #expect(silent.map(\.severity) == [.note] && sizeless.map(\.severity) == [.note])
        #expect(silent[0].sentence != sizeless[0].sentence)
    }
}
