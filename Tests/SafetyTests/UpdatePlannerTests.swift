import Testing

@testable import Images
@testable import Plan
@testable import Safety
@testable import StockPackage

/// An update of partitions with these sizes; those of a group lie inside super.
private func update(
    _ partitions: [(name: String, bytes: UInt64, group: String?)], metadata: String = "pre-device=liuqin\n"
) throws -> PackageFacts {
    let parts = partitions.map { name, bytes, group in
        let layout = ImageLayout(
            isSparse: false, blockSize: 4096, totalBlocks: UInt32(bytes / 4096),
            extents: [Extent(firstBlock: 0, blockCount: UInt32(max(1, bytes / 4096)), content: .data(offset: 0))],
            fileBytes: bytes,
            expandedBytes: bytes)
        let scan = ImageScan(
            layout: layout, bytes: bytes, md5: [], sha256: [], crc32: 0, dataCRC32: 0,
            blocks: BlockDigests(bytes: 0, key: BlockKey(), tags: []))
        return OTAPartition(name: name, bytes: bytes, sha256: "00", operations: 1, group: group, scan: scan)
    }
    return PackageFacts(
        OTAFacts(
            kind: .zip, path: "/a/ota.zip", bytes: 1, payloadBytes: 1, metadata: try OTAMetadata(Array(metadata.utf8)),
            hasSignature: true, blockSize: 4096, isPartial: false, maxTimestamp: nil, partitions: parts), avb: nil)
}

private func phone(_ partitions: [PhonePartition], patches: String? = nil) -> PhoneFacts {
    var phone = PhoneFacts(address: "tcp:1")
    phone.product = "liuqin"
    phone.mode = .fastbootd
    phone.lock = .unlocked
    phone.currentSlot = "b"
    phone.slots = SlotFacts(current: "b", count: 2, named: ["a", "b"])
    phone.partitions = Dictionary(uniqueKeysWithValues: partitions.map { ($0.name, $0) })
    if let patches { phone.variables[PhoneFacts.patchVariable] = patches }
    return phone
}

private func own(_ name: String, _ bytes: UInt64) -> PhonePartition {
    PhonePartition(name: name, size: .init(bytes: bytes), isLogical: false)
}

private func logical(_ name: String, _ bytes: UInt64) -> PhonePartition {
    PhonePartition(name: name, size: bytes > 0 ? .init(bytes: bytes) : nil, isLogical: true)
}

private let sample: [(name: String, bytes: UInt64, group: String?)] = [
    ("boot", 8192, nil), ("system", 40960, "main"), ("xbl", 4096, nil), ("odm", 5000, "main"),
]

@Suite("Plans of updates") struct UpdatePlannerTests {
    private func plan(_ mode: FlashMode, for phone: PhoneFacts) throws -> FlashPlan {
        let planner = try #require(
            UpdatePlanner(package: try update(sample), startsPhone: { BootChain.base(of: $0) != nil }))
        return planner.plan(mode, onto: "b", of: phone)
    }

    @Test("in order: shrink, grow or make, logical, own, both slots of what starts the phone, the slot, the data")
    func order()
        throws
    {
        let there = phone([logical("system_b", 4096), own("boot_b", 8192), own("xbl_a", 4096), own("xbl_b", 4096)])
        let common = [
            "shrink system_b to nothing", "resize system_b to 41.0 KB", "create odm_b of 5.00 KB",
            "flash system_b from system (41.0 KB)", "flash odm_b from odm (5.00 KB)",
            "flash boot_b from boot (8.19 KB)",
            "flash xbl_a from xbl (4.10 KB)", "flash xbl_b from xbl (4.10 KB)", "set active slot b",
        ]
        #expect(try plan(.keepData, for: there).steps.map(\.description) == common + ["reboot"])
        #expect(
            try plan(.clean, for: there).steps.map(\.description) == common + [
                "erase userdata", "erase metadata", "reboot",
            ])
        #expect(try plan(.keepData, for: there).logicalSizes == ["system_b": 40960, "odm_b": 5000])
        #expect(try plan(.clean, for: there).wipesData && !plan(.keepData, for: there).wipesData)
    }

    @Test("a phone that lists nothing is taken to have what is written") func nothingListed() throws {
        var silent = phone([])
        silent.partitions = nil
        #expect(
            try plan(.keepData, for: silent).steps.count { if case .create = $0.action { true } else { false } } == 0)
    }

    @Test("what starts the phone is written whole and to both slots, or the plan is refused") func ending() throws {
        let facts = try update(sample + [("devcfg", 4096, nil)])
        let there = phone([
            logical("system_b", 4096), own("boot_a", 8192), own("boot_b", 8192), own("xbl_a", 4096), own("xbl_b", 4096),
            own("devcfg_a", 4096), own("devcfg_b", 4096), own("super", 1 << 30), own("userdata", 1 << 30),
        ])
        let made = UpdatePlanner(package: facts, startsPhone: { BootChain.base(of: $0) != nil })
        let plan = try #require(made).plan(.keepData, onto: "b", of: there)
        func said(without dropped: String...) -> [Finding.Severity] {
            let steps = plan.steps.filter { step in !dropped.contains { "\(step)".hasPrefix("flash \($0) ") } }
            let cut = FlashPlan(mode: plan.mode, package: plan.package, codename: plan.codename, steps: steps)
            #expect(steps.count == plan.steps.count - dropped.count)
            return Gate.findings(on: GateInput(plan: cut, phone: there, package: facts)).filter {
                $0.gate == .bootChain
            }.map(\.severity)
        }
        #expect(said() == [.note])
        #expect(said(without: "boot_b") == [.note])
        #expect(said(without: "xbl_a") == [.refuse])
        #expect(said(without: "devcfg_a", "devcfg_b") == [.refuse])
        #expect(said(without: "xbl_a", "xbl_b", "devcfg_a", "devcfg_b") == [])
    }

    @Test("a fastboot package is none of its business") func notAnUpdate() throws {
        #expect(UpdatePlanner(package: Samples.package([]), startsPhone: { _ in false }) == nil)
    }

    /// 40960 bytes, 5000 in whole blocks, and 1 MiB of tables.
    private static let needed: UInt64 = 40960 + 8192 + 1_048_576

    @Test(
        "super must have room for all of it",
        arguments: [
            (needed, 0, true), (needed - 1, 0, false), (needed + 4096, 4096, true), (needed + 4095, 4096, false),
        ])
    func room(of bytes: UInt64, kept: UInt64, fits: Bool) throws {
        let there = phone([own("super", bytes), logical("system_b", 9_999_999_999), logical("vendor_a", kept)])
        let findings = Gate.judgeRoom(try plan(.keepData, for: there), there)
        #expect(findings.map(\.severity) == (fits ? [] : [.refuse]))
        #expect(
            findings.allSatisfy {
                $0.evidence.contains("\(Self.needed)") && $0.evidence.contains("vendor_a") == (kept > 0)
            })
    }

    @Test(
        "the months of the patches",
        arguments: [
            ("2025-05-01", "2025-05-01", Finding.Severity.note), ("2025-05-01", "2025-04-30", .note),
            ("2025-05-01", "2025-05-02", .confirm), ("2025-05-01", nil, .confirm), (nil, "2025-05-01", .confirm),
            ("2025-05", "2025-05-01", .confirm), ("2025-05-01", "2025-5-1", .confirm), ("", "", .confirm),
        ] as [(String?, String?, Finding.Severity)])
    func age(package: String?, there: String?, severity: Finding.Severity) throws {
        let facts = try update(sample, metadata: package.map { "post-security-patch-level=\($0)\n" } ?? "")
        let found = Gate.judgeUndeclared(try #require(facts.update), phone([], patches: there))
        #expect(found.map(\.severity) == [severity] && found[0].gate == .antiRollback)
    }

    @Test("Android is read from the fingerprint") func android() throws {
        let facts = try update(
            sample, metadata: "post-build=Xiaomi/vili/vili:14/UKQ1.231207.002/V816.0.4.0.UKDMIXM:user/release-keys\n")
        #expect(facts.android == "14")
        #expect(try update(sample, metadata: "post-build=none\n").android == nil)
    }
}
