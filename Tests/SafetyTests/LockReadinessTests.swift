import Plan
import Safety
import Testing

@testable import StockPackage

/// What a lock finds: every partition as mode clean leaves it and as vbmeta names it, in the slot that starts, and nothing in between.
struct LockReadinessTests {
    private static let check = Samples.liuqin
    static let clean = [
        "erase boot_ab", "flash xbl_ab xbl.elf", "flash vbmeta_ab vbmeta.img", "flash super super.img",
        "flash userdata u.img", "flash boot_ab boot.img", "set_active a",
    ]

    private func judge(
        _ commands: [String], clean: [String] = Self.clean, avb: AVBFacts? = nil, listed: [String] = [],
        slot: String? = "a", isThere: Bool = true
    ) throws -> Finding {
        var package = Samples.package([
            try Samples.mode(Self.check + EndStateTests.lines(clean)),
            try Samples.mode(Self.check + EndStateTests.lines(commands + ["oem lock"]), as: .cleanLock),
        ])
        package.avb = avb
        let phone = Samples.phone {
            $0.currentSlot = slot
            $0.slots = SlotFacts(current: slot, count: 2, named: ["a", "b"])
            if !listed.isEmpty {
                $0.partitions = Samples.partitions(Dictionary(uniqueKeysWithValues: listed.map { ($0, 1 << 40) }))
            }
        }
        let found = try Samples.findings(.relock, package, mode: .cleanLock, phone: isThere ? phone : nil)
        return try #require(found.first)
    }

    private func expectRefused(_ commands: [String], _ words: String, _ place: String = "") throws {
        let finding = try judge(commands)
        #expect(finding.severity == .refuse, "\(commands) \(place)")
        #expect(finding.evidence.contains(words), "\(finding.evidence)")
    }

    @Test func `as mode clean leaves it, the phone is locked`() throws {
        #expect(try judge(Self.clean).severity == .confirm)
        #expect(try judge(Self.clean, isThere: false).severity == .confirm)
    }

    @Test func `nothing but a choice of slot stands between the last write and the lock`() throws {
        for harmless in ["set_active b", "oem cdms?", "erase misc", "erase userdata", "erase metadata", "erase cache"] {
            #expect(try judge(Self.clean + [harmless]).severity == .confirm, "\(harmless)")
        }
        try expectRefused(Self.clean + ["erase rescue"], "between the last write and the lock stands: erase rescue")
        // What the clean script erases there as well is a part of it.
        let both = Self.clean + ["erase rescue"]
        #expect(try judge(both, clean: both).severity == .confirm)
        try expectRefused(Self.clean + ["erase boot_ab"], "boot_a")
    }

    @Test func `another file than in mode clean is not locked`() throws {
        var other = Self.clean
        other[5] = "flash boot_ab patched.img"
        try expectRefused(other, "boot_a does not hold boot.img at the lock, as in mode clean: images/patched.img")
        other[5] = "flash boot_a boot.img"
        try expectRefused(other, "boot_b")
    }

    @Test func `less than mode clean writes is not locked`() throws {
        try expectRefused(Self.clean.filter { !$0.contains("vbmeta") }, "vbmeta_a is written by mode clean")
    }

    // MARK: What vbmeta names

    private static func avb(_ partition: String, image: String?) -> AVBFacts {
        AVBFacts(
            vbmetas: [],
            digests: [
                .init(
                    partition: partition, image: image, saidBy: "vbmeta", algorithm: "sha256", expected: "00",
                    verdict: .agrees)
            ], trees: [], chain: [], problems: [], remarks: [])
    }

    @Test func `what vbmeta names has to be written`() throws {
        let listed = [
            "boot_a", "boot_b", "xbl_a", "xbl_b", "vbmeta_a", "vbmeta_b", "super", "userdata", "dtbo_a", "dtbo_b",
        ]
        let names = Self.avb("dtbo", image: nil)
        let without = try judge(Self.clean, avb: names, listed: listed)
        #expect(without.severity == .refuse)
        #expect(
            without.evidence.contains("dtbo_a, which vbmeta names, is not surely written before the lock: untouched"))
        let with = ["flash dtbo_ab dtbo.img"] + Self.clean
        #expect(try judge(with, clean: with, avb: names, listed: listed).severity == .confirm)
        #expect(try judge(Self.clean, avb: Self.avb("boot", image: "images/boot.img")).severity == .confirm)
        #expect(try judge(Self.clean, avb: Self.avb("boot", image: "images/other.img")).severity == .refuse)
    }

    @Test func `what lies inside super is as whole as that`() throws {
        #expect(try judge(Self.clean, avb: Self.avb("system", image: nil)).severity == .confirm)
        let without = Self.clean.filter { !$0.contains("super") }
        let other = try judge(
            without, clean: without, avb: Self.avb("system", image: nil),
            listed: ["boot_a", "boot_b", "xbl_a", "xbl_b", "vbmeta_a", "vbmeta_b", "super", "userdata"])
        #expect(other.severity == .refuse)
        #expect(other.evidence.contains("super, which vbmeta names"))
    }

    // MARK: The slot that starts

    static let halves = ["flash system_a system.img", "flash system_b system_other.img"] + clean

    @Test func `the slot that starts is the one that holds the system`() throws {
        let without = Self.halves.dropLast()
        #expect(try judge(Self.halves, clean: Self.halves, slot: "b").severity == .confirm)
        #expect(try judge(Array(without), clean: Self.halves, slot: "a").severity == .confirm)
        let wrong = try judge(Array(without), clean: Self.halves, slot: "b")
        #expect(wrong.severity == .refuse)
        #expect(wrong.evidence.contains("the phone may start slot b, where system holds images/system_other.img"))
        // A choice that may fail is none.
        let mayFail = without + ["set_active a?"]
        #expect(try judge(Array(mayFail), clean: Self.halves, slot: "b").severity == .refuse)
        #expect(try judge(Array(mayFail), clean: Self.halves, slot: "a").severity == .confirm)
        #expect(try judge(Self.halves + ["set_active b"], clean: Self.halves, slot: "a").severity == .refuse)
    }

    @Test func `slots that hold the same may start either way`() throws {
        #expect(try judge(Array(Self.clean.dropLast()), slot: "b").severity == .confirm)
        #expect(try judge(Self.clean + ["set_active b"]).severity == .confirm)
    }
}
