import Bytes
import Firmware
import Plan
import Safety
import StockPackage
import Testing

struct UnknownPartitionTests {
    private func findings(
        _ lines: String, listed: [String]? = ["boot_a", "boot_b", "cust", "mystery", "oddity_a", "oddity_b"],
        phone: Bool = true
    ) throws -> [Finding] {
        let facts = Samples.phone {
            $0.partitions = listed.map { Samples.partitions(Dictionary(uniqueKeysWithValues: $0.map { ($0, 8192) })) }
        }
        return try Samples.findings(
            .unknownPartition, Samples.package([try Samples.mode(Samples.liuqin + lines)]), phone: phone ? facts : nil)
    }

    private func flash(_ partition: String, _ file: String) -> String {
        "fastboot $* flash \(partition) `dirname $0`/images/\(file) || exit 1\n"
    }

    @Test func `one that nobody knows asks, and its name is the word`() throws {
        let found = try findings("fastboot $* erase mystery\n")
        #expect(found.map(\.severity) == [.confirm])
        #expect(found.first?.consentWord == "mystery")
        #expect(found.first?.needsItsWord == true)
        #expect(found.first?.sentence.contains("mystery") == true)
        #expect(try findings("fastboot $* erase cust\n").isEmpty)
    }

    @Test func `several ask once, each by its name without slot`() throws {
        let lines =
            "fastboot $* erase mystery\nfastboot $* erase oddity_a\nfastboot $* erase oddity_b\nfastboot $* erase cust\n"
        #expect(try findings(lines).map(\.consentWord) == ["mystery+oddity"])
    }

    /// The file's name, whether the phone lists the partition, whether there is a phone, and whether it asks.
    @Test(
        arguments: [
            ("mystery.img", true, true, false), ("MYSTERY.mbn", true, true, false), ("x.img", true, true, true),
            ("mystery2.img", true, true, true), ("mystery.img", false, true, true), ("mystery.img", true, false, false),
            ("x.img", true, false, true),
        ])
    func `the phone and the package together know it`(_ file: String, _ lists: Bool, _ phone: Bool, _ asks: Bool) throws
    {
        let listed = lists ? ["boot_a", "mystery"] : ["boot_a"]
        #expect(try findings(flash("mystery", file), listed: listed, phone: phone).isEmpty == !asks)
    }

    @Test func `a phone that lists nothing is no witness`() throws {
        #expect(try findings(flash("mystery", "mystery.img"), listed: nil).map(\.severity) == [.confirm])
        #expect(try findings(flash("boot", "x.img"), listed: nil).isEmpty)
    }

    /// As the script spells it, as the phone lists it, and whether that is refused.
    @Test(
        arguments: [
            ("BOOT_AB", ["boot_a", "boot_b"], true), ("boot_AB", ["boot_a", "boot_b"], true),
            ("boot_ab", ["boot_a", "boot_b"], false), ("Boot", ["boot_a", "boot_b"], true),
            ("boot", ["boot_a", "boot_b"], false), ("boot_A", ["boot_a"], true), ("ddr", ["DDR"], true),
            ("DDR", ["DDR"], false), ("DDR", ["ddr"], true), ("cust+LOGO", ["cust", "logo"], true),
            ("LOGO", ["boot_a"], false),
            ("LOGO", nil, false),
        ] as [(String, [String]?, Bool)])
    func `capitals are compared with the phone's own`(_ name: String, _ listed: [String]?, _ isRefused: Bool) throws {
        for line in [Samples.flash(name), "fastboot $* erase \(name) || true\n"] {
            #expect(try findings(line, listed: listed).map(\.severity) == (isRefused ? [.refuse] : []), "\(line)")
        }
    }

    /// Names that no script gets past its reader with; an update's manifest may hold them.
    @Test(
        arguments: [
            "partition", "partition:0", "GPT", "gpt_both0", "pgpt_a", "sgpt", "b\u{043E}ot", "\u{FF42}oot_a", "a b", "",
            String(repeating: "x", count: 40),
        ])
    func `tables, and what is no name, are refused in any plan`(_ name: String) {
        for action in [
            Step.Action.flash(partition: name, image: name, bytes: 1, expandedBytes: 1), .erase(partition: name),
            .resize(partition: name, bytes: 0), .create(partition: name, bytes: 4096),
            .erase(partition: "boot+\(name)"),
        ] {
            let plan = FlashPlan(
                mode: .clean, package: "x", codename: "x", steps: [Step(action: action, source: "line 1")])
            let found = Gate.findings(on: GateInput(plan: plan, phone: nil, package: Samples.package([]))).filter {
                $0.gate == .unknownPartition
            }
            #expect(found.map(\.severity) == [.refuse], "\(action)")
            found.forEach(Samples.expectSpoken)
        }
    }

    @Test func `a logical partition is made anew`() {
        let steps: [Step.Action] = [
            .create(partition: "novelty_a", bytes: 4096),
            .flash(partition: "novelty_a", image: "novelty", bytes: 1, expandedBytes: 1),
        ]
        let plan = FlashPlan(mode: .clean, package: "x", codename: "x", steps: steps.map { Step(action: $0) })
        let phone = Samples.phone { $0.partitions = Samples.partitions(["boot_a": 8192]) }
        #expect(
            !Gate.findings(on: GateInput(plan: plan, phone: phone, package: Samples.package([]))).contains {
                $0.gate == .unknownPartition
            })
    }

    @Test func `the list has each name once, in the form that it is compared in, with its source`() {
        let names = KnownPartitions.all
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(PartitionName(name).map { [$0.lower, $0.base, $0.stem] } == [name, name, name], "\(name)")
        }
        #expect(Firmware.knownPartitions.allSatisfy { !$0.source.isEmpty && !$0.names.isEmpty })
    }

    @Test func `every name of the boot chain is known, and no table`() {
        for row in Firmware.bootChain {
            #expect(KnownPartitions.contains(row.name), "\(row.name)")
            #expect(!PartitionTable.isNamed(row.name), "\(row.name)")
        }
    }
}
